//! A drawing as SVG, for the eyes of whoever works on a chart, with the colours of the light theme and of the report.

use std::fmt::Write as _;

use super::shape::{Align, Drawing, Ink, Mode, Point, Shape, Stroke, Weight};

/// The drawing on its ground as an SVG document.
pub(super) fn svg(mode: Mode, drawing: &Drawing) -> String {
    let Drawing { width, height, .. } = drawing;
    let margin = if mode == Mode::Screen { 10.0 } else { 3.0 };
    let (wide, tall) = (width + 2.0 * margin, height + 2.0 * margin);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{} {} {wide} {tall}\" width=\"{wide}\" height=\"{tall}\">\n\
         <rect x=\"{}\" y=\"{}\" width=\"{wide}\" height=\"{tall}\" fill=\"#fff\"/>\n",
        -margin, -margin, -margin, -margin
    );
    for shape in &drawing.shapes {
        one(&mut out, mode, shape);
        out.push('\n');
    }
    out.push_str("</svg>\n");
    out
}

fn one(out: &mut String, mode: Mode, shape: &Shape) {
    let list = |points: &[Point]| points.iter().map(|p| format!("{},{}", p.x, p.y)).collect::<Vec<_>>().join(" ");
    let (fill, edge) = (
        |ink: Option<Ink>| {
            ink.map_or_else(
                || "fill=\"none\"".to_owned(),
                |ink| {
                    let see = if ink == Ink::NowArea { " fill-opacity=\"0.13\"" } else { "" };
                    format!("fill=\"{}\"{see}", colour(mode, ink))
                },
            )
        },
        |stroke: Option<Stroke>| {
            stroke.map_or_else(String::new, |stroke| {
                let dash = stroke.dash.map_or_else(String::new, |(a, b)| format!(" stroke-dasharray=\"{a} {b}\""));
                format!("stroke=\"{}\" stroke-width=\"{}\"{dash}", colour(mode, stroke.ink), stroke.width)
            })
        },
    );
    let written = match shape {
        Shape::Line { points, closed, stroke } => {
            let name = if *closed { "polygon" } else { "polyline" };
            write!(out, "<{name} points=\"{}\" fill=\"none\" {}/>", list(points), edge(Some(*stroke)))
        }
        Shape::Area { points, ink, .. } => write!(out, "<polygon points=\"{}\" {}/>", list(points), fill(Some(*ink))),
        Shape::Rect { min, max, radius, fill: ink, edge: stroke } => write!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{radius}\" {} {}/>",
            min.x,
            min.y,
            max.x - min.x,
            max.y - min.y,
            fill(*ink),
            edge(*stroke)
        ),
        Shape::Circle { center, radius, fill: ink, edge: stroke } => write!(
            out,
            "<circle cx=\"{}\" cy=\"{}\" r=\"{radius}\" {} {}/>",
            center.x,
            center.y,
            fill(*ink),
            edge(*stroke)
        ),
        Shape::Ring { center, inner, outer, from, to, ink } => {
            let steps = ((to - from) * 180.0).ceil().max(1.0) as usize;
            let arc = |radius: f32| {
                let turn = move |step: usize| from + (to - from) * step as f32 / steps as f32;
                (0..=steps).map(move |step| super::pen::around(*center, radius, turn(step)))
            };
            let points: Vec<Point> = arc(*outer).chain(arc(*inner).collect::<Vec<_>>().into_iter().rev()).collect();
            write!(out, "<polygon points=\"{}\" {}/>", list(&points), fill(Some(*ink)))
        }
        Shape::Hatch { min, max, ink } => {
            let (wide, tall) = (max.x - min.x, max.y - min.y);
            write!(out, "<svg x=\"{}\" y=\"{}\" width=\"{wide}\" height=\"{tall}\" overflow=\"hidden\">", min.x, min.y)
                .and_then(|()| {
                    (0..(1.3 * (wide + tall)) as usize).try_for_each(|line| {
                        let x = line as f32 * 0.8;
                        write!(
                            out,
                            "<line x1=\"{x}\" y1=\"0\" x2=\"0\" y2=\"{x}\" stroke=\"{}\" stroke-width=\"0.2\"/>",
                            colour(mode, *ink)
                        )
                    })
                })
                .and_then(|()| write!(out, "</svg>"))
        }
        Shape::Text { at, align, text, size, weight, ink } => {
            let anchor = match align {
                Align::Left => "start",
                Align::Center => "middle",
                Align::Right => "end",
            };
            let (family, weight) = (
                if mode == Mode::Screen { "Inter" } else { "Lato" },
                if *weight == Weight::Regular { 400 } else { 600 },
            );
            let text = text.replace('&', "&amp;").replace('<', "&lt;");
            write!(
                out,
                "<text x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\" font-family=\"{family}\" font-size=\"{size}\" \
                 font-weight=\"{weight}\" fill=\"{}\">{text}</text>",
                at.x,
                at.y,
                colour(mode, *ink)
            )
        }
    };
    written.unwrap();
}

fn colour(mode: Mode, ink: Ink) -> &'static str {
    let of = |list: [&'static str; 6], palette: u8| list[usize::from(palette)];
    match mode {
        Mode::Screen => match ink {
            Ink::Text => "#1A211E",
            Ink::Muted => "#46514C",
            Ink::Faint => "#5F6A64",
            Ink::Hair => "#DEE3DF",
            Ink::Track => "#EDF1EE",
            Ink::Surface => "#FFFFFF",
            Ink::Panel => "#FAFBFA",
            Ink::Now | Ink::NowArea | Ink::Bar => "#1F6350",
            Ink::Alert => "#7A4D00",
            Ink::Level(level) | Ink::Band(level, _) => {
                of(["#EDF0EE", "#AE4327", "#E7A25F", "#F1DA94", "#6FA3C2", "#1C5079"], level)
            }
            Ink::OnLevel(level) | Ink::OnBand(level, _) => {
                of(["#4F5A55", "#FFFFFF", "#1A211E", "#1A211E", "#0F1A20", "#FFFFFF"], level)
            }
            Ink::LevelEdge(level) => of(["#7E8983", "#AE4327", "#B5641C", "#8E741B", "#3B7FA3", "#1C5079"], level),
        },
        Mode::Print => match ink {
            Ink::Text | Ink::OnBand(_, false) => "#16202A",
            Ink::Muted => "#55616C",
            Ink::Faint | Ink::LevelEdge(0 | 2..) => "#8A949C",
            Ink::LevelEdge(1) => "#CDB894",
            Ink::Hair => "#BCC4CB",
            Ink::Track => "#E9ECEF",
            Ink::Surface | Ink::OnBand(_, true) => "#FFFFFF",
            Ink::Panel => "#F2F4F6",
            Ink::Now | Ink::NowArea => "#17374F",
            Ink::Bar | Ink::Band(_, true) => "#3E7191",
            Ink::Alert => "#A34118",
            Ink::Level(level) => of(["#D5DADE", "#F5E9DA", "#E3C698", "#96A9B2", "#3E7191", "#17374F"], level),
            Ink::OnLevel(level) => of(["#55616C", "#16202A", "#16202A", "#16202A", "#FFFFFF", "#FFFFFF"], level),
            Ink::Band(level, false) => of(["#E4E8EB", "#E4E8EB", "#D9DEE2", "#CED5DA", "#C3CBD1", "#B8C2C9"], level),
        },
    }
}
