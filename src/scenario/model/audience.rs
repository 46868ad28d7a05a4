//! The many people outside the response team who wait for word: who they are, and how fast it reaches them (P7).

use crate::base::*;

/// Many people who learn of an incident by notice, or by rumour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Crowd {
    Staff,
    Customers,
    /// Whoever follows the news about the organisation.
    Public,
}

impl Crowd {
    pub const ALL: [Crowd; 3] = [Crowd::Staff, Crowd::Customers, Crowd::Public];
    /// As authors write it; its key for luck too.
    pub fn word(self) -> &'static str {
        ["staff", "customers", "public"][self as usize]
    }
}

/// One of them in an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AudienceGroup {
    pub people: u32,
    /// Half of them have read a notice after this long.
    pub half: SimSpan,
}

impl AudienceGroup {
    /// Share that has read a notice so long after it went out: t / (t + half), quick at first and then ever slower.
    pub fn share_reached(&self, since: SimSpan) -> f64 {
        if since.0 <= 0 {
            return 0.0;
        }
        since.0 as f64 / (since.0 as f64 + self.half.0.max(1) as f64)
    }
    /// The same for a notice that may not have gone out yet.
    pub fn share_told(&self, told: SimTime, now: SimTime) -> f64 {
        if told.is_never() { 0.0 } else { self.share_reached(now - told) }
    }
}

/// How the plan lets the organisation speak in public (P7.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The one role that speaks; without one, whoever is asked does.
    pub spokesperson: Option<RoleId>,
    pub wording: Wording,
}

/// What statements claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wording {
    /// What is known, and what is not known yet.
    Measured,
    /// That nothing was taken and that all is safe: more than anybody can know.
    Absolute,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_is_reached_after_the_half_time_and_four_fifths_after_four_of_them() {
        let group = AudienceGroup { people: 100, half: SimSpan::hours(6) };
        assert_eq!(group.share_reached(SimSpan::ZERO), 0.0);
        assert_eq!(group.share_reached(SimSpan::hours(6)), 0.5);
        // A study of 1.4 billion mails: 52 % of openings within 6 h, 79 % within 24 h.
        assert_eq!(group.share_reached(SimSpan::hours(24)), 0.8);
        assert_eq!(group.share_told(SimTime::NEVER, SimTime::ZERO), 0.0);
    }
}
