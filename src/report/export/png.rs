//! Charts as pictures, for documents and slides that take no SVG. Drawn with the fonts of the machine: the same bytes on
//! the same machine only. Without a font that has the letters there is no picture.

#[cfg(feature = "png")]
pub use drawn::{Fonts, png};
#[cfg(not(feature = "png"))]
pub use none::{Fonts, png};

#[cfg(feature = "png")]
mod drawn {
    use crate::report::catalogue::Language;
    use resvg::tiny_skia::{Color, Pixmap, Transform};
    use resvg::usvg::fontdb::{Database, Family, Query};
    use resvg::usvg::{GlyphId, Group, Node, Options, Tree};
    use std::sync::Arc;

    /// Pixels of the picture to one of the chart: sharp in print at the width of a page.
    const SCALE: f32 = 2.0;
    /// No side longer than this: what programs that show pictures take.
    const LONGEST: u32 = 16_000;

    /// The fonts of the machine.
    pub struct Fonts(Options<'static>);

    impl Fonts {
        /// `None` if no font of the machine has the letters of the language.
        pub fn load(language: Language) -> Option<Fonts> {
            let mut fonts = Database::new();
            fonts.load_system_fonts();
            let known = |name: &str| {
                let families = [Family::Name(name)];
                fonts.query(&Query { families: &families, ..Query::default() }).is_some()
            };
            let wanted = language.fonts().chart.split(',').map(str::trim);
            let common = ["Noto Sans", "DejaVu Sans", "Liberation Sans", "Arial", "Helvetica"];
            let found = wanted.chain(common).find(|name| known(name)).map(str::to_string);
            // Any font is better than the Times that nobody has.
            let any = || fonts.faces().find_map(|face| face.families.first()).map(|family| family.0.clone());
            let family = found.or_else(any)?;
            fonts.set_sans_serif_family(family.clone());
            fonts.set_serif_family(family.clone());
            let options = Options { font_family: family, fontdb: Arc::new(fonts), ..Options::default() };
            let fonts = Fonts(options);
            let sample = match language {
                Language::English => "Hamburgefonts 0123456789",
                Language::TraditionalChinese => "Ham 0123 時間軸應變圍堵識別復原",
                Language::SimplifiedChinese => "Ham 0123 时间线响应抑制识别恢复",
            };
            let sample = format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\" font-family=\"{}\"><text>{sample}</text></svg>",
                language.fonts().chart
            );
            let tree = Tree::from_str(&sample, &fonts.0).ok()?;
            let (glyphs, missing) = glyphs(tree.root());
            (glyphs > 0 && missing == 0).then_some(fonts)
        }
    }

    /// How many glyphs its texts have, and how many of these no font had.
    fn glyphs(group: &Group) -> (usize, usize) {
        let mut out = (0, 0);
        for node in group.children() {
            let (all, missing) = match node {
                Node::Group(group) => glyphs(group),
                Node::Text(text) => {
                    let ids = text.layouted().iter().flat_map(|span| &span.positioned_glyphs).map(|glyph| glyph.id);
                    ids.fold((0, 0), |(all, missing), id| (all + 1, missing + usize::from(id == GlyphId(0))))
                }
                Node::Path(_) | Node::Image(_) => (0, 0),
            };
            out = (out.0 + all, out.1 + missing);
        }
        out
    }

    /// A chart (in `Mode::Static`) on white; `None` if it is no SVG, too large, or a tenth of its letters are in no font.
    pub fn png(svg: &str, fonts: &Fonts) -> Option<Vec<u8>> {
        let tree = Tree::from_str(svg, &fonts.0).ok()?;
        let (glyphs, missing) = glyphs(tree.root());
        if missing * 10 > glyphs {
            return None;
        }
        let size = tree.size();
        let (width, height) = ((size.width() * SCALE).ceil() as u32, (size.height() * SCALE).ceil() as u32);
        if width.max(height) > LONGEST {
            return None;
        }
        let mut picture = Pixmap::new(width, height)?;
        picture.fill(Color::WHITE);
        resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut picture.as_mut());
        picture.encode_png().ok()
    }
}

/// Built without pictures.
#[cfg(not(feature = "png"))]
mod none {
    use crate::report::catalogue::Language;

    pub struct Fonts;

    impl Fonts {
        pub fn load(_: Language) -> Option<Fonts> {
            None
        }
    }

    pub fn png(_: &str, _: &Fonts) -> Option<Vec<u8>> {
        None
    }
}

#[cfg(all(test, feature = "png"))]
mod tests {
    use super::*;
    use crate::report::catalogue::Language;

    #[test]
    fn what_is_no_chart_is_no_picture() {
        let Some(fonts) = Fonts::load(Language::English) else { return };
        let huge = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900\" height=\"90000\"/>";
        for text in ["", "<svg", "\u{0}", "<html/>", huge] {
            assert_eq!(png(text, &fonts), None, "{text:?}");
        }
        let letters =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><text>\u{10ffff}</text></svg>";
        assert_eq!(png(letters, &fonts), None, "letters that no font has");
    }

    #[test]
    fn a_picture_has_twice_the_pixels_of_its_chart() {
        let Some(fonts) = Fonts::load(Language::English) else { return };
        let chart = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" height=\"20\"><text y=\"9\">a</text></svg>";
        let picture = png(chart, &fonts).expect("a picture");
        assert_eq!(picture[..4], [0x89, b'P', b'N', b'G']);
        assert_eq!(picture[16..24], [0, 0, 0, 60, 0, 0, 0, 40]);
        assert_eq!(picture, png(chart, &fonts).expect("a picture"));
    }
}
