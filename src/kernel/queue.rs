//! The event queue and its clock: a 4-ary heap of keys over a slab of payloads.
//! Order is total (time, then rank, then the order of pushing), so the shape of the heap can never show. A cancelled
//! event gives its slot back at once; its key stays behind, stale, and is thrown out when it surfaces or when stale
//! keys are the majority. A clone is a snapshot.

use crate::base::SimTime;

/// When an event happens, and before which others at the same time. Field order is the rule.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct EventKey {
    pub at: SimTime,
    /// Rank in the top byte, then the sequence number of the push.
    tie: u64,
}

impl EventKey {
    /// Lower ranks come first among events of one time.
    pub fn rank(self) -> u8 {
        (self.tie >> SEQUENCE_BITS) as u8
    }
    /// The derived order as one number, which compares without a branch.
    fn number(self) -> i128 {
        i128::from(self.at.0) << 64 | i128::from(self.tie)
    }
}

const SEQUENCE_BITS: u32 = 56;

/// Names one pushed event, for cancelling it. Once the event has come or was cancelled, its ticket is dead for good,
/// even if the slot is in use again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ticket {
    slot: u32,
    generation: u32,
}

impl Ticket {
    /// Names no event.
    pub const NONE: Ticket = Ticket { slot: u32::MAX, generation: 0 };
}

impl Default for Ticket {
    fn default() -> Ticket {
        Ticket::NONE
    }
}

/// Pending events and the time of the last one that came.
#[derive(Clone, Debug)]
pub struct EventQueue<E> {
    /// A 4-ary heap: no entry is before its parent, and the first is never stale.
    heap: Vec<Entry>,
    slots: Vec<Slot<E>>,
    free: Vec<u32>,
    /// How many entries of the heap are stale.
    stale: usize,
    sequence: u64,
    now: SimTime,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    key: EventKey,
    ticket: Ticket,
}

#[derive(Clone, Copy, Debug)]
struct Slot<E> {
    event: E,
    /// How often the slot was given back: a ticket or an entry of another generation is dead.
    generation: u32,
}

const _: () = assert!(size_of::<EventKey>() == 16);
const _: () = assert!(size_of::<Ticket>() == 8);
const _: () = assert!(size_of::<Entry>() == 24);
const _: () = assert!(size_of::<Slot<[u64; 3]>>() == 32);

/// Four children a node: half the levels of a binary heap, and the children share one or two cache lines.
const CHILDREN: usize = 4;
/// Below this size stale entries are left to surface by themselves.
const SWEEP_FROM: usize = 16;

impl<E: Copy> Default for EventQueue<E> {
    fn default() -> EventQueue<E> {
        EventQueue::new()
    }
}

impl<E: Copy> EventQueue<E> {
    /// The distant past as the time: the first event may lie well before STARTEX.
    pub fn new() -> EventQueue<E> {
        EventQueue {
            heap: Vec::new(),
            slots: Vec::new(),
            free: Vec::new(),
            stale: 0,
            sequence: 0,
            now: SimTime(i64::MIN),
        }
    }

    /// The time of the last event that was popped.
    pub fn now(&self) -> SimTime {
        self.now
    }

    /// Number of events still to come; cancelled ones do not count.
    pub fn len(&self) -> usize {
        self.heap.len() - self.stale
    }

    pub fn is_empty(&self) -> bool {
        self.heap.is_empty()
    }

    /// The key of the next event.
    pub fn peek(&self) -> Option<EventKey> {
        self.heap.first().map(|entry| entry.key)
    }

    /// Takes the next event and moves the clock to it.
    pub fn pop(&mut self) -> Option<(EventKey, E)> {
        let entry = *self.heap.first()?;
        self.remove_first();
        let event = self.give_back(entry.ticket);
        self.now = entry.key.at;
        self.drop_stale();
        Some((entry.key, event))
    }

    /// Schedules an event. Among events of one time lower ranks come first, and within a rank the earlier pushed.
    /// What is scheduled for `SimTime::NEVER` never comes: it is not kept, and its ticket is `NONE`.
    pub fn push(&mut self, at: SimTime, rank: u8, event: E) -> Ticket {
        debug_assert!(at >= self.now, "an event is scheduled for {at}, but it is {} already", self.now);
        if at.is_never() {
            return Ticket::NONE;
        }
        debug_assert!(self.sequence < 1 << SEQUENCE_BITS, "a run has fewer than 2^56 events");
        let key = EventKey { at: at.max(self.now), tie: u64::from(rank) << SEQUENCE_BITS | self.sequence };
        self.sequence += 1;
        let ticket = self.take_slot(event);
        self.heap.push(Entry { key, ticket });
        self.sift_up(self.heap.len() - 1);
        ticket
    }

