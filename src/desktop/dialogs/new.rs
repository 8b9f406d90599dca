//! A new assessment: whose, of which year, and where it is kept.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use egui::{Context, Response, Ui};

use super::{
    Answer,
    frame::{Left, Way, form_dialog, scrolled, ways},
    place::full_place,
};
use crate::{
    assessment::{Kind, LONGEST_AUTHOR, YEARS},
    desktop::{
        theme::{Tokens, Type, icon},
        widgets::{
            Button, FormLine, NoteKind, choice_box, entered, field_error, focus_at_end, note, text, text_wrapped,
        },
    },
    rubric::{DEFAULT_ID, Rubric},
    t,
    words::{Speaks as _, Words},
};

/// Room that title, buttons and edges need beside the fields.
const AROUND: f32 = 170.0;

/// What is known of the new assessment.
#[derive(Debug, Clone)]
pub struct NewForm {
    /// Framework, by id.
    pub rubric: &'static str,
    /// The framework itself, for what is to be said of it.
    framework: Option<Arc<Rubric>>,
    /// Name of the institution.
    pub institution: String,
    /// Its kind; it follows the name until a person chooses it.
    pub kind: Kind,
    kind_chosen: bool,
    /// Year, as typed.
    pub year: String,
    /// Path of the file, as typed; empty while the draft shall have no name.
    pub place: String,
    /// Which question to the system's dialog belongs to it.
    pub asked: u64,
    /// What is wrong with the year.
    year_error: Option<String>,
    /// What is wrong with the name of the institution.
    institution_error: Option<String>,
    /// What is wrong with the place, or was done to it.
    place_error: Option<String>,
    /// The look at the place that is under way.
    looking: Option<u64>,
    /// Name of the field that takes the focus in the next frame.
    focus: Option<&'static str>,
    /// Name of the author, where it is not known yet.
    pub author: String,
    asks_author: bool,
    folder: Option<PathBuf>,
    /// True while the place follows institution and year.
    follows: bool,
}

impl NewForm {
    /// An empty form; its file is offered a place in a folder.
    pub fn new(
        year: i16,
        folder: Option<PathBuf>,
        asks_author: bool,
        rubrics: fn(&str) -> Option<Arc<Rubric>>,
    ) -> Self {
        let mut form = Self {
            rubric: DEFAULT_ID,
            framework: rubrics(DEFAULT_ID),
            institution: String::new(),
            kind: Kind::default(),
            kind_chosen: false,
            year: year.to_string(),
            place: String::new(),
            asked: 0,
            year_error: None,
            institution_error: None,
            place_error: None,
            looking: None,
            focus: None,
            author: String::new(),
            asks_author,
            folder,
            follows: true,
        };
        form.suggest();
        form
    }

    /// The place that was chosen.
    pub fn choose(&mut self, path: &Path) {
        self.place = path.to_string_lossy().into_owned();
        self.follows = false;
    }

    /// The place that is offered instead of the one that was typed, and why.
    pub fn offer(&mut self, place: &Path, why: String) {
        self.place = place.to_string_lossy().into_owned();
        self.follows = false;
        self.refuse_place(why);
    }

    /// Says what is wrong with the place; it stays to be mended.
    pub fn refuse_place(&mut self, why: String) {
        self.place_error = Some(why);
        self.focus = Some("new_place");
    }

    /// Says why the assessment cannot be made.
    pub fn refuse(&mut self, why: String) {
        self.institution_error = Some(why);
        self.focus = Some("new_institution");
    }

    /// Somebody looks at the place; the answer is for this text alone.
    pub fn look(&mut self, number: u64) {
        self.looking = Some(number);
    }

    /// Whether this is the look that was waited for.
    pub fn looked(&mut self, number: u64) -> bool {
        self.looking.take_if(|looking| *looking == number).is_some()
    }

    /// The year, where it is one that can be assessed.
    pub fn known_year(&self) -> Option<i16> {
        self.year.trim().parse().ok().filter(|year| YEARS.contains(year))
    }

    /// True where nothing is missing; else what is missing is said at its field, and the first of them takes the focus.
    fn complete(&mut self, words: Words) -> bool {
        let named = !self.institution.trim().is_empty();
        let dated = self.known_year().is_some();
        self.institution_error = (!named).then(|| t!(words, dialog.new.institution_error).to_owned());
        self.year_error = (!dated).then(|| t!(words, identity.year_wrong).to_owned());
        self.focus = if !named {
            Some("new_institution")
        } else if !dated {
            Some("new_year")
        } else {
            None
        };
        named && dated
    }

    /// Name of the file that goes with institution and year.
    pub fn file_name(&self) -> String {
        file_name(&self.institution, &self.year)
    }

    fn suggest(&mut self) {
        if let (true, Some(folder)) = (self.follows, &self.folder) {
            self.place = folder.join(self.file_name()).to_string_lossy().into_owned();
        }
    }

