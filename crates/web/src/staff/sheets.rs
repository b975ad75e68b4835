//! The list of participants as a spreadsheet, and an empty one to fill in. Headings are those that the import knows.

use super::courses::course;
use super::who::Staff;
use crate::problem::Problem;
use crate::site::Site;
use crate::visitor::Visitor;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use live::course::{Field, Participant, Sex};
use report::sheet::{Column, write};
use words::Words;

const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

pub(super) fn columns(words: &Words) -> Vec<Column> {
    let column = |field: &Field| Column {
        heading: words.named("field", field.name()),
        width: match field {
            Field::NameLatin | Field::NameOwn | Field::Agency | Field::Note => 28,
            Field::Sex => 12,
            _ => 18,
        },
        choices: match field {
            Field::Sex => [Sex::Female, Sex::Male, Sex::Other].iter().map(|s| words.named("sex", s.name())).collect(),
            Field::TakingPart | Field::Recording | Field::Quoted => vec![words.t("sheet-yes"), words.t("sheet-no")],
            _ => Vec::new(),
        },
        ..Column::default()
    };
    Field::PARTICIPANT.iter().map(column).collect()
}

/// A participant's cells, as somebody would fill them in in this language.
pub(super) fn cells(words: &Words, person: &Participant) -> Vec<String> {
    let typed = person.typed();
    let cell = |field: &Field| match (field, typed.get(field).map_or("", String::as_str)) {
        (Field::Sex, _) if person.sex == Sex::NotStated => String::new(),
        (Field::Sex, sex) => words.named("sex", sex),
        (Field::TakingPart | Field::Recording | Field::Quoted, is) => {
            words.t(if is == "yes" { "sheet-yes" } else { "sheet-no" })
        }
        (_, text) => text.to_owned(),
    };
    Field::PARTICIPANT.iter().map(cell).collect()
}

fn sheet(words: &Words, name: &str, rows: &[Vec<String>]) -> Result<Response, Problem> {
    let bytes = write(&words.t("people-title"), &columns(words), rows).map_err(|error| {
        tracing::error!(%error, "a spreadsheet could not be written");
        Problem::Server
    })?;
    let headers = [
        (header::CONTENT_TYPE, KIND.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, bytes).into_response())
}

pub(crate) async fn export(
    State(site): State<Site>,
    Path(id): Path<String>,
    _staff: Staff,
    visitor: Visitor,
) -> Result<Response, Problem> {
    let course = course(&site, &id).await?;
    let people = site.house.participants(&id).await?;
    let rows: Vec<_> = people.iter().map(|p| cells(visitor.words, p)).collect();
    sheet(visitor.words, &format!("participants-{}.xlsx", course.id), &rows)
}

pub(crate) async fn template(
    State(site): State<Site>,
    Path(id): Path<String>,
    _staff: Staff,
    visitor: Visitor,
) -> Result<Response, Problem> {
    course(&site, &id).await?;
    sheet(visitor.words, "participants-template.xlsx", &[])
}

#[cfg(test)]
mod tests {
    use super::{cells, columns};
    use live::course::{Consents, Date, Draft, Field, Participant, Sex, checked};
    use words::Words;

    #[test]
    fn what_goes_out_comes_in_again_in_every_language() {
        let person = Participant {
            alias: "Сокол".to_owned(),
            name_latin: "Aigul S.".to_owned(),
            name_own: "Айгүл С.".to_owned(),
            agency: "Police, south".to_owned(),
            country: "KG".to_owned(),
            languages: vec!["кыргызча".to_owned(), "русский".to_owned()],
            consents: Consents { taking_part: true, recording: false, quoted: true, on: Date::new(2026, 5, 12) },
            note: "two\nlines".to_owned(),
            ..Participant::default()
        };
        for words in Words::languages() {
            for sex in Sex::ALL {
                let person = Participant { sex, ..person.clone() };
                let head: Vec<String> = columns(words).into_iter().map(|c| c.heading).collect();
                for (field, heading) in Field::PARTICIPANT.iter().zip(&head) {
                    assert_eq!(Field::headed(heading), Some(*field), "{}: {heading}", words.tag());
                }
                let written = report::sheet::write("x", &columns(words), &[cells(words, &person)]).unwrap();
                let draft = Draft::of("x.xlsx", &report::sheet::read(&written).unwrap()).unwrap();
                assert!(draft.unknown.is_empty(), "{:?}", draft.unknown);
                assert_eq!(checked(&draft.rows, &[], None), [(person, Vec::new())], "{}", words.tag());
            }
        }
    }
}
