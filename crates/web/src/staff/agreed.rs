//! `/course/{id}/agreed`: what several people on a course have agreed to today, in one go. Consents are only added here:
//! who takes one back is changed one by one.

use super::courses::course;
use super::who::Staff;
use crate::problem::Problem;
use crate::site::Site;
use axum::extract::{Form, Path, State};
use axum::response::Redirect;
use live::course::{Field, Participant};

pub(crate) async fn add(
    State(site): State<Site>,
    Path(id): Path<String>,
    _staff: Staff,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Redirect, Problem> {
    course(&site, &id).await?;
    let has = |name: &str, value: &str| sent.iter().any(|(n, v)| n == name && v == value);
    let to = |field: Field| has("to", field.name());
    let listed = sent.iter().find(|(name, _)| name == "q").map_or("", |(_, q)| q.as_str());
    let meant = |p: &Participant| has("person", &p.id) || (has("all", "yes") && p.matches(listed));
    let asked = [Field::TakingPart, Field::Recording, Field::Quoted];
    let mut n = 0;
    if asked.into_iter().any(to) {
        let today = site.house.today().await?;
        let people = site.house.participants(&id).await?;
        for mut person in people.into_iter().filter(meant) {
            let given = &mut person.consents;
            given.taking_part |= to(Field::TakingPart);
            given.recording |= to(Field::Recording);
            given.quoted |= to(Field::Quoted);
            given.on = today;
            n += usize::from(site.house.put_participant(&id, person).await?.is_ok());
        }
    }
    Ok(Redirect::to(&format!("/course/{id}?done=agreed&n={n}#participants")))
}
