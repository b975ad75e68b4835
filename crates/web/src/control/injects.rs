//! The master list of a team: every inject with its state now. A pure fold of what the team's state says.

use super::class::{Class, TeamNow, TeamWatch};
use super::whom;
use crate::room::called::Called;
use askama::Template;
use exercise::team::table::Planned;
use scenario::structure::{Inject, Sign, Structure, When};
use words::{Arg, Words};

/// An inject of a team's list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum OnList<'a> {
    /// The pack's.
    Pack(&'a Inject),
    /// Control's own, with its id.
    Own(&'a str, &'a Planned),
}

impl<'a> OnList<'a> {
    pub(crate) fn id(self) -> &'a str {
        match self {
            OnList::Pack(inject) => &inject.id,
            OnList::Own(id, _) => id,
        }
    }

    /// The play time for which it was planned, ms.
    pub(crate) fn planned(self, structure: &Structure) -> Option<i64> {
        match self {
            OnList::Pack(inject) => planned(inject, structure),
            OnList::Own(_, own) => Some(own.play_ms),
        }
    }

    /// What kind of thing it is, in words.
    pub(crate) fn kind(self, words: &Words) -> String {
        match self {
            OnList::Pack(inject) => super::team::kind(words, inject.kind),
            OnList::Own(_, own) => words.named("tell", own.how.name()),
        }
    }

    /// Whom it reaches, where it names them.
    pub(crate) fn to(self, class: &Class) -> String {
        let seats = match self {
            // What comes to our side is for the cell, also where it names nobody.
            OnList::Pack(inject) if inject.to.is_empty() && inject.kind.is_ours() => {
                return class.words.t("control-to-team");
            }
            OnList::Pack(inject) => &inject.to,
            OnList::Own(_, own) if own.to.is_empty() => return class.words.t("control-to-everybody"),
            OnList::Own(_, own) if own.to == whom::meant(class.structure(), &[], false) => {
                return class.words.t("control-to-team");
            }
            OnList::Own(_, own) => &own.to,
        };
        seats.iter().map(|seat| class.seat_title(seat)).collect::<Vec<_>>().join(", ")
    }

    /// Whether it names seats, and nobody sits there while the team plays.
    pub(crate) fn reaches_nobody(self, class: &Class, team: &TeamWatch) -> bool {
        let to = match self {
            OnList::Pack(inject) => &inject.to,
            OnList::Own(_, own) => &own.to,
        };
        let mut named = class.seats(&team.plan).filter(|s| to.contains(&s.id)).peekable();
        let plays = team.chronicle.seen.begun && !team.is_over() && !team.plan.on_paper;
        plays && named.peek().is_some() && !named.any(|s| team.now.seats.contains_key(&s.id))
    }

    /// What it waits for in this team, beside a minute.
    pub(crate) fn waits_for(self, class: &Class, team: &TeamWatch) -> String {
        match self {
            OnList::Pack(inject) => in_team(class.called(), &inject.when, team.is_simulated(), |key| class.text(key)),
            OnList::Own(..) => String::new(),
        }
    }
}

/// The buttons that an inject has wherever it is listed.
#[derive(Template)]
#[template(path = "control/inject-do.html")]
pub(crate) struct Buttons {
    words: &'static Words,
    base: String,
    team: String,
    id: String,
    /// What the ids of the buttons end with, once on a page.
    key: String,
    held: bool,
    /// Which inject it is, for who does not see the row.
    of: String,
    /// Whether it can be done to all teams at once.
    all: bool,
}

impl Buttons {
    /// On a page with several teams; a page of one team has its own ids.
    pub(crate) fn new(class: &Class, team: &TeamWatch, inject: &str, stand: Stand, of: String, all: bool) -> Buttons {
        let several = !of.is_empty();
        Buttons {
            words: class.words,
            base: class.base(),
            team: team.plan.id.clone(),
            id: inject.to_owned(),
            key: if several { format!("{}-{inject}", team.plan.id) } else { inject.to_owned() },
            held: matches!(stand, Stand::Held(_)),
            of,
            all: all && class.teams.len() > 1,
        }
    }
}

/// What is so with an inject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stand {
    /// Happened at this play time.
    Sent(i64),
    /// Comes at this play time.
    Due(i64),
    /// Control holds it; its own time, where it has one.
    Held(Option<i64>),
    /// Waits for a step, a stage, or for the absence of something.
    Waits,
    /// Control took it out, or what it waited for is settled.
    Never,
}

