//! Keeping courses, participants and imports.

use super::import::DRAFT_MS;
use super::{COURSES, Course, Date, Draft, Fault, Field, PARTICIPANTS, Participant, What};
use crate::house::{ActError, House};
use crate::record::{self, is_short};

/// Kind of the records of courses.
const COURSE: &str = "course";
/// Kind of the records of participants; the id is `<course>/<participant>`.
const PARTICIPANT: &str = "participant";
/// Kind of the records of imports; the id is `<course>/<import>`.
const DRAFT: &str = "participant-draft";

/// What was kept, or what is wrong with it.
type Kept<T> = Result<Result<T, Vec<Fault>>, ActError>;

fn within(course: &str, id: &str) -> String {
    format!("{course}/{id}")
}

impl House {
    /// The day as the store tells it, in UTC.
    pub async fn today(&self) -> Result<Option<Date>, ActError> {
        Ok(Date::of(self.now().await?))
    }

    /// Every course, the latest first; those without a day come before all.
    pub async fn courses(&self) -> Result<Vec<Course>, ActError> {
        let all: Vec<(String, Course)> = record::all(self.store.as_ref(), COURSE, "").await?;
        let mut all: Vec<Course> = all.into_iter().map(|(_, course)| course).collect();
        all.sort_by(|a, b| {
            let day = |c: &Course| (c.from.is_some(), std::cmp::Reverse(c.from));
            day(a).cmp(&day(b)).then_with(|| a.name.to_lowercase().cmp(&b.name.to_lowercase()))
        });
        Ok(all)
    }

    pub async fn course(&self, id: &str) -> Result<Option<Course>, ActError> {
        if is_short(id) { record::get(self.store.as_ref(), COURSE, id).await } else { Ok(None) }
    }

    /// Keeps a course; a new one, without an id, is given one.
    pub async fn put_course(&self, mut course: Course) -> Kept<Course> {
        let _register = self.register.lock().await;
        let mut faults = course.check();
        if course.id.is_empty() {
            if self.courses().await?.len() >= COURSES {
                faults.push(Fault { field: Field::Name, what: What::Full(COURSES) });
            }
        } else {
            self.must_be(&course.id).await?;
        }
        if !faults.is_empty() {
            return Ok(Err(faults));
        }
        while course.id.is_empty() || !is_short(&course.id) {
            let id = record::short::<8>()?;
            course.id = if self.course(&id).await?.is_none() { id } else { String::new() };
        }
        record::put(self.store.as_ref(), COURSE, &course.id, &course).await?;
        Ok(Ok(course))
    }

    /// Deletes a course with its participants and unfinished imports; whether it was there.
    pub async fn delete_course(&self, id: &str) -> Result<bool, ActError> {
        let _register = self.register.lock().await;
        if self.course(id).await?.is_none() {
            return Ok(false);
        }
        // The course goes last: what failed half-way can be done again.
        for kind in [DRAFT, PARTICIPANT] {
            let inside: Vec<(String, serde_json::Value)> =
                record::all(self.store.as_ref(), kind, &within(id, "")).await?;
            for (inside, _) in inside {
                self.store.delete_record(kind, &inside).await?;
            }
        }
        Ok(self.store.delete_record(COURSE, id).await?)
    }

    /// Everybody on a course, by alias.
    pub async fn participants(&self, course: &str) -> Result<Vec<Participant>, ActError> {
        if !is_short(course) {
            return Ok(Vec::new());
        }
        let all: Vec<(String, Participant)> =
            record::all(self.store.as_ref(), PARTICIPANT, &within(course, "")).await?;
        let mut all: Vec<Participant> = all.into_iter().map(|(_, participant)| participant).collect();
        all.sort_by_key(Participant::stands);
        Ok(all)
    }

    pub async fn participant(&self, course: &str, id: &str) -> Result<Option<Participant>, ActError> {
        if is_short(course) && is_short(id) {
            record::get(self.store.as_ref(), PARTICIPANT, &within(course, id)).await
        } else {
            Ok(None)
        }
    }

