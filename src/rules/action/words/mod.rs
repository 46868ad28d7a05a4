//! What people read of an action: preconditions, effect, side effects, failure, and what takes it back.
//! To add one: its line in the file of its phase; rows of a family take the family's words.

mod communicate;
mod contain;
mod family;
mod identify;
mod recover;

use super::ActionSpec;

/// What `sandtable list actions` says of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    pub preconditions: &'static str,
    pub effect: &'static str,
    pub side_effects: &'static str,
    pub fails: &'static str,
    /// The action that takes it back.
    pub undo: Option<&'static str>,
}

/// The words of an action; `None` if nobody wrote them.
pub fn words_of(spec: &ActionSpec) -> Option<Words> {
    if let Some(family) = spec.family {
        let (preconditions, effect, side_effects, fails) = family::of(family);
        return Some(Words { preconditions, effect, side_effects, fails, undo: spec.undo });
    }
    let row = own().find(|row| row.0 == spec.id)?;
    Some(Words { preconditions: row.1, effect: row.2, side_effects: row.3, fails: row.4, undo: spec.undo.or(row.5) })
}

/// Id, preconditions, effect, side effects, failure, undo.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str, Option<&'static str>);

/// Rows with words of their own.
fn own() -> impl Iterator<Item = &'static Row> {
    [identify::ROWS, contain::ROWS, recover::ROWS, communicate::ROWS].into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::super::ACTIONS;
    use super::*;

    #[test]
    fn every_action_says_what_it_does_and_what_takes_it_back() {
        let silent: Vec<&str> = ACTIONS.iter().filter(|row| words_of(row).is_none()).map(|row| row.id).collect();
        assert!(silent.is_empty(), "write their words under words/: {silent:?}");
        for row in ACTIONS {
            let words = words_of(row).expect("asserted above");
            let texts = [words.preconditions, words.effect, words.side_effects, words.fails];
            assert!(texts.iter().all(|text| !text.is_empty()), "{} leaves a column empty", row.id);
            let undone = words.undo.is_none_or(|undo| ACTIONS.iter().any(|other| other.id == undo));
            assert!(undone, "{} is undone by {:?}, which nobody can order", row.id, words.undo);
        }
    }

    #[test]
    fn words_belong_to_actions() {
        for row in own() {
            assert!(ACTIONS.iter().any(|spec| spec.id == row.0), "no action is called {}", row.0);
        }
    }

    /// Of the reference catalogue all but what is named here is an action.
    #[test]
    fn every_response_of_the_reference_catalogue_is_an_action() {
        let known: std::collections::BTreeSet<&str> =
            ACTIONS.iter().flat_map(|row| row.react.iter().copied()).collect();
        let missing: Vec<String> = crate::scenario::capability::stages()
            .into_iter()
            .filter(|(id, stage)| stage != "preparation" && !known.contains(id.as_str()))
            .map(|(id, _)| id)
            .collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn each_reference_id_is_one_action() {
        let mut seen = std::collections::BTreeSet::new();
        for id in ACTIONS.iter().flat_map(|row| row.react) {
            assert!(seen.insert(id), "{id} stands twice");
        }
    }

    #[test]
    fn preparation_gates_what_the_reference_catalogue_says() {
        for row in crate::scenario::capability::preparation() {
            for enabled in &row.enables {
                let gated = ACTIONS.iter().filter(|spec| spec.react.contains(&enabled.as_str()));
                for spec in gated {
                    assert!(spec.gates.contains(&row.id.as_str()), "{} needs {}", spec.id, row.id);
                }
            }
        }
    }
}
