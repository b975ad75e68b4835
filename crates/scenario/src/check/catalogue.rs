//! A pack's own papers, or a set's: ids, hands, fields, the parts of a decision, and their words.

use super::papers::one_of;
use super::structure::is_id;
use super::{Report, rule};
use crate::papers::{BOARD_TEXT, DECISION, Field, FieldKind, OptionPart, Paper, Part, REJECTED, Read, Shelf, TAKEN};
use crate::papers::{GRADE, SOURCE, STANDING, limits, shipped};
use crate::read::{Draft, path};
use crate::structure::Role;
use std::collections::BTreeSet;

/// What a words file says of the set itself; no paper can be called so.
const OF_SET: [&str; 2] = ["name", "about"];
/// What a words file says beside names; nothing in a paper can be called so.
const OF_WORDS: [&str; 2] = ["title", "hint"];
/// What the form of a paper sends beside its fields.
const OF_FORM: [&str; 2] = ["id", "replaces"];

/// Checks what stands in `papers.toml` and its words; `wanted` are words that must be there beside those of papers.
pub(super) fn check(draft: &Draft, wanted: &[&str], report: &mut Report) {
    let mut look = Look { draft, report };
    look.left_out();
    let all = draft.papers.all().len();
    look.at_most(all, limits::PAPERS, "paper", "a team has", "papers, those of the program counted");
    let mut ids = BTreeSet::new();
    for (i, paper) in draft.own_papers.papers.iter().enumerate() {
        let at = format!("paper.{i}");
        look.id(&mut ids, &paper.id, is_name, &OF_SET, &format!("{at}.id"));
        look.hands(paper, &at);
        look.fields(paper, &at);
        if paper.shelf == Shelf::Board {
            look.board(paper, &at);
        }
        if paper.id == DECISION {
            look.decision(paper, &at);
        }
    }
    words(draft, wanted, report);
}

fn is_name(id: &str) -> bool {
    is_id(id, b'_')
}

/// A choice may be a number, as in a grade.
fn is_choice(id: &str) -> bool {
    is_name(id) || id.parse::<u8>().is_ok()
}

struct Look<'a> {
    draft: &'a Draft,
    report: &'a mut Report,
}

