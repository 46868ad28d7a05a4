//! Rows of P6.

use crate::row::Row;

pub fn rows() -> Vec<Row> {
    vec![]
}
