//! Rows as Parquet, column by column: what CSV says, with types, for tools that read tables.

use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::errors::{ParquetError, Result};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::parser::parse_message_type;
use serde::Serialize;
use serde_json::{Map, Value};
use std::sync::Arc;

/// Rows that are written together: what a reader has to hold at once.
const GROUP: usize = 65_536;

/// A column of a group of rows.
enum Column {
    Text(Vec<ByteArray>),
    Whole(Vec<i64>),
    /// Unsigned, for a seed may be any.
    Seed(Vec<i64>),
    /// A number and whether it is there; what is not there has no place among the values.
    Optional(Vec<i64>, Vec<i16>),
}

impl Column {
    /// For values such as the empty row has.
    fn like(name: &str, value: &Value) -> Column {
        match value {
            Value::Number(_) if name == "seed" => Column::Seed(Vec::new()),
            Value::String(_) => Column::Text(Vec::new()),
            Value::Null => Column::Optional(Vec::new(), Vec::new()),
            _ => Column::Whole(Vec::new()),
        }
    }

    fn form(&self, name: &str) -> String {
        match self {
            Column::Text(_) => format!("REQUIRED BYTE_ARRAY {name} (STRING);"),
            Column::Whole(_) => format!("REQUIRED INT64 {name};"),
            Column::Seed(_) => format!("REQUIRED INT64 {name} (INTEGER(64,false));"),
            Column::Optional(..) => format!("OPTIONAL INT64 {name};"),
        }
    }

    fn push(&mut self, value: Value) -> Result<()> {
        match (self, value) {
            (Column::Text(list), Value::String(text)) => list.push(text.into_bytes().into()),
            (Column::Optional(_, there), Value::Null) => there.push(0),
            (Column::Optional(list, there), Value::Number(number)) => {
                list.push(whole(&number)?);
                there.push(1);
            }
            (Column::Whole(list), Value::Number(number)) => list.push(whole(&number)?),
            (Column::Seed(list), Value::Number(number)) => {
                list.push(number.as_u64().map_or_else(|| whole(&number), |seed| Ok(seed.cast_signed()))?);
            }
            (_, other) => return Err(ParquetError::General(format!("a row holds {other} where its kind has none"))),
        }
        Ok(())
    }

    fn write(&self, writer: &mut SerializedColumnWriter) -> Result<usize> {
        match self {
            Column::Text(list) => writer.typed::<ByteArrayType>().write_batch(list, None, None),
            Column::Whole(list) | Column::Seed(list) => writer.typed::<Int64Type>().write_batch(list, None, None),
            Column::Optional(list, there) => writer.typed::<Int64Type>().write_batch(list, Some(there), None),
        }
    }
}

fn whole(number: &serde_json::Number) -> Result<i64> {
    number.as_i64().ok_or_else(|| ParquetError::General(format!("{number} has no place in 64 signed bits")))
}

/// A Parquet file with the fields of `R` as columns: text as strings, whole numbers as 64 bits, `Option`s as optional.
/// The same rows give the same bytes. An error where a number does not fit, or a field is none of these.
pub fn to_parquet<R: Serialize + Default>(table: &str, rows: &[R]) -> Result<Vec<u8>> {
    let empty = fields(&R::default())?;
    let forms: String = empty.iter().map(|(name, value)| Column::like(name, value).form(name)).collect();
    let schema = Arc::new(parse_message_type(&format!("message {table} {{ {forms} }}"))?);
    let build = concat!("sandtable ", env!("CARGO_PKG_VERSION"));
    let properties = Arc::new(WriterProperties::builder().set_created_by(build.into()).build());
    let mut bytes = Vec::new();
    let mut writer = SerializedFileWriter::new(&mut bytes, schema, properties)?;
    for rows in rows.chunks(GROUP) {
        let mut columns: Vec<Column> = empty.iter().map(|(name, value)| Column::like(name, value)).collect();
        for row in rows {
            for (column, (_, value)) in columns.iter_mut().zip(fields(row)?) {
                column.push(value)?;
            }
        }
        let mut group = writer.next_row_group()?;
        for column in &columns {
            let Some(mut writer) = group.next_column()? else { break };
            column.write(&mut writer)?;
            writer.close()?;
        }
        group.close()?;
    }
    writer.close()?;
    Ok(bytes)
}

/// The fields of a row, in their order.
fn fields<R: Serialize>(row: &R) -> Result<Map<String, Value>> {
    match serde_json::to_value(row) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(other) => Err(ParquetError::General(format!("{other} is no row"))),
        Err(error) => Err(ParquetError::General(error.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use parquet::file::reader::{FileReader as _, SerializedFileReader};
    use parquet::record::Field;

    #[derive(Clone, Default, Serialize)]
    struct Thing {
        name: String,
        count: u64,
        seed: u64,
        at_ms: Option<i64>,
    }

    #[test]
    fn a_reader_finds_what_was_written_across_groups() {
        let thing = |number: usize| Thing {
            name: format!("thing {}, \"零\"", number % 3),
            count: number as u64,
            seed: u64::MAX - number as u64,
            at_ms: (number % 2 == 1).then_some(-(number as i64)),
        };
        let rows: Vec<Thing> = (0..GROUP + 5).map(thing).collect();
        let bytes = to_parquet("things", &rows).expect("these rows fit");
        assert_eq!(bytes, to_parquet("things", &rows).expect("these rows fit"));
        let reader = SerializedFileReader::new(bytes::Bytes::from(bytes)).expect("it is a Parquet file");
        assert_eq!(reader.metadata().num_row_groups(), 2);
        let mut read = 0;
        for (row, thing) in reader.get_row_iter(None).expect("it has rows").zip(&rows) {
            let cells: Vec<Field> =
                row.expect("a row is whole").into_columns().into_iter().map(|cell| cell.1).collect();
            let at = thing.at_ms.map_or(Field::Null, Field::Long);
            assert_eq!(
                cells,
                [Field::Str(thing.name.clone()), Field::Long(thing.count as i64), Field::ULong(thing.seed), at]
            );
            read += 1;
        }
        assert_eq!(read, rows.len());
    }

    #[test]
    fn a_number_that_does_not_fit_is_refused() {
        let row = Thing { count: u64::MAX, ..Thing::default() };
        assert!(to_parquet("things", &[row]).is_err());
    }
}
