//! Which plan is best: screening that drops a plan as soon as it is clearly behind.
//!
//! The fully sequential procedure KN of Kim and Nelson (2001, ACM TOMACS 11:251-273), whose promise holds for plans
//! that share their luck: with at least the confidence asked for, the best plan is chosen whenever it is better than
//! every other by at least the indifference zone. It takes outcomes about normal; batch means of them if they are not.

use super::{Confidence, Goal};

/// What to select by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Selection {
    pub goal: Goal,
    /// The smallest difference of means worth detecting, above 0, in the unit of the output.
    pub indifference: f64,
    /// The chance of choosing right; above `1 / plans`, which guessing has.
    pub confidence: Confidence,
    /// Pairs from which variances are taken before any plan is dropped: at least 2, better 10 to 20.
    pub first_stage: usize,
}

/// What became of the plans; they are named by their place in the input.
#[derive(Clone, Debug, PartialEq)]
pub struct Selected {
    pub verdict: Verdict,
    /// By plan: after how many replications it was dropped; `None` for the chosen one and those still standing.
    pub eliminated_at: Vec<Option<usize>>,
    /// How many replications of the plans still standing were looked at.
    pub replications: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    Best(usize),
    /// The data end before a decision.
    Undecided {
        standing: Vec<usize>,
        /// No more replications than this are ever needed; `None` when the first stage is not complete.
        at_most: Option<usize>,
    },
}

impl Selection {
    /// Screens `observations[plan][replication]`, all of one length. At r replications plan i is dropped when some
    /// other plan l still standing has `mean l > mean i + W`, `W = max(0, (delta / 2r) (h^2 S^2 / delta^2 - r))`, S^2
    /// the variance of the differences over the first stage, `h^2 = 2 eta (n0 - 1)`,
    /// `eta = ((2 alpha / (k - 1))^(-2 / (n0 - 1)) - 1) / 2`. After more than `max floor(h^2 S^2 / delta^2)` the
    /// largest mean is chosen, the first of equals.
    ///
    /// `None` for no plan; a single plan is the best at once.
    pub fn screen(&self, observations: &[&[f64]]) -> Option<Selected> {
        let plans = observations.len();
        let available = observations.first()?.len();
        assert!(observations.iter().all(|plan| plan.len() == available), "plans have equally many replications");
        assert!(
            self.indifference > 0.0 && self.first_stage >= 2,
            "an indifference zone is wide and a variance has two values"
        );
        let eliminated_at = vec![None; plans];
        if plans == 1 {
            return Some(Selected { verdict: Verdict::Best(0), eliminated_at, replications: 0 });
        }
        if available < self.first_stage {
            let verdict = Verdict::Undecided { standing: (0..plans).collect(), at_most: None };
            return Some(Selected { verdict, eliminated_at, replications: available });
        }
        Some(self.run(observations, available, eliminated_at))
    }

    fn run(&self, observations: &[&[f64]], available: usize, mut eliminated_at: Vec<Option<usize>>) -> Selected {
        let reach = self.reach(observations);
        // The stage past which the means decide, whatever their distance.
        let last = reach.iter().flatten().fold(0.0, |most: f64, reach| most.max(reach.floor())) as usize + 1;
        let mut standing: Vec<usize> = (0..observations.len()).collect();
        let mut sums: Vec<f64> = observations.iter().map(|plan| self.sum(&plan[..self.first_stage])).collect();
        let mut stage = self.first_stage;
        loop {
            if stage >= last {
                let best = first_largest(&standing, &sums);
                for plan in standing.into_iter().filter(|plan| *plan != best) {
                    eliminated_at[plan] = Some(stage);
                }
                return Selected { verdict: Verdict::Best(best), eliminated_at, replications: stage };
            }
            standing = self.survivors(&standing, &sums, &reach, stage, &mut eliminated_at);
            if let [best] = standing[..] {
                return Selected { verdict: Verdict::Best(best), eliminated_at, replications: stage };
            }
            if stage == available {
                let verdict = Verdict::Undecided { standing, at_most: Some(last) };
                return Selected { verdict, eliminated_at, replications: stage };
            }
            for plan in &standing {
                sums[*plan] += self.goal.merit(observations[*plan][stage]);
            }
            stage += 1;
        }
    }

    /// `h^2 S^2 / delta^2` of every pair: the replications after which their means decide.
    fn reach(&self, observations: &[&[f64]]) -> Vec<Vec<f64>> {
        let others = (observations.len() - 1) as f64;
        let degrees = (self.first_stage - 1) as f64;
        let eta = 0.5 * (libm::pow(2.0 * self.confidence.alpha() / others, -2.0 / degrees) - 1.0);
        // Negative when guessing already does as well as asked.
        let h_squared = (2.0 * eta * degrees).max(0.0);
        let first = |plan: usize| &observations[plan][..self.first_stage];
        let pair = |i: usize, l: usize| {
            let variance = super::mean::paired_difference(first(i), first(l), self.confidence)
                .expect("the first stage is not empty")
                .variance;
            h_squared * variance / (self.indifference * self.indifference)
        };
        (0..observations.len()).map(|i| (0..observations.len()).map(|l| pair(i, l)).collect()).collect()
    }

    fn survivors(
        &self,
        standing: &[usize],
        sums: &[f64],
        reach: &[Vec<f64>],
        stage: usize,
        eliminated_at: &mut [Option<usize>],
    ) -> Vec<usize> {
        let r = stage as f64;
        // In sums rather than means: r W.
        let allowance = |i: usize, l: usize| (self.indifference / 2.0 * (reach[i][l] - r)).max(0.0);
        let behind = |i: usize| standing.iter().any(|l| *l != i && sums[*l] - sums[i] > allowance(i, *l));
        let (dropped, kept): (Vec<usize>, Vec<usize>) = standing.iter().partition(|plan| behind(**plan));
        for plan in dropped {
            eliminated_at[plan] = Some(stage);
        }
        kept
    }

    fn sum(&self, values: &[f64]) -> f64 {
        values.iter().map(|value| self.goal.merit(*value)).sum()
    }
}

fn first_largest(standing: &[usize], sums: &[f64]) -> usize {
    let mut best = standing[0];
    for plan in standing {
        if sums[*plan] > sums[best] {
            best = *plan;
        }
    }
    best
}
