//! What follows from the answers: findings, the level the evidence carries and the index it backs, what is done first,
//! what holds an indicator back, the comparison with published figures, where two assessments differ, and what is uploaded.

mod backing;
mod benchmark;
mod citation;
mod cited_pages;
mod comparison;
mod derivation;
mod differences;
mod document_fault;
mod drafting;
mod entry;
mod extremes;
mod filter;
mod findings;
mod holds_back;
mod inspection;
mod named_code;
mod nearest;
mod part;
mod plan;
mod portfolio;
mod readiness;
mod reckoning;
mod reletter;
mod reuse;
mod search;
mod sentence_pattern;
mod standing;
mod support;
mod targeted;
mod tasks;
mod text_changes;
mod upload;
mod written_out;

pub use backing::{Backing, Unbacked, backed};
pub use benchmark::{
    Average, Benchmark, Bin, Compared, MOST_PEERS, National, NationalSeries, Peer, Placement, PublishedRow,
    PublishedTable, Riser, Risers, SeriesYear, YearAverages, as_printed, distribution, earlier_table, kind_in_sentence,
    kind_name, national, nearest_peers, risers,
};
pub use citation::{Cited, cited, cited_document};
pub use comparison::{
    Comparison, Figure, FigureRow, Head, IndicatorChanges, IndicatorRow, Inspected, NotEarlier, Shift, Side,
    SideBySide, TrendFigure, TrendYear, Yardstick, change_words, evidence_changes, is_earlier, past_results, shifts,
    trend,
};
pub use derivation::{BandRange, Calculation, Derivation, Growth, Input, Readings};
pub use differences::{Difference, Saying, Told, differences, differing_indicators, overwritten, told};
pub use document_fault::{DocumentFault, defect_sentence};
pub use drafting::drafted;
pub use entry::{Claims, CriterionState, EntryState, TextState};
pub use extremes::{Extremes, extremes, prints_alike};
pub use filter::{IndicatorFilter, StateFilter, owner};
pub use findings::{About, Check, FaultyDocument, Finding, Observation, Severity, Subject, Topic, band_notice};
pub use holds_back::{Holding, next_level, reached_level, what_holds_back};
pub use inspection::{Inspection, Progress};
pub use named_code::{NamedCode, named_code};
pub use nearest::{DEFAULT_EFFORT, estimates_effort, nearer, nearest_losses, nearest_steps, next_steps};
pub use part::Part;
pub use plan::{
    Basis, Breach, Deciding, Footing, Goal, Limit, Limits, Load, Missed, MissingFor, NoPlan, OpenCriterion, Plan,
    PlanStep, PlanSum, Planning, Roadmap, RoadmapStep, Start, SumLine, SumSection, SumTrace, Way, adopting,
    missing_for, plan, standing_words,
};
pub use portfolio::{
    Below, FileFacts, Group as PortfolioGroup, Member, Moved, NotCounted, Portfolio, PortfolioFilter, PortfolioRow,
    PortfolioView, SetAside, State as PortfolioState, Strip, Summary, squares, strip,
};
pub use readiness::{Group, Ready, readiness};
pub use reckoning::{Reckoning, Step};
pub use reletter::{order_of_citation, reletter};
pub use reuse::{Reason, Reuse, also_counts, from_last_year};
pub use search::{Hit, Hits, Kept, SearchIndex};
pub use sentence_pattern::{MarkedPart, OpenPlace, appended, marked_parts, open_places, pattern_texts};
pub use standing::Standing;
pub use support::{Proof, Support, document_faults, supported};
pub use targeted::targeted;
pub use tasks::{HandIn, Task, UnitWork, Wanted, next_letter, unit_work, unowned};
pub use text_changes::{Change, TextPiece, count_changes, text_changes};
pub(crate) use upload::as_one_name;
pub use upload::{
    Bundle, UploadFile, UploadLink, UploadMissing, UploadPlan, Verdict, claims_without_file, explanation_name,
    explanation_text, form_takes, has_explanation, upload_plan,
};
pub use written_out::{Whose, written_out};
