//! What every CSV of the report keeps to.

/// A cell that a spreadsheet would take for a formula is made text.
pub fn inert(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}
