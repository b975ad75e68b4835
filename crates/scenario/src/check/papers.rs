//! What packs say about papers: a paper that an inject waits for, and what hangs on a board at the beginning.

use super::{Report, Scene, rule};
use crate::keys;
use crate::papers::{BOARD_TEXT, LINE_CHARS, Papers, Shelf};
use crate::read::path;

pub(super) fn check(scene: &Scene<'_>, report: &mut Report) {
    let papers = &scene.draft.papers;
    for (i, inject) in scene.structure.injects.iter().enumerate() {
        let named =
            [("absent_paper", &inject.when.absent_paper, "always"), ("after_paper", &inject.when.after_paper, "never")];
        for (field, paper, how) in named {
            let Some(id) = paper.as_deref().filter(|id| papers.find(id).is_none()) else { continue };
            let what = format!("`{id}` is no paper that anybody could file, so `{}` would {how} happen", inject.id);
            let at = format!("inject.{i}.when.{field}");
            scene.error(report, rule::PAPER_UNKNOWN, &at, what, &one_of(papers, |_| true));
        }
    }
    for (lang, tongue) in &scene.draft.tongues {
        let file = path::texts(lang);
        for (key, text) in &tongue.texts {
            if let Some((board, _)) = keys::board(key) {
                hangs(report, papers, &file, scene.draft.places.line(&file, key), board, text);
            }
        }
    }
}

/// One text on a board: the board exists, and its first field takes the text as it would take it from a person.
fn hangs(report: &mut Report, papers: &Papers, file: &str, line: u32, board: &str, text: &str) {
    let Some(paper) = papers.find(board).filter(|p| p.shelf == Shelf::Board) else {
        let what = format!("`{board}` is no board, so this text would hang nowhere");
        report.error(rule::PAPER_UNKNOWN, file, line, what, one_of(papers, |shelf| shelf == Shelf::Board));
        return;
    };
    // An empty text is missing, and another rule says so.
    let fields = [(BOARD_TEXT.to_owned(), text.to_owned())].into();
    if !text.is_empty() && paper.check(&fields).is_err() {
        let what = format!("this text cannot hang on the board `{board}`");
        let remedy = format!(
            "Write one line of at most {LINE_CHARS} characters; of the program's boards only `demands` and `threats` take several lines."
        );
        report.error(rule::BOARD_TEXT, file, line, what, remedy);
    }
}

/// The remedy for a paper that is not there.
pub(super) fn one_of(papers: &Papers, on: impl Fn(Shelf) -> bool) -> String {
    let ids: Vec<&str> = papers.all().iter().filter(|p| on(p.shelf)).map(|p| p.id.as_str()).collect();
    format!("Use one of: {}.", ids.join(", "))
}
