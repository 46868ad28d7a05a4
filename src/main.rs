//! The thin binary: everything is in the library.

fn main() -> sandtable::cli::Exit {
    sandtable::cli::main()
}
