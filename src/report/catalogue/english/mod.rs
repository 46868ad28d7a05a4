//! English. `{name}` is a value, `{name#one|many}` a number with its form, `{name?one|many}` the form alone.
//! Each file hands its rows on to the next, and all of them together become one table.

macro_rules! messages {
    ({ $($name:ident = $english:literal;)+ }) => {
        /// What can be said.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Msg { $($name),+ }

        impl Msg {
            pub const ALL: &[Msg] = &[$(Msg::$name),+];
            /// Its id in JSON.
            pub fn key(self) -> &'static str {
                match self { $(Msg::$name => stringify!($name)),+ }
            }
            pub(super) fn english(self) -> &'static str {
                match self { $(Msg::$name => $english),+ }
            }
        }
    };
}

#[macro_use]
mod run;
#[macro_use]
mod team;
#[macro_use]
mod page;

run! { {} team page messages }
