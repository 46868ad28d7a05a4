//! Word that goes round among staff, customers and the public: notices that are read late, rumours among those who
//! have read none, statements that turn out to be false, and the customers' questions (P7.3 to P7.5).

use super::action::{self, STAFF_HOTLINE};
use super::{Cx, team};
use crate::base::*;
use crate::journal::{Fact, Reason, RumourSource};
use crate::scenario::{Crowd, Wording};
use crate::world::{OrderRow, Out, RumourRow, SimEvent, StatementRow, Topology, Truth};

/// Rumours and questions are looked at so often.
const TICK: SimSpan = SimSpan::hours(1);

/// A growth by half in every doubling time is ln 2 an hour of it.
const LN_2: f64 = std::f64::consts::LN_2;

/// A rumour that fewer than this share believe is over (our judgement).
const OVER: f64 = 0.005;

/// Questions that were never answered are asked no more after this long (our judgement).
const PATIENCE: SimSpan = SimSpan::days(30);

/// A notice goes out. People read it in their own time, and ask.
pub fn notice(crowd: Crowd, truth: &mut Truth, out: &mut Out) {
    let told = &mut truth.tables.hearsay.told[crowd as usize];
    *told = (*told).min(out.now);
    wake(truth, out);
}

/// Share of a crowd that has read a notice.
pub fn told_share(crowd: Crowd, truth: &Truth, topology: &Topology, now: SimTime) -> f64 {
    topology.organisation().audiences[crowd as usize].share_told(truth.tables.hearsay.told[crowd as usize], now)
}

fn wake(truth: &mut Truth, out: &mut Out) {
    if !std::mem::replace(&mut truth.tables.hearsay.ticking, true) {
        out.push(TICK, SimEvent::HearsayTick);
    }
}

/// People notice that something does not work: from the first time on they talk, unless they were told.
pub fn felt(cx: &mut Cx) {
    if std::mem::replace(&mut cx.truth.tables.hearsay.felt, true) || cx.truth.tables.nobody_home {
        return;
    }
    let arises = cx.topology.scenario.parameters.dist("hearsay.arises");
    for crowd in Crowd::ALL {
        let after = cx.out.span(&arises, Purpose::Rumour, key(crowd));
        cx.out.push(after, SimEvent::CrowdTalks(crowd));
    }
}

fn key(crowd: Crowd) -> Key {
    Key::of("crowd", crowd.word(), 0)
}

/// A rumour arises among those who were told nothing; a reporter asks whoever answers.
pub fn talks(crowd: Crowd, cx: &mut Cx) {
    cx.out.origin = EntryId::NONE;
    if crowd == Crowd::Public {
        reporter_asks(0, cx);
    }
    let untold = Chance::clamped(1.0 - told_share(crowd, cx.truth, cx.topology, cx.now()));
    if cx.out.hits(untold, Purpose::Rumour, key(crowd).child(Purpose::Rumour, 1)) {
        start(crowd, RumourSource::Outage, None, cx);
    }
}

/// Without a spokesperson somebody else may answer, and what he says contradicts what others say.
pub fn reporter_asks(number: u32, cx: &mut Cx) {
    let asked = key(Crowd::Public).child(Purpose::Statement, number);
    let chance = cx.topology.scenario.parameters.chance("comms.second_voice");
    if cx.topology.scenario.plan.voice.spokesperson.is_some() || !cx.out.hits(chance, Purpose::Statement, asked) {
        return;
    }
    let people = (0..cx.people.len()).map(PersonId::from);
    let Some(speaker) = people.into_iter().find(|person| team::is_there(*person, cx)) else { return };
    let wording = Wording::Measured;
    let entry = cx.out.fact(Fact::StatementMade { order: OrderId::NONE, speaker, wording });
    cx.out.origin = entry;
    start(Crowd::Public, RumourSource::SecondVoice, None, cx);
}