    /// Takes a pending event out. False if it has come already or was cancelled before.
    pub fn cancel(&mut self, ticket: Ticket) -> bool {
        if !self.is_pending(ticket) {
            return false;
        }
        self.give_back(ticket);
        self.stale += 1;
        self.drop_stale();
        if self.stale * 2 > self.heap.len() && self.heap.len() >= SWEEP_FROM {
            self.sweep();
        }
        true
    }

    /// Whether the ticket's event is still to come.
    pub fn is_pending(&self, ticket: Ticket) -> bool {
        self.slots.get(ticket.slot as usize).is_some_and(|slot| slot.generation == ticket.generation)
    }

    /// Back to a new queue that keeps its memory. Tickets from before must be forgotten: they may come again.
    pub fn clear(&mut self) {
        self.heap.clear();
        self.slots.clear();
        self.free.clear();
        self.stale = 0;
        self.sequence = 0;
        self.now = SimTime(i64::MIN);
    }

    fn take_slot(&mut self, event: E) -> Ticket {
        if let Some(slot) = self.free.pop() {
            let place = &mut self.slots[slot as usize];
            place.event = event;
            return Ticket { slot, generation: place.generation };
        }
        let slot = u32::try_from(self.slots.len()).expect("fewer than 2^32 events are pending");
        self.slots.push(Slot { event, generation: 0 });
        Ticket { slot, generation: 0 }
    }

    fn give_back(&mut self, ticket: Ticket) -> E {
        let place = &mut self.slots[ticket.slot as usize];
        place.generation = place.generation.wrapping_add(1);
        self.free.push(ticket.slot);
        place.event
    }

    /// Removes stale entries from the front, so that `peek` can trust it.
    fn drop_stale(&mut self) {
        while self.stale > 0 && self.heap.first().is_some_and(|entry| !self.is_pending(entry.ticket)) {
            self.remove_first();
            self.stale -= 1;
        }
    }

    /// Removes every stale entry: costs as much as the pushes since the last time did.
    fn sweep(&mut self) {
        let slots = &self.slots;
        self.heap.retain(|entry| slots[entry.ticket.slot as usize].generation == entry.ticket.generation);
        self.stale = 0;
        for node in (0..self.heap.len().div_ceil(CHILDREN)).rev() {
            self.sift_down(node);
        }
    }

    fn remove_first(&mut self) {
        self.heap.swap_remove(0);
        if !self.heap.is_empty() {
            self.sift_down(0);
        }
    }

    fn sift_up(&mut self, mut node: usize) {
        let heap = &mut self.heap[..];
        let moving = heap[node];
        while node > 0 {
            let parent = (node - 1) / CHILDREN;
            if heap[parent].key.number() <= moving.key.number() {
                break;
            }
            heap[node] = heap[parent];
            node = parent;
        }
        heap[node] = moving;
    }

