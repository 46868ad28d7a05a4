//! Further names of actions: other words of the doctrine for what the catalogue has already. A plan may use either.

/// A second name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Also {
    pub name: &'static str,
    pub title: &'static str,
    /// The row of the catalogue that it means.
    pub id: &'static str,
}

const fn also(name: &'static str, title: &'static str, id: &'static str) -> Also {
    Also { name, title, id }
}

pub const ALSO: &[Also] = &[
    also("set-containment-strategy", "Set containment strategy", "weigh-containment"),
    also("open-egress", "Lift egress filter", "unfilter-egress"),
    also("open-hotline", "Open customer hotline", "staff-hotline"),
    also("negotiate-ransom", "Open negotiation", "contact-adversary"),
    also("decide-ransom", "Decide on payment", "decide-on-demand"),
];

/// Second name and id, for the scenario floor.
pub fn other_names() -> Vec<(&'static str, &'static str)> {
    ALSO.iter().map(|row| (row.name, row.id)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::ACTIONS;
    use super::*;
    use crate::base::TaskId;

    #[test]
    fn second_names_are_new_and_mean_something() {
        for row in ALSO {
            assert!(ACTIONS.iter().any(|spec| spec.id == row.id), "{} means nothing", row.name);
            assert!(ACTIONS.iter().all(|spec| spec.id != row.name), "{} is a row of its own", row.name);
        }
    }

    /// Each id of the doctrine's table, beside RE&CT's own, is a name that plans can order by, in the same phase.
    #[test]
    fn every_response_of_the_doctrine_can_be_ordered() {
        let text = include_str!("../../../scenarios/reference/responses.csv");
        let mut amiss = Vec::new();
        for record in csv::Reader::from_reader(text.as_bytes()).into_records() {
            let record = record.expect("the shipped table is well-formed");
            let meant = ALSO.iter().find(|row| row.name == &record[0]).map_or(&record[0], |row| row.id);
            match ACTIONS.iter().find(|row| row.id == meant) {
                Some(row) if TaskId::parse(&record[2]).is_some_and(|task| task.phase == row.task.phase) => {}
                Some(row) => amiss.push(format!("{} belongs to {}, not {}", &record[0], &record[2], row.task)),
                None => amiss.push(format!("{} is no action", &record[0])),
            }
        }
        assert!(amiss.is_empty(), "{}", amiss.join("\n"));
    }
}
