//! Floor 7: studies. Exercises x plans x settings x seeds, run in units that any machine may take, merged to the same bytes.
//!
//! A **cell** is an exercise at a point of the design; a **unit** is a block of a cell's seeds, for all plans. A replication
//! is a seed, and nothing else keys a draw: results depend neither on shards, threads, order or resume, nor on which other
//! plans are in the study. All plans of a seed share one run against nobody.
//! `Design` says what there is to do; `unit` does it; `store` keeps it, data first and the receipt last; `merge` puts it
//! together; `summary` says what it means, by the methods of `stats`.

mod against;
pub mod chart;
mod criterion_row;
mod design;
mod merge;
mod output;
mod page;
#[cfg(feature = "parquet")]
mod parquet;
mod player;
mod points;
mod rounds;
mod row;
pub mod stats;
mod store;
mod summary;
mod unit;

pub use against::{Place, against, sentence};
pub use criterion_row::CriterionRow;
pub use design::{Cell, Design, Unit, Variant};
pub use merge::{Manifest, Merged, merge, read};
pub use output::{Goal, Kind, OUTPUTS, Output, Value, check_outputs};
pub use page::files as page_files;
pub use player::Player;
pub use rounds::{RoundSummary, RoundsSummary, WidthSummary};
pub use row::{At, Row, from_csv, to_csv};
pub use store::{Receipt, Store, Trouble};
pub use summary::{
    CellSummary, Comparison, DesignSummary, Dropped, FactorEffect, FactorSummary, OutputSummary, PlanSummary, Race,
    RaceMoment, Selection, Sensitivity, Summary, TargetSummary, Tradeoff, TradeoffPlan, compare_outputs, markdown,
    summary,
};
pub use unit::{Done, Stuck, compute};
