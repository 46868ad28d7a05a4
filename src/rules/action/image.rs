//! The images from which hosts are rebuilt, and whether they are clean (P4.3).

use super::{ActionSpec, Outcome};
use crate::base::*;
use crate::rules::adversary;
use crate::world::{Out, Topology, Truth};

pub(super) const VERIFY_IMAGE: ActionSpec = ActionSpec {
    d3fend: &["D3-FH"],
    apply: |truth, _, _, _| {
        truth.tables.images_checked = true;
        Outcome::DONE
    },
    ..ActionSpec::plain(
        "verify-image",
        "Check rebuild images against known hashes",
        TaskId::new(Phase::Eradicate, 3),
        "respond.verify_image",
        "it",
    )
};

/// What had got into the images comes with them onto a rebuilt host, unless somebody checked them before.
pub(super) fn carry(host: HostId, truth: &mut Truth, topology: &Topology, out: &mut Out) {
    if truth.tables.images_checked {
        return;
    }
    let Some(foothold) = adversary::in_images(truth, topology) else { return };
    let mechanisms = truth.tables.footholds[foothold.index()].mechanisms;
    adversary::dormant(host, mechanisms, truth, topology, out);
}
