//! Two outputs against each other: a point a plan with its intervals, and the front of those that no other beats in both.

use super::scale::{Measure, Scale};
use super::{Series, cut, heading};
use crate::report::chart::canvas::{Area, Canvas, Hang, Point, draw};
use crate::report::chart::palette::Role;
use crate::report::chart::svg::{Frame, Look, fit, text_width};

#[derive(Clone, Debug)]
pub struct Plan {
    pub series: Series,
    /// Value, low, high.
    pub x: [f64; 3],
    pub y: [f64; 3],
    pub on_front: bool,
}

#[derive(Clone, Debug)]
pub struct Side {
    pub title: String,
    pub measure: Measure,
    pub less_is_better: bool,
}

#[derive(Clone, Debug)]
pub struct Tradeoff {
    pub plans: Vec<Plan>,
    pub across: Side,
    pub up: Side,
    /// In the corner where both are best.
    pub best: String,
}

pub fn tradeoff(chart: &Tradeoff, frame: &Frame) -> String {
    let (left, right, top, bottom) = (64.0, frame.width - 24.0, 36.0, 356.0);
    let across = scale(chart.plans.iter().map(|plan| plan.x), chart.across.measure, (left, right), 100.0);
    let up = scale(chart.plans.iter().map(|plan| plan.y), chart.up.measure, (bottom, top), 56.0);
    draw(frame, bottom + 44.0, |canvas| {
        heading(canvas, (8.0, 12.0), &chart.up.title, right);
        across.paint_across(canvas, top, bottom);
        up.paint_up(canvas, left, right);
        let title = fit(&chart.across.title, 11.5, right - left);
        canvas.text((right, bottom + 32.0), &title, 11.5, Role::Muted, Hang::End);
        paint_corner(canvas, chart, Area::new(left, top, right, bottom));
        paint_front(canvas, chart, (&across, &up), Area::new(left, top, right, bottom));
        let places: Vec<Point> = chart.plans.iter().map(|plan| (across.at(plan.x[0]), up.at(plan.y[0]))).collect();
        for (plan, at) in chart.plans.iter().zip(&places) {
            paint(canvas, plan, *at, (&across, &up));
        }
        paint_names(canvas, chart, &places, Area::new(left, top - 6.0, right, bottom + 6.0));
    })
}

fn scale(values: impl Iterator<Item = [f64; 3]>, measure: Measure, pixels: Point, apart: f64) -> Scale {
    // What is never negative has no interval that is.
    let ends = values.flat_map(|[value, low, high]| [value, if value >= 0.0 { low.max(0.0) } else { low }, high]);
    let ends = ends.filter(|value| value.is_finite());
    let (least, most) =
        ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), end| (least.min(end), most.max(end)));
    let air = ((most - least) * 0.12).max(least.abs() * 0.02);
    // From nought where that costs little; a share stays within 0 and 1.
    let low = if least >= 0.0 && least < most * 0.4 { 0.0 } else { least - air };
    let high = if measure == Measure::Share { (most + air).min(1.0) } else { most + air };
    Scale::rounded(measure, (low, high), pixels, apart)
}

fn paint_corner(canvas: &Canvas, chart: &Tradeoff, plot: Area) {
    let word = if chart.across.less_is_better {
        format!("\u{25c2} {}", chart.best)
    } else {
        format!("{} \u{25b8}", chart.best)
    };
    let (x, hang) =
        if chart.across.less_is_better { (plot.left + 8.0, Hang::Start) } else { (plot.right - 8.0, Hang::End) };
    let y = if chart.up.less_is_better { plot.bottom - 12.0 } else { plot.top - 10.0 };
    canvas.look(Look::Halo).text((x, y), &word, 11.0, Role::Muted, hang);
}

/// Steps through the plans that no other beats: between two of them nothing better is offered.
fn paint_front(canvas: &Canvas, chart: &Tradeoff, (across, up): (&Scale, &Scale), plot: Area) {
    let mut front: Vec<Point> =
        chart.plans.iter().filter(|plan| plan.on_front).map(|plan| (across.at(plan.x[0]), up.at(plan.y[0]))).collect();
    // From the best across to the best up.
    let ahead = |x: f64| if chart.across.less_is_better { x } else { -x };
    front.sort_by(|a, b| ahead(a.0).total_cmp(&ahead(b.0)).then(a.1.total_cmp(&b.1)));
    let Some((first, last)) = front.first().copied().zip(front.last().copied()) else { return };
    let worst_up = if chart.up.less_is_better { plot.top } else { plot.bottom };
    let worst_across = if chart.across.less_is_better { plot.right } else { plot.left };
    let mut line = vec![(first.0, worst_up), first];
    for pair in front.windows(2) {
        line.push((pair[1].0, pair[0].1));
        line.push(pair[1]);
    }
    line.push((worst_across, last.1));
    canvas.look(Look::Dash).line(&line, Role::Muted, 1.2);
}