impl Look<'_> {
    fn error(&mut self, rule: &'static str, at: &str, what: String, remedy: &str) {
        let line = self.draft.places.line(path::PAPERS, at);
        self.report.error(rule, path::PAPERS, line, what, remedy);
    }

    fn at_most(&mut self, have: usize, most: usize, at: &str, whose: &str, of: &str) {
        if have > most {
            self.error(rule::LIMIT, at, format!("{whose} {have} {of}; at most {most} are allowed"), "Leave some out.");
        }
    }

    fn left_out(&mut self) {
        let own = &self.draft.own_papers;
        for (i, id) in own.without.iter().enumerate() {
            let at = format!("without.{i}");
            if shipped().find(id).is_none() {
                let what = format!("`{id}` is no paper of the program, so there is nothing to leave out");
                self.error(rule::PAPER_UNKNOWN, &at, what, &one_of(shipped(), |_| true));
            } else if own.papers.iter().any(|p| p.id == *id) {
                let what = format!("`{id}` is left out and stands here as well");
                self.error(rule::ID_TWICE, &at, what, "Keep one of the two; a paper of the same id replaces anyway.");
            } else if id == DECISION {
                let what =
                    "without `decision` nobody could write a decision down, and the pages that show them stay empty";
                let remedy = "Put a `[[paper]]` with `id = \"decision\"` in its place instead.";
                self.error(rule::PAPER_PART, &at, what.to_owned(), remedy);
            }
        }
    }

    /// An id that stands once, has the shape of one and is not taken.
    fn id(&mut self, known: &mut BTreeSet<String>, id: &str, is: fn(&str) -> bool, taken: &[&str], at: &str) {
        if !known.insert(id.to_owned()) {
            self.error(rule::ID_TWICE, at, format!("`{id}` stands twice"), "Rename or remove one of them.");
        }
        if !is(id) {
            let remedy = "Use lower case letters, digits and `_`, for example `review_at`.";
            self.error(rule::ID_SHAPE, at, format!("`{id}` is no id"), remedy);
        } else if taken.contains(&id) {
            let what = format!("`{id}` means something else in this place");
            self.error(rule::ID_SHAPE, at, what, "Choose another id.");
        }
    }

    fn hands(&mut self, paper: &Paper, at: &str) {
        let id = &paper.id;
        let of_staff = paper.write.iter().all(|role| role.is_staff());
        if paper.write.is_empty() || of_staff && paper.read != Read::Staff {
            let what = format!("nobody of the team writes `{id}`");
            let remedy = "Name roles of the team in `write`; who keeps it stands first.";
            self.error(rule::PAPER_HANDS, &format!("{at}.write"), what, remedy);
        }
        for (list, roles) in [("write", &paper.write), ("ack", &paper.ack)] {
            for (i, role) in roles.iter().enumerate() {
                if *role == Role::RolePlayer {
                    let at = format!("{at}.{list}.{i}");
                    let what = format!("who plays at the far end would have `{id}` in hand");
                    self.error(rule::PAPER_HANDS, &at, what, "Take `role_player` out.");
                }
            }
        }
    }

    fn fields(&mut self, paper: &Paper, at: &str) {
        let whose = format!("`{}` has", paper.id);
        self.at_most(paper.fields.len(), limits::FIELDS, at, &whose, "fields");
        if paper.fields.is_empty() {
            let remedy = "Add a `[[paper.field]]`, or leave the paper out.";
            self.error(rule::PAPER_FIELD, at, format!("`{}` has no fields", paper.id), remedy);
        }
        let mut taken: Vec<&str> = [OF_WORDS, OF_FORM].concat();
        if paper.shelf == Shelf::Board {
            taken.extend([SOURCE, GRADE, STANDING]);
        }
        let mut ids = BTreeSet::new();
        for (i, field) in paper.fields.iter().enumerate() {
            let at = format!("{at}.field.{i}");
            self.id(&mut ids, &field.id, is_name, &taken, &format!("{at}.id"));
            self.kind(field, &at);
            self.choices(&field.choices, &field.id, &format!("{at}.choices"));
            self.at_most(field.columns.len(), limits::COLUMNS, &at, &format!("`{}` has", field.id), "columns");
            let mut columns = BTreeSet::new();
            for (j, column) in field.columns.iter().enumerate() {
                let at = format!("{at}.columns.{j}");
                self.id(&mut columns, &column.id, is_name, &OF_WORDS, &format!("{at}.id"));
                self.choices(&column.choices, &column.id, &format!("{at}.choices"));
            }
        }
    }

    fn choices(&mut self, choices: &[String], of: &str, at: &str) {
        self.at_most(choices.len(), limits::CHOICES, at, &format!("`{of}` has"), "choices");
        let mut ids = BTreeSet::new();
        for (i, choice) in choices.iter().enumerate() {
            self.id(&mut ids, choice, is_choice, &OF_WORDS, &format!("{at}.{i}"));
        }
    }

    /// Whether a field has what its kind needs, and nothing else.
    fn kind(&mut self, field: &Field, at: &str) {
        let id = &field.id;
        let wrong = match field.kind {
            FieldKind::Choice if field.choices.is_empty() => {
                Some((format!("`{id}` has nothing to choose from"), "choices"))
            }
            FieldKind::Rows if field.columns.is_empty() => {
                Some((format!("`{id}` has rows without columns"), "columns"))
            }
            _ => None,
        };
        if let Some((what, name)) = wrong {
            self.error(rule::PAPER_FIELD, at, what, &format!("Add `{name}`."));
        }
        let idle = [
            ("choices", "choice", field.kind != FieldKind::Choice && !field.choices.is_empty()),
            ("columns", "rows", field.kind != FieldKind::Rows && !field.columns.is_empty()),
            ("now", "time", field.kind != FieldKind::Time && field.now),
        ];
        for (name, kind, _) in idle.into_iter().filter(|(_, _, idle)| *idle) {
            let what = format!("`{name}` does nothing in `{id}`");
            let remedy = format!("Remove it, or make the field's kind `{kind}`.");
            self.error(rule::PAPER_FIELD, &format!("{at}.{name}"), what, &remedy);
        }
    }

    /// A board takes one line and nothing more, so that an item is put up in seconds and a pack's texts can hang on it.
    fn board(&mut self, paper: &Paper, at: &str) {
        let line = |f: &Field| f.id == BOARD_TEXT && f.required && matches!(f.kind, FieldKind::Line | FieldKind::Text);
        if !paper.fields.first().is_some_and(line) {
            let what = format!("the board `{}` does not begin with the line that hangs on the wall", paper.id);
            let remedy = "Write as its first field `{ id = \"text\", kind = \"line\", required = true }`.";
            self.error(rule::PAPER_FIELD, &format!("{at}.field.0"), what, remedy);
        }
        for (i, field) in paper.fields.iter().enumerate().skip(1).filter(|(_, f)| f.required) {
            let what = format!("`{}` must be filled before anything can go up on the board", field.id);
            let remedy = "Take `required` out: only the line `text` is.";
            self.error(rule::PAPER_FIELD, &format!("{at}.field.{i}.required"), what, remedy);
        }
    }

    /// What pages that show decisions rely on, and what a decision must answer for whatever its model.
    fn decision(&mut self, paper: &Paper, at: &str) {
        if paper.shelf != Shelf::Log {
            let what = "decisions stand in a log, where nothing is ever taken out".to_owned();
            self.error(rule::PAPER_PART, &format!("{at}.shelf"), what, "Write `shelf = \"log\"`.");
        }
        for part in Part::ALL {
            let having: Vec<usize> =
                paper.fields.iter().enumerate().filter(|(_, f)| f.part == Some(part)).map(|(i, _)| i).collect();
            let one = matches!(part, Part::Question | Part::Options | Part::NoOther | Part::Decided);
            let missing = having.is_empty() && !matches!(part, Part::NoOther | Part::Decided);
            if missing || one && having.len() > 1 {
                let how = if missing { "has no" } else { "has more than one" };
                let what = format!("`decision` {how} field with `part = \"{}\"`", part.name());
                let remedy = "Give a decision its question, its options, an answer on rights, advice and dissent, and a review, each marked with `part`.";
                self.error(rule::PAPER_PART, at, what, remedy);
            }
            for i in having {
                self.part(part, &paper.fields[i], i, &format!("{at}.field.{i}"));
            }
        }
    }

    fn part(&mut self, part: Part, field: &Field, i: usize, at: &str) {
        let text = matches!(field.kind, FieldKind::Line | FieldKind::Text);
        let (fits, remedy) = match part {
            Part::Question => {
                (text && i == 0 && field.required, "Make it the first field, a `line` or `text`, and `required`.")
            }
            Part::Options => (field.kind == FieldKind::Rows, "Make it `rows`."),
            Part::NoOther => (text && !field.required, "Make it a `line` or a `text`, and not `required`."),
            Part::Rights => (field.kind == FieldKind::Choice && field.required, "Make it a `choice`, and `required`."),
            Part::Decided | Part::Advice => (text, "Make it a `line` or a `text`."),
            Part::Review => (field.kind == FieldKind::Time && field.required, "Make it a `time`, and `required`."),
        };
        if !fits {
            let what = format!("`{}` cannot be the part `{}` of a decision", field.id, part.name());
            self.error(rule::PAPER_PART, at, what, remedy);
        }
        if part == Part::Options && fits {
            self.options(field, at);
        }
    }

    fn options(&mut self, field: &Field, at: &str) {
        for part in OptionPart::ALL {
            let Some(column) = field.column(part) else {
                let what = format!("the options have no column with `part = \"{}\"`", part.name());
                let remedy = "An option, whether it was chosen, and why or why not: a column each, marked with `part`.";
                self.error(rule::PAPER_PART, at, what, remedy);
                continue;
            };
            let has = |choice: &str| column.choices.iter().any(|c| c == choice);
            if part == OptionPart::Chosen && !(has(TAKEN) && has(REJECTED)) {
                let what = format!("`{}` does not tell chosen from rejected options", column.id);
                self.error(rule::PAPER_PART, at, what, "Give it the choices `yes` and `no`.");
            }
        }
    }
}

