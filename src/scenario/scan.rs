//! A small RON scanner: where the fields and items of a text stand. It knows no types and no values.
//! Used to tighten spans, to blank a field that is reported already, and to apply `--set`.

use std::ops::Range;

/// A value and its span, comments around it left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    pub span: Range<usize>,
    pub shape: Shape,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A number, a text, a bare word.
    Atom,
    /// `(a: 1, b: 2)`, with or without a name before it.
    Fields(Vec<Field>),
    /// `[1, 2]` or `(1, 2)`.
    List(Vec<Node>),
    /// `{"a": 1}`.
    Map(Vec<(Node, Node)>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub name: String,
    pub name_span: Range<usize>,
    pub value: Node,
}

/// Deeper texts are not scanned: no scenario needs it, and the stack is finite.
const MAX_DEPTH: usize = 96;

impl Node {
    pub fn field(&self, name: &str) -> Option<&Field> {
        match &self.shape {
            Shape::Fields(fields) => fields.iter().find(|field| field.name == name),
            _ => None,
        }
    }
    /// The innermost field whose name or value stands at a place, and how many fields are around it. `None` for a
    /// place in a list item that is outside the item's own fields: the list is not to blame.
    pub fn field_around(&self, at: usize) -> Option<(&Field, usize)> {
        match &self.shape {
            Shape::Atom => None,
            Shape::List(items) => items.iter().find(|item| item.span.contains(&at))?.field_around(at),
            Shape::Map(entries) => entries.iter().find(|entry| entry.1.span.contains(&at))?.1.field_around(at),
            Shape::Fields(_) => {
                let field = self.own_field_at(at)?;
                match (&field.value.shape, field.value.field_around(at)) {
                    (_, Some((field, depth))) => Some((field, depth + 1)),
                    (Shape::List(_) | Shape::Map(_), None) if !field.name_span.contains(&at) => None,
                    (_, None) => Some((field, 0)),
                }
            }
        }
    }
    /// The field of this very struct that stands at a place.
    pub fn own_field_at(&self, at: usize) -> Option<&Field> {
        let Shape::Fields(fields) = &self.shape else { return None };
        fields.iter().find(|field| field.name_span.contains(&at) || field.value.span.contains(&at))
    }
    /// The text of a string field, without its quotes.
    pub fn string_field<'t>(&self, name: &str, text: &'t str) -> Option<&'t str> {
        let field = self.field(name)?;
        text.get(field.value.span.clone())?.strip_prefix('"')?.strip_suffix('"')
    }
}

/// The value that the whole text is; `None` if it is not one well-formed value.
pub fn scan(text: &str) -> Option<Node> {
    let mut scanner = Scanner { text, at: 0 };
    scanner.skip_attributes();
    let node = scanner.value(0)?;
    scanner.trivia();
    (scanner.at == text.len()).then_some(node)
}

/// The span of the first value of a text, without the comments before it; the whole text if there is none.
pub fn first_span(text: &str) -> Range<usize> {
    let mut scanner = Scanner { text, at: 0 };
    scanner.value(0).map_or(0..text.len(), |node| node.span)
}

