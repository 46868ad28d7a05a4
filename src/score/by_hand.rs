//! A person's ratings beside the computed ones. What was measured and its points stay; the ratings of the phases and of
//! the whole follow the person.

use super::model::{ByHand, Rating, Scorecard};
use super::{grade, losses};

/// A rating that a person gives, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRating {
    /// Id of a criterion.
    pub criterion: String,
    pub rating: Rating,
    pub reason: String,
    pub by: String,
}

/// Puts persons' ratings in force; those of criteria that the rubric does not have change nothing.
pub fn rate(card: &mut Scorecard, ratings: &[PersonRating]) {
    for given in ratings {
        let Some(row) = card.rubric.iter().position(|criterion| criterion.id == given.criterion) else { continue };
        let finding = &mut card.findings[row];
        let computed = finding.by_hand.as_ref().map_or(finding.rating, |earlier| earlier.computed);
        finding.rating = given.rating;
        finding.by_hand = Some(ByHand { computed, reason: given.reason.clone(), by: given.by.clone() });
    }
    losses::again(&mut card.losses, &card.rubric, &card.findings);
    card.phases = grade::phases(&card.rubric, &card.findings);
    card.overall = grade::overall(&card.phases);
    (card.goals_met, card.goals_missed) = grade::goals(&card.rubric, &card.findings);
}

#[cfg(test)]
mod tests {
    use super::super::testkit::*;
    use super::*;

    #[test]
    fn a_persons_rating_counts_and_the_computed_one_is_kept() {
        let mut card = Script::identified().score(30 * 24 * 60);
        let before = finding(&card, "p3.4-contained").clone();
        assert_eq!(before.rating, Rating::U);
        let given = |rating| PersonRating {
            criterion: "p3.4-contained".into(),
            rating,
            reason: "the last host was unplugged, which no log shows".into(),
            by: "Ada".into(),
        };
        let overall = card.overall;
        rate(&mut card, &[given(Rating::S), given(Rating::P)]);
        let after = finding(&card, "p3.4-contained");
        assert_eq!((after.rating, after.points, after.measure), (Rating::P, before.points, before.measure));
        assert_eq!(after.by_hand.as_ref().map(|row| row.computed), Some(Rating::U), "the rule's, however often");
        assert!(card.goals_met.contains(&"p3.4-contained") && !card.goals_missed.contains(&"p3.4-contained"));
        assert!(card.overall <= overall);
    }
}
