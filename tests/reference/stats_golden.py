#!/usr/bin/env python3
"""Expected values for tests/study_statistics/golden.rs, from other implementations.

Writes tests/golden/statistics.json. Made with Python 3.11 and
    numpy 2.4.6, scipy 1.17.1, statsmodels 0.15.0, lifelines 0.30.3, SALib 1.6.0
To rerun, from the root of the crate:
    python3 -m venv /tmp/stats_venv
    /tmp/stats_venv/bin/pip install numpy==2.4.6 scipy==1.17.1 statsmodels==0.15.0 lifelines==0.30.3 SALib==1.6.0
    /tmp/stats_venv/bin/python tests/reference/stats_golden.py
The same versions give the same file. Infinities are written as the strings "inf" and "-inf".

Where no package has the method (paired Newcombe, the standard error of a restricted mean, Kim and Nelson's
procedure, Jansen's first index) it is written here a second time, plainly, from the formula in the paper.
"""

import json
import math
import pathlib
import warnings

import numpy as np
from scipy import special, stats
from scipy.stats import qmc
from scipy.stats._resampling import _bca_interval
from lifelines import AalenJohansenFitter, KaplanMeierFitter
from lifelines.utils import restricted_mean_survival_time
from statsmodels.duration.survfunc import CumIncidenceRight, SurvfuncRight
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep
from SALib.analyze import morris as morris_analyze
from SALib.analyze import sobol as sobol_analyze
from SALib.sample import morris as morris_sample
from SALib.sample import sobol as sobol_sample
from SALib.test_functions import Ishigami

warnings.simplefilter("ignore")
RNG = np.random.default_rng(20261124)
LEVELS = [0.9, 0.95, 0.99]