impl Stand {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Stand::Sent(_) => "sent",
            Stand::Due(_) => "due",
            Stand::Held(_) => "held",
            Stand::Waits => "waits",
            Stand::Never => "never",
        }
    }

    /// Its play time, where it has one.
    pub(crate) const fn at(self) -> Option<i64> {
        match self {
            Stand::Sent(at) | Stand::Due(at) => Some(at),
            Stand::Held(at) => at,
            Stand::Waits | Stand::Never => None,
        }
    }

    /// Whether control can still do something with it.
    pub(crate) const fn is_open(self) -> bool {
        matches!(self, Stand::Due(_) | Stand::Held(_) | Stand::Waits)
    }
}

/// What is so with this inject in a team. `sent` is the play time at which it happened.
pub(crate) fn stand(now: &TeamNow, inject: OnList<'_>, sent: Option<i64>) -> Stand {
    let id = inject.id();
    let hand = now.hands.get(id);
    if now.injected.contains(id) {
        return Stand::Sent(sent.unwrap_or_default());
    }
    if now.spent.contains(id) || now.outcome.is_some() {
        return Stand::Never;
    }
    if let Some(hand) = hand.filter(|h| h.held) {
        return Stand::Held(hand.waits_ms);
    }
    match (now.dues.get(id), inject) {
        (Some(at), _) => Stand::Due(*at),
        // With a minute and without a due, what it waited for did not stay away.
        (None, OnList::Pack(Inject { when, .. })) if when.play_minute.is_none() && when.case_minute.is_none() => {
            Stand::Waits
        }
        (None, _) => Stand::Never,
    }
}