/// Something false begins to go round.
pub fn start(among: Crowd, source: RumourSource, doubles: Option<SimSpan>, cx: &mut Cx) {
    let people = f64::from(cx.topology.organisation().audiences[among as usize].people);
    if people < 2.0 || cx.truth.tables.nobody_home {
        return;
    }
    let parameters = &cx.topology.scenario.parameters;
    let (doubling, heard) = (parameters.dist("hearsay.doubling"), parameters.dist("hearsay.heard"));
    let seed = (parameters.dist("hearsay.seed").quantile(0.5) * people).max(1.0);
    let rumour = u32::try_from(cx.truth.tables.hearsay.rumours.len()).expect("few rumours");
    let alike = cx.truth.tables.hearsay.rumours.iter().filter(|row| row.among == among && row.source == source);
    let number = u32::try_from(alike.count()).expect("few rumours");
    let key = key(among).child(Purpose::Rumour, 16 + 256 * number + source as u32);
    let doubling = doubles.unwrap_or_else(|| cx.out.span(&doubling, Purpose::Rumour, key)).as_hours().max(0.1);
    let entry = cx.out.fact(Fact::RumourStarted { rumour, among, source });
    cx.truth.tables.hearsay.rumours.push(RumourRow {
        among,
        source,
        doubling,
        believing: seed,
        reached: seed,
        answered: SimTime::NEVER,
        heard: false,
        live: true,
        tenths: 0,
        entry,
    });
    let after = cx.out.span(&heard, Purpose::Rumour, key.child(Purpose::Rumour, 1));
    cx.out.push(after, SimEvent::RumourReaches(rumour));
    wake(cx.truth, &mut cx.out);
}

/// The team hears of a rumour, if it still goes round.
pub fn heard(rumour: u32, cx: &mut Cx) {
    let row = &mut cx.truth.tables.hearsay.rumours[rumour as usize];
    if row.live && !std::mem::replace(&mut row.heard, true) {
        let (among, source, entry) = (row.among, row.source, row.entry);
        cx.out.from(entry).fact(Fact::RumourHeard { rumour, among, source });
    }
}

/// An hour of talk.
pub fn tick(cx: &mut Cx) {
    cx.truth.tables.hearsay.ticking = false;
    cx.truth.tables.hearsay.ticks += 1;
    for rumour in 0..cx.truth.tables.hearsay.rumours.len() {
        if cx.truth.tables.hearsay.rumours[rumour].live {
            spread(rumour, cx);
        }
    }
    let open = calls(cx);
    if open || cx.truth.tables.hearsay.rumours.iter().any(|row| row.live) {
        wake(cx.truth, &mut cx.out);
    }
}

/// It spreads among those whom neither a notice nor the answer has reached, and fades.
fn spread(rumour: usize, cx: &mut Cx) {
    let fades = cx.topology.scenario.parameters.dist("hearsay.fades").quantile(0.5) / 3_600_000.0;
    let mut row = cx.truth.tables.hearsay.rumours[rumour];
    let group = cx.topology.organisation().audiences[row.among as usize];
    let people = f64::from(group.people);
    let answered = group.share_told(row.answered, cx.now());
    // Whoever has read a statement that was false is not protected by it: only the correction helps.
    let knows = match row.source {
        RumourSource::Refuted => answered,
        _ => told_share(row.among, cx.truth, cx.topology, cx.now()).max(answered),
    };
    let open = people * (1.0 - knows);
    let hours = TICK.as_hours();
    let new = row.believing * LN_2 * hours / row.doubling * (1.0 - row.believing / open.max(1.0)).max(0.0);
    row.reached = (row.reached + new).min(people);
    row.believing = (row.believing + new).min(open) * (1.0 - (LN_2 * hours / fades).min(1.0));
    row.live = row.believing >= (people * OVER).max(0.5);
    if !row.live {
        row.believing = 0.0;
    }
    let tenths = (10.0 * row.believing / people).floor() as u32;
    if tenths != row.tenths || !row.live {
        row.tenths = tenths;
        let (rumour, believing, reached) = (rumour as u32, whole(row.believing), whole(row.reached));
        cx.out.from(row.entry).fact(Fact::RumourSpread { rumour, believing, reached });
    }
    cx.truth.tables.hearsay.rumours[rumour] = row;
}

/// Customers who were told have questions; whoever is on the hotline answers them. Whether any are still to come.
fn calls(cx: &mut Cx) -> bool {
    let told = cx.truth.tables.hearsay.told[Crowd::Customers as usize];
    let group = cx.topology.organisation().audiences[Crowd::Customers as usize];
    if told.is_never() || group.people == 0 {
        return false;
    }
    let parameters = &cx.topology.scenario.parameters;
    let (share, an_hour) = (parameters.dist("comms.calls_share"), parameters.dist("comms.calls_per_hour"));
    let asked = f64::from(group.people) * share.quantile(0.5) * group.share_told(told, cx.now());
    let hearsay = &mut cx.truth.tables.hearsay;
    let able = f64::from(hearsay.lines) * an_hour.quantile(0.5) * TICK.as_hours();
    hearsay.answered = asked.min(hearsay.answered + able);
    let (answered, waiting) = (whole(hearsay.answered), whole(asked - hearsay.answered));
    let daily = hearsay.ticks.is_multiple_of(24);
    let cleared = waiting == 0 && hearsay.written.1 > 0;
    let first = hearsay.written == (0, 0) && waiting > 0;
    if (daily || cleared || first) && hearsay.written != (answered, waiting) {
        hearsay.written = (answered, waiting);
        cx.out.from(EntryId::NONE).fact(Fact::CallsTaken { answered, waiting });
    }
    cx.now() < told + PATIENCE
}

