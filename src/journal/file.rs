//! The journal file: magic, length and text of a JSON header, entries of 32 bytes, seal.
//! Self-contained: score, report, explain and replay need nothing else.

use super::{Choice, Entry, Harm, Header, Input, InputKind, Journal};
use crate::base::*;
use crate::scenario::Source;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::fmt;

const MAGIC: &[u8; 8] = b"SANDTBL1";

/// Why bytes are no journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    NotAJournal,
    /// Ends too soon, at this byte.
    CutShort(usize),
    BadHeader(String),
    /// An entry of a kind that this build does not know, or damaged.
    BadEntry(usize),
    /// Header and entries do not add up to the seal at the end, or something follows it.
    BadDigest,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::NotAJournal => f.write_str("this is not a sandtable journal (a `journal.bin` of this version)"),
            ReadError::CutShort(at) => write!(f, "the journal ends too soon, at byte {at}: copy it again"),
            ReadError::BadHeader(why) => write!(f, "the journal's header is damaged: {why}"),
            ReadError::BadEntry(number) => {
                write!(f, "entry {number} is damaged, or was written by a newer version of sandtable")
            }
            ReadError::BadDigest => {
                f.write_str("the journal was changed after it was written: its seal does not match")
            }
        }
    }
}

impl std::error::Error for ReadError {}

impl Journal {
    pub fn to_bytes(&self) -> Vec<u8> {
        let header = header_to_json(&self.header).to_string();
        let mut bytes = Vec::with_capacity(header.len() + 32 * self.entries.len() + 128);
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&(header.len() as u64).to_le_bytes());
        bytes.extend_from_slice(header.as_bytes());
        bytes.extend_from_slice(&(self.entries.len() as u64).to_le_bytes());
        for entry in &self.entries {
            bytes.extend_from_slice(&entry.to_bytes());
        }
        let seal = hexadecimal(&bytes);
        bytes.extend_from_slice(seal.as_bytes());
        bytes
    }
}

pub fn read_journal(bytes: &[u8]) -> Result<Journal, ReadError> {
    let mut rest = Reader { bytes, at: 0 };
    if rest.take(8).map_err(|_| ReadError::NotAJournal)? != MAGIC {
        return Err(ReadError::NotAJournal);
    }
    let length = rest.length()?;
    let text = std::str::from_utf8(rest.take(length)?).map_err(|error| ReadError::BadHeader(error.to_string()))?;
    let value: Value = serde_json::from_str(text).map_err(|error| ReadError::BadHeader(error.to_string()))?;
    let header = header_from_json(&value).ok_or_else(|| ReadError::BadHeader("a field is missing".into()))?;
    let count = rest.length()?;
    if count > rest.bytes.len().saturating_sub(rest.at) / 32 {
        return Err(ReadError::CutShort(bytes.len()));
    }
    let mut entries = Vec::with_capacity(count);
    for number in 0..count {
        let entry: &[u8; 32] = rest.take(32)?.try_into().expect("took 32 bytes");
        entries.push(Entry::from_bytes(entry).ok_or(ReadError::BadEntry(number))?);
    }
    let sealed = rest.at;
    let seal = rest.take(64)?;
    if rest.at == bytes.len() && hexadecimal(&bytes[..sealed]).as_bytes() == seal {
        Ok(Journal { header, entries })
    } else {
        Err(ReadError::BadDigest)
    }
}

/// SHA-256 in hexadecimal: the seal of a file covers header and entries alike.
fn hexadecimal(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], ReadError> {
        let end = self.at.checked_add(length).ok_or(ReadError::CutShort(self.at))?;
        let slice = self.bytes.get(self.at..end).ok_or(ReadError::CutShort(self.bytes.len()))?;
        self.at = end;
        Ok(slice)
    }
    fn length(&mut self) -> Result<usize, ReadError> {
        let bytes = self.take(8)?.try_into().expect("took 8 bytes");
        usize::try_from(u64::from_le_bytes(bytes)).map_err(|_| ReadError::CutShort(self.at))
    }
}

fn header_to_json(header: &Header) -> Value {
    json!({
        "schema": "sandtable.journal/1",
        "build": header.build,
        "seed": header.seed.to_string(),
        "events": header.events,
        "sources": header.sources.iter().map(|source| json!({"role": source.role, "path": source.path, "text": source.text})).collect::<Vec<_>>(),
        "seats": header.seats.iter().map(|role| role.0).collect::<Vec<_>>(),
        "inputs": header.inputs.iter().map(input_to_json).collect::<Vec<_>>(),
        "reference": header.reference.map(|harm| json!({
            "hosts": harm.hosts, "records": harm.records, "service_ms": harm.service_ms, "milli_units": harm.milli_units,
        })),
    })
}

fn input_to_json(input: &Input) -> Value {
    let mut value = json!({"at": input.at.0, "after_event": input.after_event});
    match input.kind {
        InputKind::Answer { prompt, key, choice } => {
            value["answer"] = json!({"prompt": prompt.0, "key": key.0.to_string(), "yes": choice == Choice::Yes});
        }
        InputKind::Order { role, action, target } => {
            value["order"] = json!({"role": role.0, "action": action.0, "target": target});
        }
    }
    value
}

fn header_from_json(value: &Value) -> Option<Header> {
    if value["schema"] != "sandtable.journal/1" {
        return None;
    }
    let sources = value["sources"].as_array()?.iter().map(source_from_json).collect::<Option<Vec<_>>>()?;
    let inputs = value["inputs"].as_array()?.iter().map(input_from_json).collect::<Option<Vec<_>>>()?;
    let seat = |value: &Value| value.as_u64().and_then(|role| u32::try_from(role).ok()).map(RoleId);
    let seats = value["seats"].as_array()?.iter().map(seat).collect::<Option<Vec<_>>>()?;
    let reference = match &value["reference"] {
        Value::Null => None,
        harm => Some(Harm {
            hosts: harm["hosts"].as_u64()?,
            records: harm["records"].as_u64()?,
            service_ms: harm["service_ms"].as_i64()?,
            milli_units: harm["milli_units"].as_i64()?,
        }),
    };
    Some(Header {
        build: value["build"].as_str()?.to_string(),
        seed: value["seed"].as_str()?.parse().ok()?,
        events: value["events"].as_u64()?,
        sources,
        seats,
        inputs,
        reference,
    })
}

fn source_from_json(value: &Value) -> Option<Source> {
    let role = value["role"].as_str()?;
    let role = ["exercise", "organisation", "adversary", "plan"].into_iter().find(|known| *known == role)?;
    Some(Source { role, path: value["path"].as_str()?.into(), text: value["text"].as_str()?.into() })
}

fn input_from_json(value: &Value) -> Option<Input> {
    let word = |value: &Value| value.as_u64().and_then(|word| u32::try_from(word).ok());
    let kind = if let Some(answer) = value.get("answer") {
        InputKind::Answer {
            prompt: PromptId(word(&answer["prompt"])?),
            key: Key(answer["key"].as_str()?.parse().ok()?),
            choice: if answer["yes"].as_bool()? { Choice::Yes } else { Choice::No },
        }
    } else {
        let order = value.get("order")?;
        InputKind::Order {
            role: RoleId(word(&order["role"])?),
            action: ActionId(word(&order["action"])?),
            target: word(&order["target"])?,
        }
    };
    Some(Input { at: SimTime(value["at"].as_i64()?), after_event: value["after_event"].as_u64()?, kind })
}
