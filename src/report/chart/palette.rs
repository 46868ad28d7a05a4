//! Colours by role: Okabe-Ito hues, darkened for white paper and lightened for a dark screen, so that text and thin
//! lines keep their contrast (a test measures it). The light value is also the key that plotters carries to the back end.

use std::fmt::Write as _;

type Rgb = (u8, u8, u8);

/// What a colour says. Never colour alone: every use has a word, a shape or a place beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Paper,
    Ink,
    Muted,
    Rule,
    Lane,
    Attack,
    Detect,
    Contain,
    Recover,
    Wait,
    WaitPale,
    Night,
    AttackPale,
    DetectPale,
}

/// Name, light, dark; row = `Role`.
const TONES: [(&str, Rgb, Rgb); 14] = [
    ("paper", (255, 255, 255), (22, 24, 29)),
    ("ink", (31, 36, 48), (232, 234, 240)),
    ("muted", (88, 96, 112), (164, 172, 188)),
    ("rule", (221, 225, 232), (56, 61, 73)),
    ("lane", (246, 247, 250), (29, 32, 39)),
    ("attack", (190, 74, 0), (255, 146, 76)),
    ("detect", (0, 110, 172), (92, 184, 236)),
    ("contain", (0, 117, 86), (44, 200, 154)),
    ("recover", (147, 76, 126), (224, 156, 204)),
    ("wait", (143, 93, 0), (240, 192, 70)),
    ("wait-pale", (246, 229, 190), (78, 62, 24)),
    ("night", (84, 86, 150), (166, 170, 236)),
    ("attack-pale", (250, 222, 203), (86, 46, 22)),
    ("detect-pale", (208, 228, 243), (26, 62, 92)),
];

impl Role {
    pub const ALL: [Role; 14] = [
        Role::Paper,
        Role::Ink,
        Role::Muted,
        Role::Rule,
        Role::Lane,
        Role::Attack,
        Role::Detect,
        Role::Contain,
        Role::Recover,
        Role::Wait,
        Role::WaitPale,
        Role::Night,
        Role::AttackPale,
        Role::DetectPale,
    ];
    pub fn name(self) -> &'static str {
        TONES[self as usize].0
    }
    pub fn light(self) -> Rgb {
        TONES[self as usize].1
    }
    pub fn dark(self) -> Rgb {
        TONES[self as usize].2
    }
    /// The role behind a colour that plotters hands over.
    pub fn of(rgb: Rgb) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.light() == rgb)
    }
}

/// `--name:#rrggbb;` for every role.
pub fn variables(dark: bool) -> String {
    let mut out = String::new();
    for role in Role::ALL {
        let (r, g, b) = if dark { role.dark() } else { role.light() };
        let _ = write!(out, "--{}:#{r:02x}{g:02x}{b:02x};", role.name());
    }
    out
}

/// The classes that a themed chart wears; the variables come with the page.
pub fn chart_css() -> String {
    let mut out = String::new();
    for role in Role::ALL {
        let name = role.name();
        let _ = write!(out, ".f-{name}{{fill:var(--{name})}}.s-{name}{{stroke:var(--{name})}}");
    }
    out.push_str(".halo,.edge{stroke:var(--paper)}.chart text{pointer-events:none}\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance((r, g, b): Rgb) -> f64 {
        let linear = |value: u8| {
            let share = f64::from(value) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { libm::pow((share + 0.055) / 1.055, 2.4) }
        };
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    }
    fn contrast(a: Rgb, b: Rgb) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_and_marks_reach_aa_on_paper_and_lanes() {
        let marks =
            [Role::Ink, Role::Muted, Role::Attack, Role::Detect, Role::Contain, Role::Recover, Role::Wait, Role::Night];
        for role in marks {
            for ground in [Role::Paper, Role::Lane] {
                for (mark, under) in [(role.light(), ground.light()), (role.dark(), ground.dark())] {
                    let ratio = contrast(mark, under);
                    assert!(ratio >= 4.5, "{} on {}: {ratio:.2}", role.name(), ground.name());
                }
            }
        }
    }

    #[test]
    fn ink_can_be_read_on_pale_fills() {
        for ground in [Role::WaitPale, Role::AttackPale, Role::DetectPale] {
            for (ink, under) in [(Role::Ink.light(), ground.light()), (Role::Ink.dark(), ground.dark())] {
                assert!(contrast(ink, under) >= 4.5, "{}: {:.2}", ground.name(), contrast(ink, under));
            }
        }
    }

    #[test]
    fn every_light_value_names_one_role() {
        for role in Role::ALL {
            assert_eq!(Role::of(role.light()), Some(role));
        }
    }
}
