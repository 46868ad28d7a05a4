//! A plan against itself: on other seeds it must not be called different more often than the confidence allows.

use rayon::prelude::*;
use sandtable::batch::{At, Player, Row, compare_outputs};
use sandtable::scenario::{Request, load};
use sandtable::world::Topology;
use std::sync::Arc;

const STUDIES: usize = if cfg!(debug_assertions) { 100 } else { 400 };
/// Seeds of each of the two samples of a study.
const SEEDS: usize = 40;

fn rows(count: usize) -> Vec<Row> {
    let request = Request { exercise: "small-clinic".into(), ..Request::default() };
    let scenario = load(&request, &sandtable::vocabulary()).expect("what ships is sound").0;
    let topology = Arc::new(Topology::new(scenario));
    let seeds = 1..=count as u64;
    seeds
        .into_par_iter()
        .map_init(
            || Player::new(&topology),
            |player, seed| {
                let reference = player.reference(seed).expect("no plan that ships stalls");
                let (journal, card) = player.play_beside(seed, reference).expect("no plan that ships stalls");
                Row::of(At { exercise: "small-clinic", point: 0, plan: "small-clinic", reference }, &journal, &card)
            },
        )
        .collect()
}

/// On disjoint seeds the rows of a pair share no luck: the paired interval is then that of independent samples.
#[test]
fn a_plan_is_seldom_called_different_from_itself() {
    let rows = rows(2 * SEEDS * STUDIES);
    let studies = rows.chunks(2 * SEEDS);
    let outputs = ["dwell", "stopped", "service_hours", "goals_met"];
    let mut called = [0_usize; 4];
    for study in studies {
        let (a, b) = study.split_at(SEEDS);
        let found = compare_outputs(&a.iter().collect::<Vec<_>>(), &b.iter().collect::<Vec<_>>());
        for (output, called) in outputs.iter().zip(&mut called) {
            // A study in which an output never applies says nothing of it.
            let row = found.iter().find(|row| row.output == *output);
            *called += usize::from(row.is_some_and(|row| row.p < 0.05));
        }
    }
    // Of 400 studies 10 to 31, binomial at 95 %; of fewer the same in proportion, and a margin.
    let bounds = if STUDIES == 400 { 10..=31 } else { 0..=13 };
    for (output, called) in outputs.iter().zip(called) {
        println!("{output}: called different in {called} of {STUDIES} studies");
        assert!(bounds.contains(&called), "{output}: called different in {called} of {STUDIES} studies");
    }
}

/// The same seeds: not a difference, to the last bit.
#[test]
fn on_the_same_seeds_nothing_differs() {
    let rows = rows(SEEDS);
    let rows: Vec<&Row> = rows.iter().collect();
    for row in compare_outputs(&rows, &rows) {
        assert!(row.identical, "{}", row.output);
        assert_eq!((row.difference, row.p), (0.0, 1.0), "{}", row.output);
        assert!(row.low <= 0.0 && row.high >= 0.0, "{}", row.output);
    }
}
