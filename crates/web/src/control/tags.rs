//! What recorder and coach marked with one key: under the words that it belongs to, and counted for the debrief and the
//! report.

use super::class::{Class, TeamWatch};
use super::draw::{Region, clock};
use super::projector;
use crate::room::seen::{Entry, Tagged};
use crate::room::tags::name;
use askama::Template;
use exercise::team::tags;
use std::collections::BTreeMap;
use words::Words;

/// A tag as it stands under the words it belongs to.
pub(crate) struct Struck {
    pub(crate) clock: String,
    pub(crate) name: String,
    pub(crate) by: String,
    pub(crate) taken_back: bool,
}

/// The tags of one row of the talk.
#[derive(Template)]
#[template(path = "control/hap-tags.html")]
pub(crate) struct Under {
    words: &'static Words,
    n: u64,
    struck: Vec<Struck>,
}

/// When a tag was struck, and the ways to that moment.
pub(crate) struct Time {
    pub(crate) struck: Struck,
    /// The place in the team's talk.
    pub(crate) href: String,
    /// What the projector is asked to show.
    pub(crate) what: String,
    pub(crate) shown: bool,
    /// Where it is heard in a recording: the way there, and the place.
    pub(crate) heard: Option<(String, String)>,
}

/// A tag with how often it was struck; what was taken back is told and does not count.
pub(crate) struct TagRow {
    pub(crate) name: String,
    pub(crate) count: usize,
    pub(crate) times: Vec<Time>,
}

struct TeamTags {
    team: String,
    rows: Vec<TagRow>,
}

/// Tags of every team, for the debrief.
#[derive(Template)]
#[template(path = "control/tags.html")]
struct Tags {
    words: &'static Words,
    base: String,
    teams: Vec<TeamTags>,
}

/// The tags under a row of the talk.
pub(crate) fn under(class: &Class, team: &TeamWatch, n: u64) -> Under {
    let own = |tag: &&Tagged| host(team, tag).is_some_and(|e| e.n == n);
    let struck = team.chronicle.seen.tags.iter().filter(own).map(|tag| struck(class, team, tag));
    Under { words: class.words, n, struck: struck.collect() }
}

/// Every row with tags under it, as a region: a tag comes after the words it belongs to.
pub(crate) fn regions(class: &Class, team: &TeamWatch) -> Vec<Region> {
    let mut rows: BTreeMap<u64, Vec<Struck>> = BTreeMap::new();
    for tag in &team.chronicle.seen.tags {
        if let Some(row) = host(team, tag) {
            rows.entry(row.n).or_default().push(struck(class, team, tag));
        }
    }
    let region = |(n, struck)| Region::of(&format!("tags-{n}"), &Under { words: class.words, n, struck });
    rows.into_iter().map(region).collect()
}

/// How often each tag was struck in a team, in the order of the keys.
pub(crate) fn tags(class: &Class, team: &TeamWatch) -> Vec<TagRow> {
    let row = |tag: &tags::Tag| {
        let own: Vec<&Tagged> = team.chronicle.seen.tags.iter().filter(|t| t.tag == tag.id).collect();
        TagRow {
            name: name(class.words, &tag.id),
            count: team.chronicle.seen.tagged(&tag.id),
            times: own.into_iter().map(|t| time(class, team, t)).collect(),
        }
    };
    tags::all().iter().map(row).filter(|row| !row.times.is_empty()).collect()
}

/// The tags of all teams, for the debrief.
pub(crate) fn part(class: &Class) -> Region {
    let of = |t: &TeamWatch| TeamTags { team: t.plan.id.clone(), rows: tags(class, t) };
    let teams = class.teams.iter().map(of).filter(|t| !t.rows.is_empty()).collect();
    Region::of("tags", &Tags { words: class.words, base: class.base(), teams })
}

fn struck(class: &Class, team: &TeamWatch, tag: &Tagged) -> Struck {
    Struck {
        clock: clock(tag.at),
        name: name(class.words, &tag.tag),
        by: class.who_then(team, &tag.by, tag.n),
        taken_back: tag.taken_back,
    }
}

fn time(class: &Class, team: &TeamWatch, tag: &Tagged) -> Time {
    let what = format!("{}{}:{}", projector::MOMENT, team.plan.id, tag.n);
    let place = host(team, tag).map(|e| format!("#e{}", e.n)).unwrap_or_default();
    Time {
        struck: struck(class, team, tag),
        href: format!("{}/team/{}{place}", class.base(), team.plan.id),
        shown: class.state.shown == what,
        what,
        heard: super::sound::heard(class, team, tag.at, tag.n),
    }
}

/// The row that a tag belongs to: the last one on a line to the far end by then, or, before the first, whatever stands
/// nearest. On a real telephone that may be no words but the ring.
fn host<'a>(team: &'a TeamWatch, tag: &Tagged) -> Option<&'a Entry> {
    let entries = &team.chronicle.entries;
    let far = |e: &&Entry| team.chronicle.seen.structure().reached(&e.line).is_some();
    let by_then = &entries[..entries.partition_point(|e| e.at <= tag.at)];
    by_then.iter().rev().find(far).or(by_then.last()).or(entries.first())
}