fn paint(canvas: &Canvas, plan: &Plan, at: Point, (across, up): (&Scale, &Scale)) {
    let role = plan.series.role;
    if plan.x[1].is_finite() && plan.x[2].is_finite() {
        canvas.line(&[(across.at(plan.x[1]), at.1), (across.at(plan.x[2]), at.1)], role, 1.4);
    }
    if plan.y[1].is_finite() && plan.y[2].is_finite() {
        canvas.line(&[(at.0, up.at(plan.y[1])), (at.0, up.at(plan.y[2]))], role, 1.4);
    }
    canvas.tip(plan.series.name.clone());
    if plan.on_front {
        canvas.look(Look::Edge).dot(at, 6.5, role);
    } else {
        canvas.dot(at, 6.0, role);
        canvas.dot(at, 4.0, Role::Paper);
    }
}

/// Each name where it meets neither a point nor another name, close by if it can be.
fn paint_names(canvas: &Canvas, chart: &Tradeoff, places: &[Point], plot: Area) {
    let mut taken: Vec<Area> =
        places.iter().map(|at| Area::new(at.0 - 8.0, at.1 - 8.0, at.0 + 8.0, at.1 + 8.0)).collect();
    for (plan, at) in chart.plans.iter().zip(places) {
        let width = text_width(&plan.series.name, 12.5).min(220.0);
        let spots = (0..12).flat_map(|ring| {
            let away = 15.0 * f64::from(ring);
            [(11.0, -13.0 - away), (11.0, 13.0 + away), (-11.0 - width, -13.0 - away), (-11.0 - width, 13.0 + away)]
        });
        let area = |spot: Point| {
            let (x, y) = (at.0 + spot.0, at.1 + spot.1);
            Area::new(x, y - 8.0, x + width, y + 8.0)
        };
        let inside = |area: &Area| {
            area.left >= plot.left && area.right <= plot.right && area.top >= plot.top && area.bottom <= plot.bottom
        };
        let free = |area: &Area| inside(area) && !taken.iter().any(|other| other.meets(area));
        let all: Vec<Area> = spots.map(area).collect();
        let Some(place) = all.iter().copied().find(free).or_else(|| all.iter().copied().find(inside)) else { continue };
        taken.push(place);
        let y = f64::midpoint(place.top, place.bottom);
        if (y - at.1).abs() > 16.0 {
            let edge = if place.left > at.0 { place.left - 2.0 } else { place.right + 2.0 };
            canvas.line(&[*at, (edge, y)], plan.series.role, 0.8);
        }
        let name = cut(&plan.series.name, 12.5, 220.0);
        canvas.look(Look::Halo).bold((place.left, y), &name, 12.5, plan.series.role, Hang::Start);
    }
}

#[cfg(test)]
mod tests {
    use super::super::series;
    use super::super::testkit::{HOSTILE, check, frame, numbers};
    use super::*;

    fn chart(points: &[(f64, f64)]) -> Tradeoff {
        let names: Vec<String> =
            (0..points.len()).map(|n| if n == 1 { HOSTILE.into() } else { format!("plan-{n}") }).collect();
        let plan = |(series, at): (Series, &(f64, f64))| Plan {
            series,
            x: [at.0, at.0 - 1.0, at.0 + 1.0],
            y: [at.1, f64::NEG_INFINITY, f64::INFINITY],
            on_front: true,
        };
        Tradeoff {
            plans: series(&names.iter().map(String::as_str).collect::<Vec<_>>(), 0)
                .into_iter()
                .zip(points)
                .map(plan)
                .collect(),
            across: Side { title: "cost".into(), measure: Measure::Number, less_is_better: true },
            up: Side { title: "saved".into(), measure: Measure::Share, less_is_better: false },
            best: "better".into(),
        }
    }

    #[test]
    fn names_of_plans_on_one_spot_do_not_overlap() {
        let svg = tradeoff(&chart(&[(20.0, 0.6); 7]), &frame());
        check(&svg);
        let names: Vec<&str> = svg.lines().filter(|line| line.contains("font-size=\"12.5\"")).collect();
        let places = numbers(&names.join("\n"), " x=\"").into_iter().zip(numbers(&names.join("\n"), " y=\""));
        let places: Vec<(f64, f64)> = places.collect();
        assert_eq!(places.len(), 7);
        for (at, a) in places.iter().enumerate() {
            assert!(places[..at].iter().all(|b| (a.1 - b.1).abs() >= 15.0 || (a.0 - b.0).abs() > 40.0), "{places:?}");
        }
    }

    #[test]
    fn one_plan_and_no_spread_make_a_chart() {
        check(&tradeoff(&chart(&[(0.0, 1.0)]), &frame()));
        check(&tradeoff(&chart(&[(0.0, -3.0), (5000.0, 0.0)]), &frame()));
    }
}