/// Words of all that is new, in every language the papers have words in; none that nothing shows, none too long.
fn words(draft: &Draft, wanted: &[&str], report: &mut Report) {
    let languages = draft.papers.words();
    let mut needed: BTreeSet<String> = wanted.iter().map(|key| (*key).to_owned()).collect();
    for paper in &draft.own_papers.papers {
        // What the program calls something it goes on calling so.
        let known = shipped().find(&paper.id).map(Paper::keys).unwrap_or_default();
        needed.extend(paper.keys().into_iter().filter(|key| !known.contains(key)));
    }
    if languages.is_empty() && !needed.is_empty() {
        let remedy = "Write the names of papers, fields and choices there; docs/pack-format.md shows how.";
        report.error(
            rule::FILE_MISSING,
            &path::paper_words("en"),
            0,
            "these papers have no words in any language",
            remedy,
        );
    }
    let shown = shown(draft);
    // What one language has, every language must have.
    needed.extend(languages.values().flat_map(|texts| texts.keys()).filter(|key| shown.contains(*key)).cloned());
    for (lang, texts) in languages {
        let file = path::paper_words(lang);
        let line = |key: &str| draft.places.line(&file, key);
        match lang.parse::<coding::Language>() {
            Ok(tag) if tag.as_str() == lang => {}
            Ok(tag) => {
                let what = format!("`{lang}` is usually written `{tag}`");
                report.error(rule::LANGUAGE_TAG, &file, 0, what, "Call the file so.");
            }
            Err(error) => {
                report.error(rule::LANGUAGE_TAG, &file, 0, error.to_string(), "Call the file after a language.")
            }
        }
        for key in needed.iter().filter(|key| texts.get(*key).is_none_or(String::is_empty)) {
            let what = format!("there is no word for `{key}` in `{lang}`");
            report.error(rule::TEXT_MISSING, &file, line(key), what, format!("Write it under `{key}`."));
        }
        for (key, text) in texts {
            if !shown.contains(key) {
                let what = format!("nothing shows the word `{key}`");
                let remedy = "Correct the name (docs/pack-format.md says how it is put together) or remove it.";
                report.warn(rule::TEXT_UNKNOWN, &file, line(key), what, remedy);
            }
            let long = key.ends_with(".hint") || key == "about";
            let most = if long { limits::HINT_CHARS } else { limits::NAME_CHARS };
            let chars = text.chars().count();
            if chars > most {
                let what = format!("`{key}` has {chars} characters; at most {most} are allowed");
                report.error(rule::LIMIT, &file, line(key), what, "Shorten it.");
            }
        }
    }
}

/// Every key whose word some page shows.
fn shown(draft: &Draft) -> BTreeSet<String> {
    let mut shown: BTreeSet<String> = OF_SET.iter().map(|key| (*key).to_owned()).collect();
    for paper in draft.papers.all() {
        shown.extend(paper.keys());
        shown.extend(paper.fields.iter().map(|f| format!("{}.{}.hint", paper.id, f.id)));
    }
    shown
}