def plain(value):
    """JSON without NaN and infinities."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(inner) for inner in value]
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (int, np.integer)):
        return int(value)
    if value is None or isinstance(value, str):
        return value
    value = float(value)
    if math.isnan(value):
        return None
    return value if math.isfinite(value) else ("inf" if value > 0 else "-inf")


def distributions():
    chances = [1e-300, 1e-20, 1e-6, 0.001, 0.025, 0.07, 0.08, 0.3, 0.5, 0.6, 0.92, 0.975, 0.9999]
    points = [-30.0, -8.0, -1.96, -0.3, 0.0, 0.7, 3.0, 9.0]
    degrees = [1, 2, 3, 4.5, 10, 29, 100, 1023, 99999, 4000000, 10**9]
    return {
        "normal_quantile": [dict(x=p, expected=special.ndtri(p)) for p in chances],
        "normal_cdf": [dict(x=x, expected=special.ndtr(x)) for x in points],
        "student_cdf": [
            dict(x=x, degrees=v, expected=stats.t.cdf(x, v)) for v in degrees for x in [-12.0, -2.0, -1e-4, 0.0, 0.5, 4.0]
        ],
        "student_quantile": [
            dict(x=p, degrees=v, expected=special.stdtrit(v, p)) for v in degrees for p in [1e-6, 0.005, 0.025, 0.4, 0.975]
        ],
        "incomplete_beta": [
            dict(x=x, a=a, b=b, expected=special.betainc(a, b, x))
            for a, b in [(0.5, 0.5), (1, 3), (2.5, 7), (40, 3), (300, 500), (5000, 0.5)]
            for x in [0.001, 0.1, 0.375, 0.5, 0.93, 0.9999]
        ],
        "binomial_cdf": [
            dict(successes=k, trials=n, chance=p, expected=stats.binom.cdf(k, n, p))
            for n, p in [(1, 0.5), (10, 0.5), (100, 0.95), (2000, 0.95), (30000, 0.5), (10**9, 0.5), (10**9, 0.0001)]
            for k in sorted({0, int(n * p - 2 * math.sqrt(n * p * (1 - p))), int(n * p), n - 1, n})
        ],
    }


def means():
    samples = [
        [3.0, 5.0],
        [1.5, 2.25, 0.5, 9.0, 4.0],
        list(np.round(RNG.normal(1e9, 0.5, 40), 6)),
        list(np.round(RNG.exponential(20.0, 300), 4)),
    ]
    rows = []
    for values in samples:
        for level in LEVELS:
            test = stats.ttest_1samp(values, 3.0)
            low, high = test.confidence_interval(level)
            rows.append(
                dict(values=values, level=level, mean=np.mean(values), variance=np.var(values, ddof=1),
                     low=low, high=high, against=3.0, p_value=test.pvalue)
            )
    whole = RNG.integers(-(10**12), 10**12, 200)
    other = whole + RNG.integers(-(10**6), 10**7, 200)
    test = stats.ttest_rel(whole, other)
    low, high = test.confidence_interval(0.95)
    paired = dict(a=whole, b=other, level=0.95, mean=np.mean((whole - other)), low=low, high=high, p_value=test.pvalue)
    a = np.round(RNG.exponential(5.0, 250), 4)
    b = np.round(0.8 * a + RNG.exponential(2.0, 250), 4)
    both = np.var(a, ddof=1) + np.var(b, ddof=1)
    reduction = dict(a=a, b=b, factor=both / np.var(a - b, ddof=1), ceiling=both / np.var(np.sort(a) - np.sort(b), ddof=1))
    return {"mean": rows, "paired": [paired], "variance_reduction": [reduction]}


MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15


def mix(value):
    value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & MASK
    return value ^ (value >> 31)


def resample(seed, replicate, count):
    """The indices of one replicate: resample.rs written again."""
    state = mix(seed ^ mix((replicate + GOLDEN) & MASK))
    indices = []
    for _ in range(count):
        state = (state + GOLDEN) & MASK
        indices.append((mix(state) * count) >> 64)
    return indices


def bootstraps():
    rows = []
    for seed, values in [(1, np.round(RNG.exponential(3.0, 40), 4)), (99, np.round(RNG.lognormal(1.0, 1.0, 60), 4)),
                         (7, RNG.poisson(0.4, 15).astype(float))]:
        replicates = 800
        drawn = np.array([np.mean(values[resample(seed, r, len(values))]) for r in range(replicates)])
        for level in LEVELS:
            tail = (1 - level) / 2
            percentile = np.quantile(drawn, [tail, 1 - tail])
            low, high, _ = _bca_interval([values], lambda x, axis=-1: np.mean(x, axis=axis), -1, tail, drawn, None, np)
            bca = np.quantile(drawn, [low, high])
            rows.append(dict(values=values, seed=seed, replicates=replicates, level=level, estimate=np.mean(values),
                             percentile=percentile, bca=bca))
    return {"bootstrap": rows}


def quantiles():
    rows, tails, interpolated = [], [], []
    for values in [np.round(RNG.normal(0, 1, 20), 4), np.round(RNG.exponential(10.0, 137), 4), np.round(RNG.normal(50, 8, 400))]:
        for chance in [0.05, 0.5, 0.95, 0.99]:
            for level in LEVELS:
                found = stats.quantile_test(values, p=chance).confidence_interval(level)
                low, high = [end if not math.isnan(end) else side for end, side in zip(found, (-math.inf, math.inf))]
                rows.append(dict(values=values, chance=chance, level=level, low=low, high=high,
                                 value=np.quantile(values, chance, method="inverted_cdf")))
            interpolated.append(dict(values=values, chance=chance, expected=np.quantile(values, chance)))
            # The mean of the quantile function over (chance, 1): what CVaR is by definition (Acerbi and Tasche 2002).
            ordered, n = np.sort(values), len(values)
            edges = np.clip(np.arange(n + 1) / n, chance, 1.0)
            tails.append(dict(values=values, chance=chance, expected=np.sum(ordered * np.diff(edges)) / (1 - chance)))
    return {"quantile": rows, "interpolated": interpolated, "tail_mean": tails}


def newcombe_paired(both, first, second, neither, level):
    n = both + first + second + neither
    one, two = both + first, both + second
    l1, u1 = stats.binomtest(one, n).proportion_ci(level, method="wilson")
    l2, u2 = stats.binomtest(two, n).proportion_ci(level, method="wilson")
    p1, p2 = one / n, two / n
    product = one * (n - one) * two * (n - two)
    numerator = both * neither - first * second
    if numerator > n / 2:
        numerator -= n / 2
    elif numerator > 0:
        numerator = 0
    phi = numerator / math.sqrt(product) if product else 0.0
    below = (p1 - l1) ** 2 - 2 * phi * (p1 - l1) * (u2 - p2) + (u2 - p2) ** 2
    above = (u1 - p1) ** 2 - 2 * phi * (u1 - p1) * (p2 - l2) + (p2 - l2) ** 2
    return p1 - p2 - math.sqrt(below), p1 - p2 + math.sqrt(above)


def proportions():
    wilson, unpaired, paired = [], [], []
    for k, n in [(0, 1), (1, 1), (0, 10), (3, 10), (15, 148), (81, 263), (29, 29), (900, 1024)]:
        for level in LEVELS:
            low, high = stats.binomtest(k, n).proportion_ci(level, method="wilson")
            wilson.append(dict(successes=k, count=n, level=level, low=low, high=high))
    for a, m, b, n in [(56, 70, 48, 80), (9, 10, 3, 10), (5, 56, 0, 29), (10, 10, 0, 20), (400, 1000, 350, 900)]:
        low, high = confint_proportions_2indep(a, m, b, n, method="newcomb", compare="diff", alpha=0.05)
        unpaired.append(dict(a=a, m=m, b=b, n=n, low=low, high=high))
    for table in [(59, 6, 16, 80), (14, 5, 0, 22), (1, 1, 7, 12), (0, 0, 0, 9), (20, 0, 0, 0), (3, 9, 8, 2), (900, 40, 12, 72)]:
        both, first, second, neither = table
        low, high = newcombe_paired(*table, 0.95)
        p_value = mcnemar([[both, first], [second, neither]], exact=True).pvalue
        paired.append(dict(table=table, low=low, high=high, p_value=p_value))
    return {"wilson": wilson, "unpaired": unpaired, "paired_table": paired}


def holms():
    families = [[0.01, 0.04, 0.03, 0.005], [0.2], [0.5, 0.9, 0.9, 0.02, 0.02], list(RNG.uniform(0, 0.2, 12))]
    return {"holm": [dict(p=family, expected=multipletests(family, method="holm")[1]) for family in families]}


# Freireich et al. 1963: weeks of remission under 6-mercaptopurine (0: still in remission when last seen) and placebo.
SIX_MP = [(6, 1), (6, 1), (6, 1), (6, 0), (7, 1), (9, 0), (10, 1), (10, 0), (11, 0), (13, 1), (16, 1), (17, 0), (19, 0),
          (20, 0), (22, 1), (23, 1), (25, 0), (32, 0), (32, 0), (34, 0), (35, 0)]
PLACEBO = [(t, 1) for t in [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]]


def kaplan_meier(data, until, level=0.95):
    times, reached = np.array(data, dtype=float).T
    fitter = KaplanMeierFitter(alpha=1 - level).fit(times, reached)
    by_hand = SurvfuncRight(times, reached)
    steps, greenwood = [], dict(zip(by_hand.surv_times, by_hand.surv_prob_se))
    for time, row in fitter.event_table.iterrows():
        if row["observed"] > 0:
            low, high = fitter.confidence_interval_.loc[time]
            survival = fitter.survival_function_.loc[time].iloc[0]
            if survival > 0:
                steps.append(dict(time=time, at_risk=row["at_risk"], events=row["observed"], survival=survival,
                                  standard_error=greenwood[time], low=low, high=high))
    mean = restricted_mean_survival_time(fitter, t=until)
    variance, curve = 0.0, fitter.survival_function_.iloc[:, 0]
    for time, row in fitter.event_table.iterrows():
        n, d = row["at_risk"], row["observed"]
        if d > 0 and n > d and time <= until:
            edges = [time] + [t for t in curve.index if time < t < until] + [until]
            area = sum(curve.loc[a] * (b - a) for a, b in zip(edges, edges[1:]))
            variance += area**2 * d / (n * (n - d))
    low, high = by_hand.quantile_ci(0.5, alpha=1 - level, method="cloglog")
    return dict(data=data, level=level, steps=steps, median=fitter.median_survival_time_, median_low=low, median_high=high,
                until=until, restricted_mean=mean, restricted_error=math.sqrt(variance))


def survivals():
    random = []
    for _ in range(120):
        event, end = RNG.exponential(10.0), RNG.uniform(2.0, 25.0)
        random.append((round(min(event, end), 0) + 1.0, int(event <= end)))
    rows = [kaplan_meier(SIX_MP, 30.0), kaplan_meier(PLACEBO, 23.0), kaplan_meier(random, 15.0, 0.9)]
    distinct, tied = [], []
    for index in range(90):
        time, event = RNG.exponential(6.0), int(RNG.integers(0, 3))
        distinct.append((round(time, 3) + 0.0001 * index, event))
        tied.append((float(math.ceil(time)), event))
    kinds = []
    for kind in (1, 2):
        times, events = np.array(distinct).T
        fitter = AalenJohansenFitter(calculate_variance=True).fit(times, events.astype(int), event_of_interest=kind)
        # lifelines divides by n - 1 and has no variance at the very last time.
        at = [t for t, e in sorted(distinct) if e == kind and t < max(distinct)[0]]
        kinds.append(dict(kind=kind, times=at, share=[fitter.cumulative_density_.iloc[:, 0].loc[t] for t in at],
                          variance=[fitter.variance_.loc[t] for t in at],
                          low=[fitter.confidence_interval_.iloc[:, 0].loc[t] for t in at],
                          high=[fitter.confidence_interval_.iloc[:, 1].loc[t] for t in at]))
    times, events = np.array(tied).T
    incidence = CumIncidenceRight(times, events.astype(int))
    return {
        "kaplan_meier": rows,
        "competing": [dict(data=distinct, kinds=kinds)],
        "competing_ties": [dict(data=tied, times=incidence.times, shares=incidence.cinc)],
    }


def designs():
    # In Gray code order the points at powers of two bring in one direction number each.
    at = [0, 3, 5] + [2**bit for bit in range(16)]
    points = qmc.Sobol(d=40, scramble=False).random(at[-1] + 1)[at]
    problem = {"num_vars": 3, "names": ["a", "b", "c"], "bounds": [[0.0, 1.0]] * 3}

    def output(x):
        return np.round(Ishigami.evaluate((np.asarray(x) * 2 - 1) * math.pi), 6)

    x = morris_sample.sample(problem, 30, num_levels=4, seed=5)
    found = morris_analyze.analyze(problem, x, output(x), num_levels=4, seed=5)
    effects = dict(points=x, outputs=output(x), mu=found["mu"], mu_star=found["mu_star"], sigma=found["sigma"])
    rows = 256
    x = sobol_sample.sample(problem, rows, calc_second_order=False, scramble=True, seed=5)
    y = output(x)
    found = sobol_analyze.analyze(problem, y, calc_second_order=False, seed=5)
    # SALib takes turns, A AB_0 AB_1 AB_2 B; here in blocks A, B, AB_0, AB_1, AB_2.
    block = y.reshape(rows, 5).T
    a, b, mixed = block[0], block[4], block[1:4]
    variance = np.var(np.concatenate([a, b]))
    first = [1 - np.mean((b - m) ** 2) / 2 / variance for m in mixed]
    indices = dict(rows=rows, outputs=np.concatenate([a, b, *mixed]), first=first, total=found["ST"])
    return {"sobol_sequence": [dict(at=at, points=points)], "morris": [effects], "sobol_indices": [indices]}


def kim_nelson(x, delta, alpha, n0):
    """Kim and Nelson 2001, figure 1, with c = 1; largest mean best, plans in rows."""
    k, most = x.shape
    eta = 0.5 * ((2 * alpha / (k - 1)) ** (-2 / (n0 - 1)) - 1)
    h2 = 2 * eta * (n0 - 1)
    s2 = [[np.var(x[i, :n0] - x[l, :n0], ddof=1) for l in range(k)] for i in range(k)]
    final = max(math.floor(h2 * s2[i][l] / delta**2) for i in range(k) for l in range(k) if l != i) + 1
    dropped, standing, r = [None] * k, list(range(k)), n0
    while True:
        mean = x[:, :r].mean(axis=1)
        if r >= final:
            best = max(standing, key=lambda i: mean[i])
            return dict(best=best, dropped=[r if i in standing and i != best else dropped[i] for i in range(k)], used=r)
        kept = [i for i in standing if all(
            mean[i] >= mean[l] - max(0, delta / (2 * r) * (h2 * s2[i][l] / delta**2 - r)) for l in standing if l != i)]
        for i in standing:
            if i not in kept:
                dropped[i] = r
        standing = kept
        if len(standing) == 1:
            return dict(best=standing[0], dropped=dropped, used=r)
        if r == most:
            return dict(best=None, standing=standing, dropped=dropped, used=r, final=final)
        r += 1


def selections():
    rows = []
    for means, delta, count in [([0, 0.3, 0.8, 0.9], 0.2, 300), ([0, 0.1], 0.05, 60), ([2, 2, 2, 2.4, 1], 0.4, 150)]:
        shared = RNG.normal(0, 1, count)
        x = np.round(np.array([m + 0.7 * shared + RNG.normal(0, 0.7, count) for m in means]), 4)
        rows.append(dict(observations=x, delta=delta, level=0.95, first=10, **kim_nelson(x, delta, 0.05, 10)))
    return {"selection": rows}


def main():
    found = {}
    for part in [distributions, means, bootstraps, quantiles, proportions, holms, survivals, designs, selections]:
        found.update(plain(part()))
    path = pathlib.Path(__file__).parent.parent / "golden" / "statistics.json"
    path.parent.mkdir(exist_ok=True)
    lines = [f'"{name}": ' + json.dumps(rows, separators=(",", ":")) for name, rows in found.items()]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n")
    print(f"{path}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
