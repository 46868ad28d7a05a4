//! Rows of P1.

use crate::row::Row;

pub fn rows() -> Vec<Row> {
    vec![]
}
