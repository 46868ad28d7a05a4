//! Rows of P2.

use crate::row::Row;

pub fn rows() -> Vec<Row> {
    vec![]
}