/// The injects of a team, by time; those without one last, in the pack's order.
pub(crate) fn sorted<'a>(
    structure: &'a Structure,
    now: &'a TeamNow,
    sent: impl Fn(&str) -> Option<i64>,
) -> Vec<(OnList<'a>, Stand)> {
    let packs = structure.injects.iter().filter(|i| now.plays.contains(&i.id)).map(OnList::Pack);
    let own = now.planned.iter().map(|(id, own)| OnList::Own(id, own));
    let mut all: Vec<(OnList<'_>, Stand)> = packs.chain(own).map(|i| (i, stand(now, i, sent(i.id())))).collect();
    by_time(structure, &mut all);
    all
}

fn by_time(structure: &Structure, all: &mut [(OnList<'_>, Stand)]) {
    all.sort_by_key(|(inject, stand)| {
        (stand.at().is_none(), stand.at().or(inject.planned(structure)).unwrap_or(i64::MAX))
    });
}

/// The injects of a team as they stand now.
pub(crate) fn of_team<'a>(class: &'a Class, team: &'a TeamWatch) -> Vec<(OnList<'a>, Stand)> {
    sorted(class.structure(), &team.now, |id| team.chronicle.injected.get(id).map(|(at, _)| *at))
}

/// The same, and among them what control sent at once: it was in no list, and has come.
pub(crate) fn with_sent<'a>(class: &'a Class, team: &'a TeamWatch) -> Vec<(OnList<'a>, Stand)> {
    let mut all = of_team(class, team);
    let at_once = team.chronicle.at_once.iter();
    all.extend(at_once.map(|(id, (own, _))| (OnList::Own(id, own), Stand::Sent(own.play_ms))));
    by_time(class.structure(), &mut all);
    all
}

/// What time of the case a play time is, where the case goes on at another rate.
pub(crate) fn case_time(words: &Words, structure: &Structure, play_ms: i64) -> Option<String> {
    let rate = i64::from(structure.case_rate);
    let minutes = play_ms.max(0) * rate / 60_000;
    let time = format!("{}:{:02}", minutes / 60, minutes % 60);
    (rate > 1).then(|| words.text("control-case-time", &[("time", Arg::Text(&time))]))
}

/// The play time at which the pack plans it, ms.
pub(crate) fn planned(inject: &Inject, structure: &Structure) -> Option<i64> {
    let ms = |minutes: f64| (minutes * 60_000.0).round() as i64;
    let rate = i64::from(structure.case_rate.max(1));
    inject.when.play_minute.map(ms).or_else(|| inject.when.case_minute.map(|m| ms(m) / rate))
}

/// What it waits for, beside a minute, in whichever way the far end is played. `text` gives the pack's words.
pub(crate) fn condition(called: Called<'_>, when: &When, text: impl Fn(&str) -> String) -> String {
    let parts = [felt(called.words, when, &text), seen(called, when, &text), absent(called, when, &text)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" / ")
}

/// What it waits for in a team whose far end is simulated or not.
fn in_team(called: Called<'_>, when: &When, simulated: bool, text: impl Fn(&str) -> String) -> String {
    match (when.felt(), simulated) {
        (true, true) => felt(called.words, when, &text).unwrap_or_default(),
        (true, false) => seen(called, when, &text).unwrap_or_else(|| called.words.t("control-when-by-hand")),
        (false, _) => condition(called, when, text),
    }
}

/// What a simulated person brings about.
fn felt(words: &Words, when: &When, text: &impl Fn(&str) -> String) -> Option<String> {
    let step = when.after_step.as_ref().map(|step| ("control-when-step", text(&format!("step.{step}"))));
    let stage = || when.at_stage.as_ref().map(|stage| ("control-when-stage", words.named("stage", stage)));
    step.or_else(stage).map(|(id, what)| delayed(words, when, words.text(id, &[("what", Arg::Text(&what))])))
}

/// What is done in the room.
fn seen(called: Called<'_>, when: &When, text: &impl Fn(&str) -> String) -> Option<String> {
    let words = called.words;
    let (id, what) = match when.signs().next()? {
        Sign::Paper(paper) => ("control-when-paper", called.paper(paper)),
        Sign::Request(item) => ("control-when-request", text(&format!("desk.{item}.label"))),
        Sign::Answer(item) => ("control-when-answer", text(&format!("desk.{item}.label"))),
        Sign::Inject(inject) => ("control-when-inject", super::overview::preview(&text(&format!("inject.{inject}")))),
        Sign::Tag(tag) => ("control-when-tag", words.named("tag", tag)),
        Sign::HangUp(_) => ("control-when-hang-up", String::new()),
    };
    Some(delayed(words, when, words.text(id, &[("what", Arg::Text(&what))])))
}

/// What is not done by a minute.
fn absent(called: Called<'_>, when: &When, text: &impl Fn(&str) -> String) -> Option<String> {
    let words = called.words;
    let request =
        || when.absent_request.as_ref().map(|i| ("control-when-no-request", text(&format!("desk.{i}.label"))));
    let paper = || when.absent_paper.as_ref().map(|p| ("control-when-no-paper", called.paper(p)));
    let code = || when.absent_code.as_ref().map(|c| ("control-when-no-code", words.named("code", c)));
    let (id, what) = request().or_else(paper).or_else(code)?;
    Some(words.text(id, &[("what", Arg::Text(&what))]))
}

/// A condition with the time after it, where the pack gives one.
fn delayed(words: &Words, when: &When, condition: String) -> String {
    let Some(seconds) = when.delay_seconds.filter(|s| *s > 0) else { return condition };
    let after = super::draw::clock(i64::from(seconds) * 1_000);
    words.text("control-when-delay", &[("what", Arg::Text(&condition)), ("after", Arg::Text(&after))])
}

/// A minute of play as it is typed: `12`, `12.5`, `12,5` or `12:30`.
pub(crate) fn read_minute(typed: &str) -> Option<i64> {
    let typed = typed.trim();
    let ms = if let Some((minutes, seconds)) = typed.split_once(':') {
        let (minutes, seconds): (i64, i64) = (minutes.trim().parse().ok()?, seconds.trim().parse().ok()?);
        if !(0..60).contains(&seconds) || !(0..=MINUTES).contains(&minutes) {
            return None;
        }
        (minutes * 60 + seconds) * 1_000
    } else {
        let minutes: f64 = typed.replace(',', ".").parse().ok()?;
        if !(0.0..=MINUTES as f64).contains(&minutes) {
            return None;
        }
        (minutes * 60_000.0).round() as i64
    };
    Some(ms)
}

/// The latest minute that can be asked for: a day.
const MINUTES: i64 = 24 * 60;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::control::class::tests::pack;
    use exercise::team::order::TellKind;
    use exercise::team::table::InjectHand;
    use rstest::rstest;

    #[rstest]
    #[case("12", Some(720_000))]
    #[case(" 12,5 ", Some(750_000))]
    #[case("12:30", Some(750_000))]
    #[case("0", Some(0))]
    #[case("12:60", None)]
    #[case("-1", None)]
    #[case("1e9", None)]
    #[case("NaN", None)]
    #[case("", None)]
    #[case("soon", None)]
    fn a_minute_is_read_as_people_type_it(#[case] typed: &str, #[case] ms: Option<i64>) {
        assert_eq!(read_minute(typed), ms);
    }

    #[test]
    fn every_state_of_an_inject_is_told_apart() {
        let pack = pack();
        let s = &pack.structure;
        let inject = |id: &str| OnList::Pack(s.injects.iter().find(|i| i.id == id).unwrap());
        let mut now = TeamNow::default();
        assert_eq!(stand(&now, inject("exit_note"), None), Stand::Waits);
        assert_eq!(stand(&now, inject("belov_cough"), None), Stand::Never, "the inhaler was asked for");
        now.dues.insert("mh_note".to_owned(), 300_000);
        assert_eq!(stand(&now, inject("mh_note"), None), Stand::Due(300_000));
        now.hands.insert("mh_note".to_owned(), InjectHand { held: true, waits_ms: Some(9), text: None });
        assert_eq!(stand(&now, inject("mh_note"), None), Stand::Held(Some(9)));
        now.spent.insert("mh_note".to_owned());
        assert_eq!(stand(&now, inject("mh_note"), None), Stand::Never);
        now.injected.insert("mh_note".to_owned());
        assert_eq!(stand(&now, inject("mh_note"), Some(7)), Stand::Sent(7));
        let own = Planned { play_ms: 60_000, to: Vec::new(), how: TellKind::Call, text: "x".to_owned() };
        let own = OnList::Own("own-3", &own);
        now.dues.insert("own-3".to_owned(), 90_000);
        assert_eq!((stand(&now, own, None), own.planned(s)), (Stand::Due(90_000), Some(60_000)));
        now.spent.insert("own-3".to_owned());
        assert_eq!(stand(&now, own, None), Stand::Never);
    }

    #[test]
    fn the_time_of_the_case_is_told_where_it_is_another() {
        let words = Words::for_tag("en");
        let mut structure = pack().structure.clone();
        let told = |s: &Structure| case_time(words, s, 90_500);
        assert_eq!(told(&structure), None);
        structure.case_rate = 1_440;
        assert_eq!(told(&structure).as_deref(), Some("case 36:12 h"), "a minute of play is a day");
    }

    #[test]
    fn what_it_waits_for_is_told_as_the_far_end_is_played() {
        let words = Words::for_tag("en");
        let step = Some("step_door".to_owned());
        let both = When {
            after_step: step.clone(),
            after_paper: Some("exit_plan".to_owned()),
            delay_seconds: Some(90),
            ..When::default()
        };
        let alone = When { after_step: step, ..When::default() };
        let pack = pack();
        let called = Called::new(words, &pack);
        let told = |when: &When, simulated| in_team(called, when, simulated, str::to_owned);
        assert_eq!(told(&both, true), "1:30 after the step: step.step_door");
        assert_eq!(told(&both, false), "1:30 after somebody writes: Exit plan");
        assert_eq!(
            (told(&alone, true), told(&alone, false)),
            ("after the step: step.step_door".into(), words.t("control-when-by-hand"))
        );
        let printed = condition(called, &both, str::to_owned);
        assert!(printed.contains("step.step_door") && printed.contains("Exit plan"), "paper knows neither: {printed}");
    }

    #[test]
    fn what_has_a_time_comes_by_it_and_the_rest_after() {
        let pack = pack();
        let mut now =
            TeamNow { plays: pack.structure.injects.iter().map(|i| i.id.clone()).collect(), ..TeamNow::default() };
        now.dues.insert("press_note".to_owned(), 60_000);
        now.dues.insert("mh_note".to_owned(), 300_000);
        let all = sorted(&pack.structure, &now, |_| None);
        let ids: Vec<&str> = all.iter().map(|(i, _)| i.id()).collect();
        assert_eq!(ids[..2], ["press_note", "mh_note"]);
        assert_eq!(all.len(), pack.structure.injects.len());
    }
}
