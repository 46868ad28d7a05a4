//! Rows of P3.

use crate::row::Row;

pub fn rows() -> Vec<Row> {
    vec![]
}