    /// Keeps a participant; a new one, without an id, is given one.
    pub async fn put_participant(&self, course: &str, mut participant: Participant) -> Kept<Participant> {
        let _register = self.register.lock().await;
        self.must_be(course).await?;
        let there = self.participants(course).await?;
        if !participant.id.is_empty() && !there.iter().any(|p| p.id == participant.id) {
            return Err(ActError::NoSuchLog);
        }
        let mut faults = participant.check();
        if there.iter().any(|p| p.id != participant.id && p.called() == participant.called()) {
            faults.push(Fault { field: Field::Alias, what: What::Taken });
        }
        if participant.id.is_empty() && there.len() >= PARTICIPANTS {
            faults.push(Fault { field: Field::Alias, what: What::Full(PARTICIPANTS) });
        }
        if !faults.is_empty() {
            return Ok(Err(faults));
        }
        if participant.id.is_empty() {
            participant.id = fresh(&there)?;
        }
        record::put(self.store.as_ref(), PARTICIPANT, &within(course, &participant.id), &participant).await?;
        Ok(Ok(participant))
    }

    /// Removes a participant; whether they were there. What they said in exercises stays under the id.
    pub async fn delete_participant(&self, course: &str, id: &str) -> Result<bool, ActError> {
        if self.participant(course, id).await?.is_none() {
            return Ok(false);
        }
        Ok(self.store.delete_record(PARTICIPANT, &within(course, id)).await?)
    }

    /// Keeps a list that is to be looked at before it is added. Lists that nobody confirmed in time are thrown away.
    pub async fn put_draft(&self, course: &str, mut draft: Draft) -> Result<Draft, ActError> {
        self.must_be(course).await?;
        let now = self.now().await?;
        let drafts: Vec<(String, Draft)> = record::all(self.store.as_ref(), DRAFT, "").await?;
        for (id, _) in drafts.iter().filter(|(_, draft)| over(draft, now)) {
            self.store.delete_record(DRAFT, id).await?;
        }
        if draft.id.is_empty() {
            draft.id = record::short::<10>()?;
            draft.made = now;
        }
        record::put(self.store.as_ref(), DRAFT, &within(course, &draft.id), &draft).await?;
        Ok(draft)
    }

    pub async fn draft(&self, course: &str, id: &str) -> Result<Option<Draft>, ActError> {
        if !is_short(course) || !is_short(id) {
            return Ok(None);
        }
        let draft: Option<Draft> = record::get(self.store.as_ref(), DRAFT, &within(course, id)).await?;
        let now = self.now().await?;
        Ok(draft.filter(|draft| !over(draft, now)))
    }

    pub async fn delete_draft(&self, course: &str, id: &str) -> Result<bool, ActError> {
        if self.draft(course, id).await?.is_none() {
            return Ok(false);
        }
        Ok(self.store.delete_record(DRAFT, &within(course, id)).await?)
    }

    /// Adds everybody of a list that is not left out, if nothing is wrong with anybody, and throws the list away.
    /// Answers how many were added, or what is wrong.
    pub async fn confirm_draft(&self, course: &str, draft: &Draft) -> Kept<usize> {
        let _register = self.register.lock().await;
        self.must_be(course).await?;
        // Of two who confirm at once, one adds.
        if self.draft(course, &draft.id).await?.is_none() {
            return Err(ActError::NoSuchLog);
        }
        let mut there = self.participants(course).await?;
        let checked = super::checked(&draft.rows, &there, self.today().await?);
        let mut faults: Vec<Fault> = checked.iter().flat_map(|(_, faults)| faults.clone()).collect();
        let kept = draft.rows.iter().zip(checked).filter(|(row, _)| !row.left_out);
        let new: Vec<Participant> = kept.map(|(_, (participant, _))| participant).collect();
        if there.len() + new.len() > PARTICIPANTS {
            faults.push(Fault { field: Field::Alias, what: What::Full(PARTICIPANTS) });
        }
        if !faults.is_empty() {
            return Ok(Err(faults));
        }
        let count = new.len();
        for mut participant in new {
            participant.id = fresh(&there)?;
            record::put(self.store.as_ref(), PARTICIPANT, &within(course, &participant.id), &participant).await?;
            there.push(participant);
        }
        self.delete_draft(course, &draft.id).await?;
        Ok(Ok(count))
    }

    async fn must_be(&self, course: &str) -> Result<(), ActError> {
        self.course(course).await?.map(|_| ()).ok_or(ActError::NoSuchLog)
    }
}

fn over(draft: &Draft, now: i64) -> bool {
    draft.made + DRAFT_MS <= now
}

/// An id that nobody on the course has.
fn fresh(there: &[Participant]) -> Result<String, ActError> {
    loop {
        let id = record::short::<6>()?;
        if !there.iter().any(|p| p.id == id) {
            return Ok(id);
        }
    }
}
