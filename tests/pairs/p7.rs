//! Rows of P7.

use crate::row::Row;

pub fn rows() -> Vec<Row> {
    vec![]
}