    fn sift_down(&mut self, mut node: usize) {
        let heap = &mut self.heap[..];
        let moving = heap[node];
        let number = moving.key.number();
        loop {
            let first = node * CHILDREN + 1;
            let Some(children) = heap.get(first..heap.len().min(first + CHILDREN)).filter(|all| !all.is_empty()) else {
                break;
            };
            let (mut least, mut least_number) = (0, children[0].key.number());
            for (place, child) in children.iter().enumerate().skip(1) {
                if child.key.number() < least_number {
                    (least, least_number) = (place, child.key.number());
                }
            }
            if number <= least_number {
                break;
            }
            heap[node] = children[least];
            node = first + least;
        }
        heap[node] = moving;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn drain(mut queue: EventQueue<u32>) -> Vec<(EventKey, u32)> {
        std::iter::from_fn(|| queue.pop()).collect()
    }

    fn events(queue: EventQueue<u32>) -> Vec<u32> {
        drain(queue).into_iter().map(|(_, event)| event).collect()
    }

    #[test]
    fn events_come_by_time_then_rank_then_order_of_pushing() {
        let mut queue = EventQueue::new();
        for (event, (at, rank)) in [(5, 1), (-7, 9), (5, 0), (5, 1), (0, 255), (5, 0)].into_iter().enumerate() {
            queue.push(SimTime(at), rank, event as u32);
        }
        assert_eq!(queue.peek().map(|key| (key.at, key.rank())), Some((SimTime(-7), 9)));
        assert_eq!(events(queue), [1, 4, 2, 5, 0, 3]);
    }

    #[test]
    fn the_clock_stands_at_the_last_event() {
        let mut queue = EventQueue::new();
        queue.push(SimTime(-3), 0, ());
        queue.push(SimTime(8), 0, ());
        queue.pop();
        assert_eq!(queue.now(), SimTime(-3));
        queue.push(SimTime(-3), 0, ());
        queue.pop();
        queue.pop();
        assert_eq!((queue.now(), queue.pop()), (SimTime(8), None));
    }

    #[test]
    fn a_cancelled_event_never_comes_and_is_cancelled_once() {
        let mut queue = EventQueue::new();
        let tickets: Vec<Ticket> = (0..4).map(|n| queue.push(SimTime(i64::from(n)), 0, n)).collect();
        assert!(queue.cancel(tickets[0]) && queue.cancel(tickets[2]));
        assert!(!queue.cancel(tickets[0]) && !queue.cancel(Ticket::NONE));
        assert_eq!((queue.len(), queue.peek().map(|key| key.at)), (2, Some(SimTime(1))));
        queue.pop();
        assert!(!queue.cancel(tickets[1]), "it has come already");
        assert_eq!(events(queue), [3]);
    }

    #[test]
    fn a_ticket_is_not_taken_for_the_next_event_in_its_slot() {
        let mut queue = EventQueue::new();
        let first = queue.push(SimTime(9), 0, 1);
        queue.cancel(first);
        let second = queue.push(SimTime(1), 0, 2);
        assert_eq!((first.slot, queue.slots.len()), (second.slot, 1));
        assert!(!queue.cancel(first));
        assert_eq!(events(queue), [2]);
    }

    #[test]
    fn what_is_due_never_is_not_kept() {
        let mut queue = EventQueue::new();
        assert_eq!(queue.push(SimTime::NEVER, 0, ()), Ticket::NONE);
        assert!(queue.is_empty());
    }

    #[test]
    fn cancelled_events_do_not_pile_up() {
        let mut queue = EventQueue::new();
        queue.push(SimTime(0), 0, 0);
        for n in 1..10_000 {
            let ticket = queue.push(SimTime(n), 0, n);
            queue.cancel(ticket);
        }
        assert_eq!(queue.len(), 1);
        assert!(queue.heap.len() <= SWEEP_FROM && queue.slots.len() == 2);
    }

    #[test]
    fn order_survives_the_sweeping_out_of_many() {
        for round in 1..=50_u32 {
            let mixed = |n: u32| n.wrapping_mul(round).wrapping_add(round).wrapping_mul(2_654_435_769);
            let at = |n: u32| SimTime(i64::from(mixed(n) >> 20));
            let mut queue = EventQueue::new();
            let tickets: Vec<Ticket> = (0..500).map(|n| queue.push(at(n), 0, n)).collect();
            let (mut kept, cancelled): (Vec<u32>, Vec<u32>) = (0..500).partition(|n| mixed(mixed(*n)) >> 30 == 0);
            assert!(cancelled.iter().all(|n| queue.cancel(tickets[*n as usize])));
            kept.sort_by_key(|n| (at(*n), *n));
            assert_eq!(events(queue), kept, "round {round}");
        }
    }

    #[test]
    #[cfg(debug_assertions)]
    #[should_panic(expected = "an event is scheduled for T+00:00:01, but it is T+00:00:02 already")]
    fn scheduling_into_the_past_is_a_bug() {
        let mut queue = EventQueue::new();
        queue.push(SimTime(2_000), 0, ());
        queue.pop();
        queue.push(SimTime(1_000), 0, ());
    }

    #[test]
    fn a_cleared_queue_is_as_good_as_new() {
        let fill = |queue: &mut EventQueue<u32>| -> Vec<Ticket> {
            (0..50).map(|n| queue.push(SimTime(i64::from(n * 37 % 11)), 0, n)).collect()
        };
        let (mut fresh, mut used) = (EventQueue::new(), EventQueue::new());
        fill(&mut used);
        used.pop();
        used.clear();
        assert_eq!(fill(&mut fresh), fill(&mut used));
        assert_eq!(drain(fresh), drain(used));
    }

    /// What the queue must do, at the price of a search through everything.
    #[derive(Clone, Default)]
    struct Naive {
        pending: Vec<(i64, u8, u32)>,
    }

    impl Naive {
        fn pop(&mut self) -> Option<(i64, u8, u32)> {
            // Events are numbered in the order of pushing, so the tuple order is the rule.
            let least = *self.pending.iter().min()?;
            self.pending.retain(|event| *event != least);
            Some(least)
        }
        fn cancel(&mut self, event: u32) -> bool {
            let before = self.pending.len();
            self.pending.retain(|pending| pending.2 != event);
            self.pending.len() < before
        }
    }

    #[derive(Clone, Debug)]
    enum Step {
        Push { after: i64, rank: u8 },
        Pop,
        Cancel { event: prop::sample::Index },
        CancelRecent { back: usize },
    }

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let step = prop_oneof![
            5 => (0..40_i64, 0..3_u8).prop_map(|(after, rank)| Step::Push { after, rank }),
            3 => Just(Step::Pop),
            1 => any::<prop::sample::Index>().prop_map(|event| Step::Cancel { event }),
            2 => (1..30_usize).prop_map(|back| Step::CancelRecent { back }),
        ];
        prop::collection::vec(step, 0..400)
    }

