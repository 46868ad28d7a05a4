//! The folder of a study, on any file system that renames whole files: `units/NUMBER.csv` with the rows of a unit,
//! `units/NUMBER.criteria.csv` with its criteria where the study asks for them, and `units/NUMBER.json`, its receipt, written last. A file without receipt does not count; a unit with a receipt is done.
//! Workers on any number of machines may share the folder: whatever two of them write twice is the same.

use super::criterion_row::CriterionRow;
use super::design::{Design, Unit};
use super::row::{Row, from_csv, to_csv};
use super::unit::Done;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

pub struct Store {
    folder: PathBuf,
}

/// Ending of a unit's file of criteria.
const CRITERIA: &str = "criteria.csv";

/// What was done, and its digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// `Design::hash`.
    pub study: String,
    pub unit: u64,
    pub rows: u64,
    /// SHA-256 of the unit's file.
    pub sha256: String,
    /// SHA-256 of the file of its criteria, where the study asks for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criteria_sha256: Option<String>,
}

/// What is wrong with a folder.
#[derive(Debug)]
pub enum Trouble {
    /// A file cannot be read or written.
    Io(PathBuf, io::Error),
    /// A receipt of another study, of other files, or of another version of the program.
    Foreign { file: PathBuf, study: String },
    /// A file is not what its receipt says, or no receipt at all.
    Corrupt { file: PathBuf, why: String },
    /// Units that nobody has done.
    Missing(Vec<u64>),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::Io(path, error) => write!(f, "{}: {error}", path.display()),
            Trouble::Foreign { file, study } => {
                write!(f, "{} belongs to another study, {}", file.display(), &study[..study.len().min(12)])
            }
            Trouble::Corrupt { file, why } => write!(f, "{} is damaged: {why}", file.display()),
            Trouble::Missing(units) => write!(f, "{} units are missing, the first is {}", units.len(), units[0]),
        }
    }
}

impl Store {
    pub fn new(folder: &Path) -> Store {
        Store { folder: folder.to_path_buf() }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn path(&self, unit: u64, ending: &str) -> PathBuf {
        self.folder.join("units").join(format!("{unit:06}.{ending}"))
    }

    /// The receipt of a unit, if it is done; what it promises is not checked.
    pub fn receipt(&self, design: &Design, unit: u64) -> Result<Option<Receipt>, Trouble> {
        let file = self.path(unit, "json");
        let text = match std::fs::read_to_string(&file) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Trouble::Io(file, error)),
        };
        let receipt: Receipt = serde_json::from_str(&text)
            .map_err(|error| Trouble::Corrupt { file: file.clone(), why: format!("no receipt: {error}") })?;
        if receipt.study != design.hash {
            return Err(Trouble::Foreign { file, study: receipt.study });
        }
        if receipt.unit != unit {
            return Err(Trouble::Corrupt { file, why: format!("it is the receipt of unit {}", receipt.unit) });
        }
        Ok(Some(receipt))
    }

    /// The rows of a unit that is done, as its receipt promises them.
    pub fn rows(&self, receipt: &Receipt) -> Result<Vec<Row>, Trouble> {
        let file = self.path(receipt.unit, "csv");
        let rows = promised(&file, &receipt.sha256)?;
        if rows.len() as u64 != receipt.rows {
            let why = format!("it has {} rows, its receipt says {}", rows.len(), receipt.rows);
            return Err(Trouble::Corrupt { file, why });
        }
        Ok(rows)
    }

    /// The criteria of a unit that is done; none where the study does not ask for them.
    pub fn criteria(&self, receipt: &Receipt) -> Result<Vec<CriterionRow>, Trouble> {
        let Some(digest) = &receipt.criteria_sha256 else { return Ok(Vec::new()) };
        promised(&self.path(receipt.unit, CRITERIA), digest)
    }

    /// Keeps what a unit gave: its files, then its receipt.
    pub fn keep(&self, design: &Design, unit: Unit, done: &Done) -> Result<Receipt, Trouble> {
        let bytes = to_csv(&done.rows);
        let criteria = design.study.criteria.then(|| to_csv(&done.criteria));
        let receipt = Receipt {
            study: design.hash.clone(),
            unit: unit.number,
            rows: done.rows.len() as u64,
            sha256: sha256(&bytes),
            criteria_sha256: criteria.as_deref().map(sha256),
        };
        write(&self.path(unit.number, "csv"), &bytes)?;
        if let Some(criteria) = criteria {
            write(&self.path(unit.number, CRITERIA), &criteria)?;
        }
        let text = serde_json::to_string(&receipt).expect("a receipt is plain fields");
        write(&self.path(unit.number, "json"), text.as_bytes())?;
        Ok(receipt)
    }

    /// Units of a range that are not done, in order.
    pub fn missing(&self, design: &Design, units: std::ops::Range<u64>) -> Result<Vec<u64>, Trouble> {
        let mut missing = Vec::new();
        for unit in units {
            if self.receipt(design, unit)?.is_none() {
                missing.push(unit);
            }
        }
        Ok(missing)
    }
}

/// The rows of a file that is to have this digest.
fn promised<R: DeserializeOwned>(file: &Path, digest: &str) -> Result<Vec<R>, Trouble> {
    let corrupt = |why: String| Trouble::Corrupt { file: file.to_path_buf(), why };
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(corrupt("it is gone, but its receipt is there".into()));
        }
        Err(error) => return Err(Trouble::Io(file.to_path_buf(), error)),
    };
    if sha256(&bytes) != digest {
        return Err(corrupt("it does not have the digest that its receipt names".into()));
    }
    from_csv(&bytes).map_err(corrupt)
}

/// Writes a file whole or not at all: to a temporary one beside it, flushed to the disk, then renamed.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let folder = path.parent().expect("a file of the store lies in a folder");
    let fail = |error: io::Error| Trouble::Io(path.to_path_buf(), error);
    std::fs::create_dir_all(folder).map_err(fail)?;
    let mut file = temporary().tempfile_in(folder).map_err(fail)?;
    file.write_all(bytes).map_err(fail)?;
    file.as_file().sync_all().map_err(fail)?;
    file.persist(path).map_err(|error| fail(error.error))?;
    Ok(())
}

/// Rows are to be read by others too: the usual rights of a new file.
fn temporary() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".part-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder
}

pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
