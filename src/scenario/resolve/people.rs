//! People, their roles and shifts.

use super::{Cx, namespace};
use crate::base::*;
use crate::scenario::authored::{self, Items, Sp};
use crate::scenario::message::Finding;
use crate::scenario::model::*;
use crate::scenario::names::Namespace;
use crate::scenario::quantity;
use crate::scenario::source::Place;

const MOST: u32 = 1_000;

impl Cx<'_> {
    /// People of the organisation, then those of the plan; roles that the organisation lists, then those that people
    /// have, then those of the plan's matrix.
    pub(super) fn people_names(&mut self, plan: Option<&authored::Plan>, file: Option<&authored::Organisation>) {
        let lists = [file.map(|f| &f.people), plan.map(|p| &p.people)];
        let open = lists.iter().any(Option::is_none);
        self.names.people = Namespace::new("person", open);
        self.names.roles = Namespace::new("role", open);
        for role in file.map_or(&[][..], |f| &f.roles) {
            self.names.roles.add(role, &mut self.report);
        }
        let closed = file.is_some_and(|f| !f.roles.is_empty());
        let mut written = Namespace::new("person", open);
        for (number, list) in lists.into_iter().enumerate() {
            let Some(list) = list else { continue };
            self.names.people.add_broken(&list.broken);
            for person in list.iter() {
                written.add(&person.id, &mut self.report);
                for id in ids_of(person) {
                    self.names.people.push(&id, &person.id.at);
                }
                // A closed list of roles makes a misspelt one an error; the plan's own people may bring their own.
                if (!closed || number == 1) && !self.names.roles.has(&person.role) {
                    self.names.roles.add(&person.role, &mut self.report);
                }
            }
        }
        for row in plan.iter().flat_map(|p| p.roles.iter()) {
            if !self.names.roles.has(&row.role) {
                self.names.roles.add(&row.role, &mut self.report);
            }
        }
        namespace("row of the role matrix", plan.map(|p| &p.roles), |row| &row.role, &mut self.report);
    }
    pub(super) fn people(
        &mut self,
        own: &Items<authored::Person>,
        of_plan: &Items<authored::Person>,
        shifts: &mut Vec<ShiftPattern>,
    ) -> (Vec<Person>, Vec<String>) {
        let (mut people, mut skills) = (Vec::new(), Vec::new());
        for (list, path) in [(own, "organisation.people"), (of_plan, "plan.people")] {
            for person in list.iter() {
                self.place(path, &person.id);
                let first = self.person(person, shifts, &mut skills);
                self.count(person.count.as_ref(), MOST);
                people.extend(ids_of(person).into_iter().map(|id| Person { id, ..first.clone() }));
            }
        }
        (people, skills)
    }
    fn person(
        &mut self,
        person: &authored::Person,
        shifts: &mut Vec<ShiftPattern>,
        skills: &mut Vec<String>,
    ) -> Person {
        let skills = person.skills.iter().map(|skill| SkillId::from(position_or_push(skills, skill))).collect();
        Person {
            id: person.id.value.clone(),
            unit: self.unit_or_first(person.unit.as_ref()),
            serves: self.names.units.many(&person.serves, &mut self.report),
            role: self.role(&person.role),
            skills,
            shift: self.shift_of(&person.shift, shifts),
            on_call: person.on_call,
            travels: person.travels.as_ref().map(|dist| self.dist(dist, quantity::Quantity::Duration)),
        }
    }
    /// `always` needs no row in the file.
    fn shift_of(&mut self, id: &Sp<String>, shifts: &mut Vec<ShiftPattern>) -> ShiftId {
        if id.value == "always" && !self.names.shifts.has("always") {
            self.names.shifts.push("always", &Place { source: 0, span: 0..0 });
            let spells = quantity::every_day(0, 1440);
            shifts.push(ShiftPattern { id: "always".into(), spells, works_holidays: true });
        }
        self.names.shifts.get(id, &mut self.report)
    }
    pub(super) fn shift(&mut self, shift: &authored::Shift) -> ShiftPattern {
        self.place("organisation.shifts", &shift.id);
        if shift.spells.is_empty() {
            let message = format!("shift `{}` has no spell", shift.id.value);
            self.report
                .push(Finding::error("empty-list", shift.id.at.clone(), message).label("nobody would ever work"));
        }
        let mut spells: Vec<_> =
            shift.spells.iter().filter_map(|text| self.accept(text, quantity::spell)).flatten().collect();
        spells.sort_unstable();
        spells.dedup();
        ShiftPattern { id: shift.id.value.clone(), spells, works_holidays: shift.works_holidays }
    }
}

/// `soc/1` to `soc/8` where a count is given, else the bare id.
fn ids_of(person: &authored::Person) -> Vec<String> {
    match &person.count {
        Some(count) => (1..=count.value.clamp(1, MOST)).map(|n| format!("{}/{n}", person.id.value)).collect(),
        None => vec![person.id.value.clone()],
    }
}

/// The row of a name in a list that grows by what it lacks.
pub(super) fn position_or_push(list: &mut Vec<String>, name: &str) -> usize {
    list.iter().position(|known| known == name).unwrap_or_else(|| {
        list.push(name.to_string());
        list.len() - 1
    })
}