    proptest! {
        #[test]
        fn the_queue_agrees_with_a_naive_one(steps in steps(), fork_at in any::<prop::sample::Index>()) {
            let (mut queue, mut naive) = (EventQueue::new(), Naive::default());
            let mut tickets = Vec::new();
            let mut snapshot = None;
            let fork_at = fork_at.index(steps.len().max(1));
            for (n, step) in steps.into_iter().enumerate() {
                if n == fork_at {
                    snapshot = Some((queue.clone(), naive.clone()));
                }
                match step {
                    Step::Push { after, rank } => {
                        let at = queue.now().max(SimTime(-20)).0 + after;
                        let event = tickets.len() as u32;
                        naive.pending.push((at, rank, event));
                        tickets.push(queue.push(SimTime(at), rank, event));
                    }
                    Step::Pop => {
                        let popped = queue.pop().map(|(key, event)| (key.at.0, key.rank(), event));
                        prop_assert_eq!(popped, naive.pop());
                    }
                    Step::Cancel { event } if !tickets.is_empty() => {
                        let event = event.index(tickets.len());
                        prop_assert_eq!(queue.cancel(tickets[event]), naive.cancel(event as u32));
                    }
                    Step::CancelRecent { back } if back <= tickets.len() => {
                        let event = tickets.len() - back;
                        prop_assert_eq!(queue.cancel(tickets[event]), naive.cancel(event as u32));
                    }
                    Step::Cancel { .. } | Step::CancelRecent { .. } => {}
                }
                prop_assert_eq!(queue.len(), naive.pending.len());
                prop_assert_eq!(queue.is_empty(), naive.pending.is_empty());
                let next = naive.pending.iter().min().map(|next| (next.0, next.1));
                prop_assert_eq!(queue.peek().map(|key| (key.at.0, key.rank())), next);
            }
            for (mut queue, mut naive) in snapshot.into_iter().chain([(queue, naive)]) {
                while let Some((key, event)) = queue.pop() {
                    prop_assert_eq!(Some((key.at.0, key.rank(), event)), naive.pop());
                }
                prop_assert_eq!(naive.pop(), None);
            }
        }

        #[test]
        fn keys_compare_alike_as_a_number(
            a in (any::<i64>(), any::<u64>()),
            b in (any::<i64>(), any::<u64>()),
            near in any::<bool>(),
        ) {
            let a = EventKey { at: SimTime(a.0), tie: a.1 };
            let b = EventKey { at: if near { a.at } else { SimTime(b.0) }, tie: b.1 };
            prop_assert_eq!(a.cmp(&b), a.number().cmp(&b.number()));
        }
    }

    #[test]
    fn a_snapshot_and_its_original_give_the_same_rest() {
        let mut queue = EventQueue::new();
        for n in 0..200_u32 {
            queue.push(SimTime(i64::from(n * 7919 % 101)), (n % 3) as u8, n);
        }
        for _ in 0..77 {
            queue.pop();
        }
        let snapshot = queue.clone();
        let rest = drain(queue);
        assert_eq!(rest.len(), 123);
        assert_eq!(drain(snapshot), rest);
    }
}