fn whole(people: f64) -> u32 {
    people.max(0.0).round() as u32
}

/// After every event: who is on the hotline, and whether what was claimed is so.
pub fn settle(cx: &mut Cx) {
    lines(cx);
    for statement in 0..cx.truth.tables.hearsay.statements.len() {
        let row = cx.truth.tables.hearsay.statements[statement];
        let wrong = row.absolute && !all_is_safe(cx.truth) || row.early && !nothing_taken(cx.truth);
        if wrong && !row.is_false && !row.corrected {
            cx.truth.tables.hearsay.statements[statement].is_false = true;
            cx.out.from(row.entry).fact(Fact::ClaimFalse { statement: row.order });
            let comes_out = cx.topology.scenario.parameters.dist("comms.claim_comes_out");
            let after = cx.out.span(&comes_out, Purpose::Statement, row.key);
            cx.out.push(after, SimEvent::ClaimComesOut(statement as u32));
        }
    }
}

/// What an absolute statement claims: nobody is in, and nothing was taken.
fn all_is_safe(truth: &Truth) -> bool {
    let nobody_in = !truth.rows.whole.adversary_free && truth.tables.footholds.iter().all(|row| !row.live);
    nobody_in && nothing_taken(truth)
}

fn nothing_taken(truth: &Truth) -> bool {
    truth.rows.stores.iter().all(|store| store.stolen_records == 0)
}

fn lines(cx: &mut Cx) {
    let hearsay = &mut cx.truth.tables.hearsay;
    let staffs = |order: &&OrderRow| action::spec(order.action).id == STAFF_HOTLINE;
    hearsay.hotline.extend(cx.team.orders[hearsay.looked..].iter().filter(staffs).map(|order| order.id));
    hearsay.looked = cx.team.orders.len();
    if hearsay.hotline.is_empty() {
        return;
    }
    let state = |order: &OrderId| cx.team.orders[order.index()].state;
    hearsay.hotline.retain(|order| !matches!(state(order), Reason::Done | Reason::Failed | Reason::Cancelled));
    let busy = hearsay.hotline.iter().filter(|order| state(order) == Reason::Working).count();
    let lines = u32::try_from(busy).expect("few people answer calls");
    if lines != hearsay.lines {
        hearsay.lines = lines;
        cx.out.from(EntryId::NONE).fact(Fact::HotlineStaffed { lines });
    }
}

/// A false claim comes out: people speak of that, too.
pub fn claim_comes_out(statement: u32, cx: &mut Cx) {
    let row = &mut cx.truth.tables.hearsay.statements[statement as usize];
    if row.corrected || std::mem::replace(&mut row.refuted, true) {
        return;
    }
    let (order, entry) = (row.order, row.entry);
    cx.out.origin = cx.out.from(entry).fact(Fact::ClaimRefuted { statement: order });
    for crowd in [Crowd::Public, Crowd::Customers] {
        start(crowd, RumourSource::Refuted, None, cx);
    }
}

/// A statement goes out. Counsel who read it struck what nobody can know, as a rule.
pub fn statement(order: OrderId, key: Key, topology: &Topology, truth: &mut Truth, out: &mut Out) -> Wording {
    let reviewed = action::reviewed(out.belief());
    let strikes = topology.scenario.parameters.chance("comms.review_strikes");
    let struck = out.hits(strikes, Purpose::Statement, key.child(Purpose::Statement, 1)) && reviewed;
    let absolute = topology.scenario.plan.voice.wording == Wording::Absolute && !struck;
    // Whoever knows of no data in danger may say, in good faith, that none was taken.
    let unknown = out.belief().whole.records_in_danger() == 0;
    let says = topology.scenario.parameters.chance("comms.early_claim");
    let said = out.hits(says, Purpose::Statement, key.child(Purpose::Statement, 2));
    let early = unknown && said && !struck;
    let entry = out.last();
    let row = StatementRow { order, key, entry, absolute, early, is_false: false, refuted: false, corrected: false };
    truth.tables.hearsay.statements.push(row);
    if absolute { Wording::Absolute } else { Wording::Measured }
}

/// Rumours that the team has heard and not answered are answered, those of a source or all.
pub fn answer(source: Option<RumourSource>, truth: &mut Truth, now: SimTime) {
    for row in &mut truth.tables.hearsay.rumours {
        if row.heard && row.answered.is_never() && source.is_none_or(|source| source == row.source) {
            row.answered = now;
        }
    }
}
