//! `POST /control/{exercise}/do/{what}`: one command of control. A form is answered with the page it came from, the script
//! with nothing. Orders stand in the exercise's own log and are copied into the teams' logs from there.

use super::injects::read_minute;
use super::whom;
use crate::call::log_id;
use crate::problem::{Problem, Said};
use crate::site::Site;
use crate::staff::who::Staff;
use crate::visitor::Visitor;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use chain::LogId;
use exercise::delivery::event::{Conclusion, Lesson, Phase};
use exercise::delivery::{Actor, Command};
use exercise::team::interpreting::{Interpretation, Misrendering};
use exercise::team::order::{InjectChange, Order, TellKind};
use exercise::team::table::Planned;
use live::JoinError;
use scenario::Outcome;
use scenario::structure::Answer;
use words::{Arg, Words};

/// What a form sent; a name may stand there several times.
pub(crate) struct Given(Vec<(String, String)>);

impl Given {
    pub(crate) fn text(&self, name: &str) -> String {
        // Forms send line ends of their own kind.
        self.find(name).unwrap_or_default().replace("\r\n", "\n").trim().to_owned()
    }

    fn find(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn all(&self, name: &str) -> Vec<String> {
        let of = self.0.iter().filter(|(n, value)| n == name && !value.trim().is_empty());
        of.map(|(_, value)| value.trim().to_owned()).collect()
    }

    fn number(&self, name: &str) -> Option<u64> {
        self.find(name)?.parse().ok()
    }

    /// How many of each, an empty field for none.
    fn counts(&self, name: &str) -> Option<Vec<u16>> {
        let of = self.0.iter().filter(|(n, _)| n == name).map(|(_, value)| value.trim());
        of.map(|value| if value.is_empty() { Some(0) } else { value.parse().ok() }).collect()
    }
}

pub(crate) async fn act(
    State(site): State<Site>,
    Path((exercise, what)): Path<(String, String)>,
    headers: HeaderMap,
    staff: Staff,
    visitor: Visitor,
    Form(given): Form<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let log = log_id(&exercise)?;
    let given = Given(given);
    let done = match what.as_str() {
        "join" => join(&site, &log, &given, visitor.words).await?,
        "rotate" => super::roster::rotate(&site, &log, &staff, &given.text("round"), &given.text("rounds"))
            .await
            .map(|()| None)?,
        "leave" => {
            let client = given.find("id").filter(|id| !id.is_empty());
            site.house.take_out(&log, &Actor::Control(staff.id.clone()), &given.text("person"), client).await?;
            None
        }
        "take-back" => {
            let client = given.find("id").filter(|id| !id.is_empty());
            site.house.readmit(&log, &Actor::Control(staff.id.clone()), &given.text("person"), client).await?;
            None
        }
        "clear" => {
            clear(&site, &log, &staff).await?;
            None
        }
        _ => {
            let read = match what.as_str() {
                "note" => super::note::read(&site, &log, &given).await?,
                "vote" if given.find("pair").is_some() => {
                    super::plenary::ask(&site, &exercise, &given, visitor.words).await?
                }
                _ => command(&what, &given),
            };
            let command = match read {
                Read::Command(command) => command,
                Read::Wrong(id) => return Ok(refused(StatusCode::BAD_REQUEST, &visitor.words.t(id))),
                Read::Unknown => return Err(Problem::NotFound),
            };
            let command = addressed(&site, &log, command, &given).await?;
            let client = given.find("id").filter(|id| !id.is_empty());
            if let Some(id) = super::in_time::refusal(&site, &log, &command, client).await? {
                return Ok(refused(StatusCode::CONFLICT, &visitor.words.t(id)));
            }
            let control = Actor::Control(staff.id.clone());
            site.house.direct(&log, &control, &command, client).await?;
            if let Some(what) = comes_up(&command, &given) {
                site.house.direct(&log, &control, &Command::Show { what }, None).await?;
            }
            None
        }
    };
    match done {
        Some(sentence) => Ok(refused(StatusCode::CONFLICT, &sentence)),
        None if visitor.wants_page => Ok(Redirect::to(&back(&headers, &exercise)).into_response()),
        None => Ok(StatusCode::NO_CONTENT.into_response()),
    }
}

/// What belongs in front of the class from now on: a question to it, or the pair that goes on.
fn comes_up(command: &Command, given: &Given) -> Option<String> {
    match command {
        Command::OpenVote { .. } => Some(super::projector::VOTE.to_owned()),
        Command::Order { order: Order::GoOn, .. } => Some(given.text("what")).filter(|what| !what.is_empty()),
        _ => None,
    }
}

/// A sentence that says what to do; the script shows it above the page, a plain browser shows it alone.
fn refused(status: StatusCode, sentence: &str) -> Response {
    let plain = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
    let mut response = (status, plain, format!("{sentence}\n")).into_response();
    response.extensions_mut().insert(Said);
    response
}

/// The page of this exercise that the form stood on.
fn back(headers: &HeaderMap, exercise: &str) -> String {
    let base = format!("/control/{exercise}");
    let referer = headers.get(header::REFERER).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let path = referer.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
    let own =
        |path: &&str| **path == base || path.starts_with(&format!("{base}/")) || path.starts_with(&format!("{base}?"));
    path.filter(own).map_or(base.clone(), str::to_owned)
}

pub(crate) enum Read {
    Command(Command),
    /// Something typed cannot be understood; the id of the sentence that says so.
    Wrong(&'static str),
    Unknown,
}

fn command(what: &str, given: &Given) -> Read {
    match (what, given.find("to")) {
        ("inject", Some("move")) => {
            let Some(play_ms) = read_minute(&given.text("minute")) else { return Read::Wrong("control-bad-minute") };
            Read::Command(set(given, InjectChange::Moved { play_ms }))
        }
        ("count-hands", _) if given.counts("hands").is_none() => Read::Wrong("delivery-refusal-hands"),
        ("inject", Some("edit")) if given.text("text").is_empty() => Read::Wrong("delivery-refusal-empty"),
        ("tell" | "speak" | "say", _) if given.text("text").is_empty() => Read::Wrong("delivery-refusal-empty"),
        ("tell", _) if !given.text("minute").is_empty() && read_minute(&given.text("minute")).is_none() => {
            Read::Wrong("control-bad-minute")
        }
        _ => plain(what, given).map_or(Read::Unknown, Read::Command),
    }
}

fn set(given: &Given, to: InjectChange) -> Command {
    order(given, Order::Set { inject: given.text("inject"), to })
}

/// An order to the team that the form names, or to all.
fn order(given: &Given, order: Order) -> Command {
    let teams = if given.find("all").is_some() { Vec::new() } else { given.all("team") };
    Command::Order { teams, order }
}

fn plain(what: &str, given: &Given) -> Option<Command> {
    let outcome = || Outcome::ALL.iter().copied().find(|o| o.name() == given.text("outcome"));
    Some(match what {
        "phase" => {
            let name = given.text("phase");
            Command::Enter { phase: Phase::ALL.into_iter().find(|p| p.name() == name)? }
        }
        "pause" => order(given, Order::Pause),
        "resume" => order(given, Order::Resume),
        "go-on" => order(given, Order::GoOn),
        "end" => order(given, Order::End { outcome: outcome()? }),
        "end-all" => Command::EndAll { outcome: outcome()? },
        "inject" => match given.find("to")? {
            "send" => order(given, Order::Send { inject: given.text("inject") }),
            "hold" => set(given, InjectChange::Held),
            "release" => set(given, InjectChange::Released),
            "skip" => set(given, InjectChange::Skipped),
            "restore" => set(given, InjectChange::Restored),
            "edit" => set(given, InjectChange::Edited { text: given.text("text") }),
            _ => return None,
        },
        "tell" => {
            let name = given.text("kind");
            let how = TellKind::ALL.into_iter().find(|k| k.name() == name)?;
            let (to, text) = (given.all("to"), given.text("text"));
            order(
                given,
                match read_minute(&given.text("minute")) {
                    Some(play_ms) => Order::Plan { inject: String::new(), planned: Planned { play_ms, to, how, text } },
                    None => Order::Tell { to, kind: how, text },
                },
            )
        }
        "speak" => order(given, Order::Speak { subject: given.text("subject"), text: given.text("text") }),
        "say" => {
            let (line, speaker) = (given.text("line"), given.text("speaker"));
            order(given, Order::Say { line, speaker, text: given.text("text") })
        }
        "rule" => {
            let answer = match given.find("answer")? {
                "granted" => Answer::Granted,
                "partly" => Answer::Partly,
                "refused" => Answer::Refused,
                _ => return None,
            };
            order(given, Order::Rule { item: given.text("item"), answer, text: given.text("text") })
        }
        "interpret" => order(given, interpret(given)?),
        "misrender" => {
            order(given, Order::Misrender { of: given.number("of")?, how: misrendering(&given.text("how"))? })
        }
        _ => return of_class(what, given),
    })
}

/// The interpreter's rule of a line; without `on` it is taken away.
fn interpret(given: &Given) -> Option<Order> {
    let fault = match given.text("fault").as_str() {
        "" => None,
        name => Some(misrendering(name)?),
    };
    let passes_after_s = given.text("passes").parse().unwrap_or_default();
    let lag_s = given.text("lag").parse().unwrap_or_default();
    let rule = given.find("on").map(|_| Interpretation { passes_after_s, lag_s, fault });
    Some(Order::Interpret { line: given.text("line"), rule })
}

fn misrendering(name: &str) -> Option<Misrendering> {
    Misrendering::ALL.into_iter().find(|how| how.name() == name)
}

/// What concerns the class and not one team's scene.
fn of_class(what: &str, given: &Given) -> Option<Command> {
    Some(match what {
        "place" => {
            let (team, seat) = place(&given.text("place"))?;
            Command::Sit { team, seat, person: given.text("person") }
        }
        "swap" => {
            let places: Vec<_> = given.all("place").iter().filter_map(|p| place(p)).collect();
            let [one, other] = <[_; 2]>::try_from(places).ok()?;
            Command::Swap { one, other }
        }
        "stand" => Command::Stand { team: given.text("team"), seat: given.text("seat") },
        "aside" => Command::SetAside { team: given.text("team"), alarm: given.text("alarm") },
        "show" => Command::Show { what: given.text("what") },
        "vote" => Command::OpenVote { question: given.text("question"), options: given.all("option"), pair: None },
        "count-hands" => Command::CountHands { vote: given.number("vote")?, hands: given.counts("hands")? },
        "close-vote" => Command::CloseVote { vote: given.number("vote")? },
        "de-role" => Command::DeRole { person: given.text("person") },
        "commit" => Command::Commit { person: given.text("person"), text: given.text("text") },
        "conclude" => Command::Conclude {
            team: given.text("team"),
            what: if given.find("what")? == "strength" { Conclusion::Strength } else { Conclusion::Improvement },
            text: given.text("text"),
        },
        "learn" => Command::Learn {
            lesson: Lesson {
                observation: given.text("observation"),
                cause: given.text("cause"),
                recommendation: given.text("recommendation"),
                owner: given.text("owner"),
                due: given.text("due"),
                verified: given.text("verified"),
            },
            replaces: given.number("replaces"),
        },
        _ => return None,
    })
}

/// A seat of a team in one value: `1/primary`.
pub(crate) fn place(text: &str) -> Option<(String, String)> {
    text.split_once('/').map(|(team, seat)| (team.to_owned(), seat.to_owned()))
}

/// What is told names the seats that are meant by what was ticked.
async fn addressed(site: &Site, log: &LogId, command: Command, given: &Given) -> Result<Command, Problem> {
    let Command::Order { teams, mut order } = command else { return Ok(command) };
    if let Order::Tell { to, .. } | Order::Plan { planned: Planned { to, .. }, .. } = &mut order {
        let far = given.find("far").is_some();
        *to = site.house.inspect(log, |pack, _| whom::meant(&pack.structure, to, far)).await?;
    }
    Ok(Command::Order { teams, order })
}

/// Somebody without a device is brought in by name.
async fn join(site: &Site, log: &LogId, given: &Given, words: &Words) -> Result<Option<String>, Problem> {
    let alias = given.text("alias");
    let listed = site.house.listed(log).await?.ok_or(Problem::NotFound)?;
    let registered = site.house.participants(&listed.course).await?;
    let known = registered.into_iter().find(|p| live::look_alike(&p.alias, &alias)).map(|p| p.id);
    match site.house.join_in(log, &alias, &known.unwrap_or_default()).await {
        Ok(_) => Ok(None),
        Err(JoinError::Alias) => Ok(Some(words.t("join-alias-wrong"))),
        Err(JoinError::Taken(alias)) => Ok(Some(words.text("control-alias-taken", &[("alias", Arg::Text(&alias))]))),
        Err(JoinError::Delivery(error)) => Err(error.into()),
    }
}

/// Everybody without a seat is taken out: names that somebody brought in by the dozen.
async fn clear(site: &Site, log: &LogId, staff: &Staff) -> Result<(), Problem> {
    let idle = |state: &exercise::delivery::State| {
        state.people.iter().filter(|p| state.places(p).is_empty()).cloned().collect::<Vec<_>>()
    };
    let idle = site.house.inspect(log, |_, state| idle(state)).await?;
    for person in idle {
        site.house.take_out(log, &Actor::Control(staff.id.clone()), &person, None).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn given(pairs: &[(&str, &str)]) -> Given {
        Given(pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect())
    }

    #[test]
    fn a_form_becomes_an_order_to_its_team_or_to_all() {
        let read = |what: &str, pairs: &[(&str, &str)]| plain(what, &given(pairs));
        let pause = |teams: &[&str]| {
            let teams = teams.iter().map(|t| (*t).to_owned()).collect();
            Some(Command::Order { teams, order: Order::Pause })
        };
        assert_eq!(read("pause", &[("team", "2")]), pause(&["2"]));
        assert_eq!(read("pause", &[]), pause(&[]));
        let told = read("tell", &[("kind", "news"), ("to", "coach"), ("to", "leader"), ("text", " a\r\nb ")]).unwrap();
        let Command::Order { order: Order::Tell { to, kind, text }, .. } = told else { panic!("{told:?}") };
        assert_eq!((to, kind, text.as_str()), (vec!["coach".to_owned(), "leader".to_owned()], TellKind::News, "a\nb"));
        assert_eq!(read("end", &[("outcome", "nonsense")]), None);
        assert_eq!(read("pause", &[("team", "2"), ("all", "1")]), pause(&[]), "all teams, from the page of one");
        let planned = read("tell", &[("team", "1"), ("kind", "call"), ("minute", "12:30"), ("text", "a")]).unwrap();
        let Command::Order { order: Order::Plan { inject, planned }, .. } = planned else { panic!("{planned:?}") };
        assert_eq!((inject.as_str(), planned.play_ms, planned.how), ("", 750_000, TellKind::Call));
        let wrong = command("tell", &given(&[("kind", "call"), ("minute", "soon"), ("text", "a")]));
        assert!(matches!(wrong, Read::Wrong("control-bad-minute")), "it is not told at once instead");
        assert_eq!(read("unheard-of", &[]), None);
        let on = given(&[("team", "2"), ("what", "line:2:phone")]);
        let go = plain("go-on", &on).unwrap();
        assert_eq!(go, Command::Order { teams: vec!["2".to_owned()], order: Order::GoOn }, "it lifts no safe word");
        assert_eq!(comes_up(&go, &on).as_deref(), Some("line:2:phone"), "who watched goes on watching");
    }

    #[test]
    fn two_seats_that_change_their_people_are_one_command() {
        let pairs = [("place", "1/coach"), ("place", "2/leader")];
        let place = |team: &str, seat: &str| (team.to_owned(), seat.to_owned());
        let swap = Command::Swap { one: place("1", "coach"), other: place("2", "leader") };
        assert_eq!(plain("swap", &given(&pairs)), Some(swap));
        assert_eq!(plain("swap", &given(&pairs[..1])), None);
    }

    #[test]
    fn a_line_gets_its_interpreter_or_loses_it() {
        let read = |pairs: &[(&str, &str)]| match plain("interpret", &given(pairs)) {
            Some(Command::Order { order: Order::Interpret { line, rule }, .. }) => (line, rule),
            other => panic!("{other:?}"),
        };
        let rule = Interpretation { passes_after_s: 20, lag_s: 6, fault: Some(Misrendering::Softened) };
        let pairs = [("line", "phone"), ("on", "1"), ("passes", "20"), ("lag", "6"), ("fault", "softened")];
        assert_eq!(read(&pairs), ("phone".to_owned(), Some(rule)));
        assert_eq!(read(&[("line", "phone"), ("on", "1"), ("passes", ""), ("fault", "")]).1, Some(Default::default()));
        assert_eq!(read(&[("line", "phone"), ("passes", "20")]).1, None);
        assert_eq!(plain("interpret", &given(&[("line", "phone"), ("on", "1"), ("fault", "funny")])), None);
        assert_eq!(plain("misrender", &given(&[("of", "x"), ("how", "wrong")])), None);
    }

    #[test]
    fn a_minute_that_is_none_is_answered_with_a_sentence() {
        let moved = |minute| command("inject", &given(&[("to", "move"), ("inject", "x"), ("minute", minute)]));
        assert!(matches!(moved("soon"), Read::Wrong("control-bad-minute")));
        let Read::Command(Command::Order { order: Order::Set { to, .. }, .. }) = moved("7:30") else { panic!() };
        assert_eq!(to, InjectChange::Moved { play_ms: 450_000 });
    }

    #[rstest]
    #[case("http://host/control/abc/team/1", "/control/abc/team/1")]
    #[case("http://host/control/abc", "/control/abc")]
    #[case("http://host/control/abcdef/team/1", "/control/abc")]
    #[case("http://elsewhere", "/control/abc")]
    #[case("", "/control/abc")]
    fn one_comes_back_to_the_page_of_this_exercise(#[case] referer: &str, #[case] to: &str) {
        let mut headers = HeaderMap::new();
        headers.insert(header::REFERER, referer.parse().unwrap());
        assert_eq!(back(&headers, "abc"), to);
    }
}