/// The place behind the comma that follows a value, if one does.
pub fn after_comma(text: &str, end: usize) -> Option<usize> {
    let mut scanner = Scanner { text, at: end };
    scanner.trivia();
    scanner.eat(',').then_some(scanner.at)
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

impl Scanner<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }
    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }
    fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }
    /// White space and comments; block comments nest.
    fn trivia(&mut self) {
        loop {
            let rest = self.rest();
            if let Some(c) = rest.chars().next().filter(|c| c.is_whitespace()) {
                self.at += c.len_utf8();
            } else if rest.starts_with("//") {
                self.at += rest.find('\n').unwrap_or(rest.len());
            } else if rest.starts_with("/*") {
                self.block_comment();
            } else {
                return;
            }
        }
    }
    fn block_comment(&mut self) {
        let mut depth = 0usize;
        loop {
            if self.rest().starts_with("/*") {
                (depth, self.at) = (depth + 1, self.at + 2);
            } else if self.rest().starts_with("*/") {
                (depth, self.at) = (depth - 1, self.at + 2);
            } else if let Some(c) = self.peek() {
                self.at += c.len_utf8();
            } else {
                return;
            }
            if depth == 0 {
                return;
            }
        }
    }
    fn skip_attributes(&mut self) {
        self.trivia();
        while self.rest().starts_with("#!") {
            self.at += self.rest().find(']').map_or(self.rest().len(), |end| end + 1);
            self.trivia();
        }
    }
    fn value(&mut self, depth: usize) -> Option<Node> {
        if depth > MAX_DEPTH {
            return None;
        }
        self.trivia();
        let start = self.at;
        let shape = match self.peek()? {
            '"' => self.string()?,
            '\'' => self.character()?,
            '[' => self.sequence(']', depth)?,
            '{' => self.map(depth)?,
            '(' => self.parenthesis(depth)?,
            'r' if self.raw_hashes().is_some() => self.raw_string()?,
            c if is_word(c) => self.named(depth)?,
            _ => return None,
        };
        Some(Node { span: start..self.at, shape })
    }
    fn string(&mut self) -> Option<Shape> {
        self.at += 1;
        loop {
            let c = self.peek()?;
            self.at += c.len_utf8();
            match c {
                '"' => return Some(Shape::Atom),
                '\\' => self.at += self.peek()?.len_utf8(),
                _ => {}
            }
        }
    }
    fn character(&mut self) -> Option<Shape> {
        self.at += 1;
        if self.eat('\\') {
            self.at += self.peek()?.len_utf8();
        }
        let end = self.rest().find('\'')?;
        self.at += end + 1;
        Some(Shape::Atom)
    }
    /// The number of hashes of `r#"`, if a raw string begins here.
    fn raw_hashes(&self) -> Option<usize> {
        let rest = self.rest().strip_prefix('r')?;
        let hashes = rest.len() - rest.trim_start_matches('#').len();
        rest[hashes..].starts_with('"').then_some(hashes)
    }
    fn raw_string(&mut self) -> Option<Shape> {
        let hashes = self.raw_hashes()?;
        self.at += hashes + 2;
        let end = format!("\"{}", "#".repeat(hashes));
        self.at += self.rest().find(&end)? + end.len();
        Some(Shape::Atom)
    }
    fn named(&mut self, depth: usize) -> Option<Shape> {
        self.word();
        let after_word = self.at;
        self.trivia();
        if self.peek() == Some('(') {
            return self.parenthesis(depth);
        }
        self.at = after_word;
        Some(Shape::Atom)
    }
    fn word(&mut self) -> Range<usize> {
        let start = self.at;
        while let Some(c) = self.peek().filter(|c| is_word(*c)) {
            self.at += c.len_utf8();
        }
        start..self.at
    }
    fn sequence(&mut self, close: char, depth: usize) -> Option<Shape> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.trivia();
            if self.eat(close) {
                return Some(Shape::List(items));
            }
            items.push(self.value(depth + 1)?);
            self.trivia();
            if !self.eat(',') && self.peek() != Some(close) {
                return None;
            }
        }
    }
    fn parenthesis(&mut self, depth: usize) -> Option<Shape> {
        let open = self.at;
        self.at += 1;
        self.trivia();
        self.word();
        self.trivia();
        let named = self.peek() == Some(':');
        self.at = open;
        if named { self.fields(depth) } else { self.sequence(')', depth) }
    }
    fn fields(&mut self, depth: usize) -> Option<Shape> {
        self.at += 1;
        let mut fields = Vec::new();
        loop {
            self.trivia();
            if self.eat(')') {
                return Some(Shape::Fields(fields));
            }
            let name_span = self.word();
            self.trivia();
            if name_span.is_empty() || !self.eat(':') {
                return None;
            }
            let value = self.value(depth + 1)?;
            fields.push(Field { name: self.text[name_span.clone()].to_string(), name_span, value });
            self.trivia();
            if !self.eat(',') && self.peek() != Some(')') {
                return None;
            }
        }
    }
    fn map(&mut self, depth: usize) -> Option<Shape> {
        self.at += 1;
        let mut entries = Vec::new();
        loop {
            self.trivia();
            if self.eat('}') {
                return Some(Shape::Map(entries));
            }
            let key = self.value(depth + 1)?;
            self.trivia();
            if !self.eat(':') {
                return None;
            }
            entries.push((key, self.value(depth + 1)?));
            self.trivia();
            if !self.eat(',') && self.peek() != Some('}') {
                return None;
            }
        }
    }
}

/// Letters of words and numbers.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '.' | '#')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_items_and_names_are_found_where_they_stand() {
        let text = "// a comment, (\n(id: \"x, )\", list: [Some(1), r#\"]\"#], call: uniform(\"1h\", \"2h\"), /* , */ m: {\"a\": 1.5e-3})";
        let node = scan(text).unwrap();
        let at = |name: &str| &text[node.field(name).unwrap().value.span.clone()];
        assert_eq!(at("id"), "\"x, )\"");
        assert_eq!(at("list"), "[Some(1), r#\"]\"#]");
        assert_eq!(at("call"), "uniform(\"1h\", \"2h\")");
        assert_eq!(at("m"), "{\"a\": 1.5e-3}");
        assert_eq!(node.string_field("id", text), Some("x, )"));
    }

    #[test]
    fn broken_texts_are_not_scanned() {
        for wrong in ["(a: 1", "[1, 2", "\"open", "(a: )", "", "(a: 1) b", "r#\"x\"", "'", "/*", "(a: 1 b: 2)"] {
            assert_eq!(scan(wrong), None, "{wrong}");
        }
        assert_eq!(scan(&"[".repeat(10_000)), None);
    }
}
