//! Who waits for word, and how the plan speaks.

use super::Cx;
use crate::base::*;
use crate::scenario::authored;
use crate::scenario::message::Finding;
use crate::scenario::model::*;

/// Figures of the reference table, by crowd.
const HALF: [&str; 3] = ["comms.reach_staff", "comms.reach_customers", "comms.reach_public"];

impl Cx<'_> {
    /// By crowd. What the author leaves out follows from the rest: as many staff as user accounts (or workstations), as
    /// many customers as the largest store has people, and both for the public.
    pub(super) fn audiences(
        &mut self,
        file: &authored::Organisation,
        groups: &[HostGroup],
        accounts: &[AccountGroup],
        stores: &[DataStore],
    ) -> [AudienceGroup; 3] {
        let users = sum(accounts.iter().filter(|row| row.kind == AccountKind::User).map(|row| row.count));
        let machines = sum(groups.iter().filter(|row| row.kind == HostKind::Workstation).map(|row| row.count));
        let staff = if users > 0 { users } else { machines };
        let customers = stores.iter().map(|store| store.records).max().unwrap_or(0);
        let mut people = [staff, customers, staff.saturating_add(customers)];
        let mut written = [false; 3];
        for row in file.audiences.iter().flat_map(|list| list.iter()) {
            let crowd: Crowd = self.word(&row.crowd);
            if std::mem::replace(&mut written[crowd as usize], true) {
                let message = format!("the audience `{}` is written twice", crowd.word());
                self.report.push(Finding::error("duplicate-id", row.crowd.at.clone(), message).label("written before"));
            }
            people[crowd as usize] = row.people.value;
        }
        let half = |name: &str| SimSpan(self.parameters.dist(name).quantile(0.5).max(1.0).round() as i64);
        [0, 1, 2].map(|crowd| AudienceGroup { people: people[crowd], half: half(HALF[crowd]) })
    }

    pub(super) fn voice(&mut self, file: &authored::Plan) -> Voice {
        let Some(voice) = &file.voice else { return Voice { spokesperson: None, wording: Wording::Measured } };
        Voice {
            spokesperson: voice.spokesperson.as_ref().map(|role| self.role(role)),
            wording: self.word_or(voice.wording.as_ref(), Wording::Measured),
        }
    }
}

fn sum(counts: impl Iterator<Item = u32>) -> u32 {
    counts.fold(0, u32::saturating_add)
}
