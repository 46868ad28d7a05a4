//! Where hosts belong: the immutable map that the fold needs.

use crate::base::*;
use crate::scenario::Organisation;

/// The immutable map that the fold needs: where hosts belong.
#[derive(Clone, Debug)]
pub struct BeliefMap {
    pub(super) group_of: Vec<u16>,
    pub(super) groups: Vec<GroupPlace>,
    pub(super) sensor_units: Vec<UnitId>,
    pub(super) centre: UnitId,
    pub(super) actions: usize,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct GroupPlace {
    pub(super) first: HostId,
    pub(super) count: u32,
    pub(super) unit: UnitId,
    pub(super) segment: SegmentId,
    pub(super) kinds: [bool; 3],
    /// Records that its hosts hold.
    pub(super) records: u32,
}

impl BeliefMap {
    pub fn new(organisation: &Organisation, actions: usize) -> BeliefMap {
        let mut group_of = Vec::with_capacity(organisation.host_count());
        let mut groups = Vec::new();
        for (index, group) in organisation.groups.iter().enumerate() {
            let index = u16::try_from(index).expect("the scenario check limits host groups to 65,535");
            group_of.extend(std::iter::repeat_n(index, group.count as usize));
            let directory = group.kind == crate::scenario::HostKind::Directory;
            groups.push(GroupPlace {
                first: group.first,
                count: group.count,
                unit: group.unit,
                segment: group.segment,
                kinds: [!group.kind.is_server(), group.kind.is_server(), directory],
                records: records_of(organisation, GroupId::from(usize::from(index))),
            });
        }
        let sensor_units = organisation.sensors.iter().map(|sensor| sensor.unit).collect();
        BeliefMap { group_of, groups, sensor_units, centre: organisation.centre, actions }
    }
    pub(super) fn place(&self, host: HostId) -> &GroupPlace {
        &self.groups[usize::from(self.group_of[host.index()])]
    }
    pub fn centre(&self) -> UnitId {
        self.centre
    }
    pub fn is_server(&self, host: HostId) -> bool {
        self.place(host).kinds[1]
    }
    pub fn unit(&self, host: HostId) -> UnitId {
        self.place(host).unit
    }
    pub fn segment(&self, host: HostId) -> SegmentId {
        self.place(host).segment
    }
}

/// Records that the hosts of a group hold.
fn records_of(organisation: &Organisation, group: GroupId) -> u32 {
    organisation
        .stores
        .iter()
        .filter(|store| store.group == group)
        .fold(0, |sum, store| sum.saturating_add(store.records))
}