    pub(super) fn ui(&mut self, ctx: &Context, fresh: bool) -> Option<Answer> {
        let words = ctx.words();
        let left = form_dialog(ctx, "new", t!(words, dialog.new.title), 480.0, |ui| {
            let step = scrolled(ui, AROUND, |ui| self.fields_ui(ui, fresh));
            let offered = [Way::new(t!(words, dialog.cancel)), Way::primary(t!(words, dialog.new.create))];
            let taken = ways(ui, false, &offered).map(|way| if way == 1 { Step::Create } else { Step::Cancel });
            step.or(taken)
        });
        match left {
            Left::With(Step::Create) if !self.complete(words) => None,
            Left::With(Step::Create) => Some(Answer::Create(self.clone())),
            Left::With(Step::AskPlace) => Some(Answer::AskPlace),
            Left::With(Step::Cancel) | Left::Harmlessly => Some(Answer::Close),
            Left::Not => None,
        }
    }

    fn fields_ui(&mut self, ui: &mut Ui, fresh: bool) -> Option<Step> {
        let words = ui.words();
        let tokens = Tokens::of(ui);
        let mut step = None;
        let institution = FormLine::new(t!(words, identity.institution), "new_institution")
            .hint(t!(words, identity.institution_hint))
            .error(self.institution_error.as_deref())
            .ui(ui, &mut self.institution);
        if institution.changed() {
            self.institution_error = None;
            if !self.kind_chosen {
                self.kind = Kind::of_name(&self.institution).unwrap_or_default();
            }
        }
        if fresh {
            institution.request_focus();
        }
        let mut fields = vec![institution];
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 4.0;
                text(ui, Type::HelpMedium, tokens.text, t!(words, identity.kind));
                let names: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name(words)).collect();
                let chosen = Kind::ALL.iter().position(|kind| *kind == self.kind).unwrap_or_default();
                if let Some(kind) = choice_box(ui, t!(words, identity.kind), &names, chosen, 250.0) {
                    self.kind = Kind::ALL[kind];
                    self.kind_chosen = true;
                }
            });
            let year = FormLine::new(t!(words, identity.year), "new_year").width(110.0);
            let year = year.error(self.year_error.as_deref()).error_elsewhere();
            fields.push(year.ui(ui, &mut self.year));
        });
        if let Some(error) = &self.year_error {
            field_error(ui, error);
        }
        if fields.iter().any(Response::changed) {
            self.year_error = None;
            self.suggest();
        }
        let year = self.known_year().unwrap_or_default();
        if let Some(sentence) = self.framework.as_ref().and_then(|framework| framework.replaced_at(None, year)) {
            note(ui, NoteKind::Warning, |ui| text_wrapped(ui, Type::Help, tokens.text, sentence));
        }
        let place = FormLine::new(t!(words, dialog.new.place), "new_place")
            .hint(t!(words, dialog.path.hint))
            .help(t!(words, dialog.new.place_help))
            .error(self.place_error.as_deref())
            .ui(ui, &mut self.place);
        if place.changed() {
            self.follows = false;
            (self.place_error, self.looking) = (None, None);
        }
        full_place(ui, &self.place, self.folder.as_deref(), "ron");
        fields.push(place);
        let choose = Button::new(t!(words, dialog.new.choose)).icon(icon::FOLDER_NOTCH_OPEN).small();
        if choose.ui(ui).clicked() {
            step = Some(Step::AskPlace);
        }
        if self.asks_author {
            let help = t!(words, settings.author_help, most = LONGEST_AUTHOR);
            let author = FormLine::new(t!(words, settings.author), "new_author")
                .hint(t!(words, settings.author_hint))
                .help(&help)
                .most(LONGEST_AUTHOR);
            fields.push(author.ui(ui, &mut self.author));
        }
        if let Some(field) = self.focus.take() {
            let text = match field {
                "new_year" => &self.year,
                "new_place" => &self.place,
                _ => &self.institution,
            };
            focus_at_end(ui, FormLine::id_of(field), text);
        }
        if fields.iter().any(|field| entered(ui, field)) {
            step = Some(Step::Create);
        }
        step
    }
}

/// What a person does in the form.
#[derive(Debug, Clone, Copy)]
enum Step {
    Cancel,
    Create,
    AskPlace,
}

/// Name of the file for an institution and a year: `kota-contoh-2026.ron`.
pub fn file_name(institution: &str, year: &str) -> String {
    let named = dashed(&[institution]);
    let named = if named.is_empty() { "penilaian-spbe" } else { &named };
    format!("{named}-{}.ron", year.trim())
}

/// The words of some texts as the name of a file: small letters and digits, six words of each, with dashes between them.
pub fn dashed(texts: &[&str]) -> String {
    let words = |text: &&str| -> Vec<String> {
        let letter = |letter: char| if letter.is_alphanumeric() { letter } else { ' ' };
        let letters: String = text.to_lowercase().chars().map(letter).collect();
        let words = letters.split_whitespace().filter(|word| *word != "pemerintah").take(6);
        words.map(str::to_owned).collect()
    };
    texts.iter().flat_map(words).collect::<Vec<_>>().join("-")
}
