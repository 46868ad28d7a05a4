//! Rows of P5.

use crate::row::Row;

pub fn rows() -> Vec<Row> {
    vec![]
}
