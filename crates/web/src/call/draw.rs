//! What is seen of a call, as fragments of HTML. The page and the stream draw with the same templates.

use crate::call::Talk;
use crate::call::coach::Strip;
use crate::call::seen::{Entry, Jotted, Line, Now, Seen, Standing, What};
use crate::pages::frame::paragraphs;
use crate::room::draw::told_as;
use askama::Template;
use coding::unit::Unit;
use scenario::structure::{Answer, InjectKind};
use words::{Arg, Words};

/// Seconds from which a silence is long, and very long.
const HUSH: [i64; 2] = [15, 30];

/// How an entry looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    Ours,
    Theirs,
    /// A sound of the far end, no words.
    Sound,
    Note,
    /// Nobody says anything: the longer it lasts, the more room it takes. 1 to 3.
    Hush(u8),
    /// Told, not said: what is seen and heard around.
    Told,
    /// From the desk or the team, on paper.
    Slip,
    /// The line is dead.
    Dead,
}

impl Look {
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Look::Ours => "ours",
            Look::Theirs => "theirs",
            Look::Sound => "theirs sound",
            Look::Note => "note",
            Look::Hush(3..) => "note hush longest",
            Look::Hush(2) => "note hush longer",
            Look::Hush(_) => "note hush",
            Look::Told => "told",
            Look::Slip => "slip",
            Look::Dead => "note dead",
        }
    }
}

/// An entry in words.
#[derive(Template)]
#[template(path = "part/entry.html")]
pub(crate) struct Line1<'a> {
    pub(crate) n: u64,
    pub(crate) client: Option<&'a str>,
    pub(crate) class: &'static str,
    /// Language, where it is not the page's.
    pub(crate) lang: Option<&'a str>,
    /// Said before the words, for those who do not see where they stand.
    pub(crate) who: String,
    pub(crate) text: String,
    /// A second, quieter sentence.
    pub(crate) more: String,
}

/// Puts an entry into words.
pub(crate) fn entry<'a>(talk: &'a Talk, entry: &'a Entry) -> Line1<'a> {
    let words = talk.words;
    let (look, text, more) = in_words(talk, entry);
    let spoken = matches!(look, Look::Ours | Look::Theirs | Look::Sound);
    let who = match look {
        Look::Ours => words.t("call-you"),
        Look::Theirs | Look::Sound => words.t("call-far-end"),
        _ => String::new(),
    };
    Line1 {
        n: entry.n,
        client: entry.client.as_deref(),
        class: look.class(),
        lang: (spoken && talk.spoken != words.tag()).then_some(talk.spoken.as_str()),
        who,
        text,
        more,
    }
}

/// Look, sentence, and a second sentence of an entry; a second try says where it was taken up.
pub(crate) fn in_words(talk: &Talk, entry: &Entry) -> (Look, String, String) {
    match &entry.what {
        What::Stands(Standing::Held) if talk.taken_up(entry.n) => {
            (Look::Note, talk.words.t("again-note"), String::new())
        }
        what => say(talk, what),
    }
}

/// Look, sentence, and a second sentence.
fn say(talk: &Talk, what: &What) -> (Look, String, String) {
    let words = talk.words;
    let tells = talk.telling();
    let note = |id: &str| (Look::Note, tells.t(id), String::new());
    match what {
        What::Rings { first: true } => (Look::Told, talk.text("opening"), String::new()),
        What::Rings { first: false } => note("call-note-rings"),
        What::Connected { again: false } => note("call-note-connected"),
        What::Connected { again: true } => note("call-note-connected-again"),
        What::NoAnswer => (Look::Dead, words.t("call-note-no-answer"), String::new()),
        What::Gone { by_far_end: true } => (Look::Dead, words.t("call-note-gone-far"), String::new()),
        What::Gone { by_far_end: false } => (Look::Dead, tells.t("call-note-gone-ours"), String::new()),
        What::Silence { seconds } => {
            let look = Look::Hush(1 + u8::from(*seconds >= HUSH[0]) + u8::from(*seconds >= HUSH[1]));
            (look, words.text("call-silence", &[("seconds", Arg::Number(*seconds))]), String::new())
        }
        What::Ours { text } => (Look::Ours, text.clone(), String::new()),
        What::Theirs { words, sound_only: true } => (Look::Sound, words.clone(), String::new()),
        What::Theirs { words, sound_only: false } => (Look::Theirs, words.clone(), String::new()),
        What::Asked { item } => {
            let label = talk.text(&format!("desk.{item}.label"));
            (Look::Note, tells.text("call-note-asked", &[("what", Arg::Text(&label))]), String::new())
        }
        What::Desk { item, answer } => {
            let reply = talk.text(&format!("desk.{item}.reply"));
            let args = [("answer", Arg::Text(&answer_name(words, *answer))), ("what", Arg::Text(&reply))];
            (Look::Slip, words.text("call-note-desk", &args), talk.text(&format!("desk.{item}.reason")))
        }
        What::Happens { inject } => {
            let kind = talk.pack.structure.inject(inject).map(|i| i.kind);
            let look = if kind.is_some_and(InjectKind::is_ours) { Look::Slip } else { Look::Told };
            (look, talk.text(&format!("inject.{inject}")), told_as(words, kind))
        }
        What::Told { words } => (Look::Told, words.clone(), String::new()),
        What::Noted { text, .. } => (Look::Slip, text.clone(), String::new()),
        What::Coached { codes } => {
            let names: Vec<String> = codes.iter().map(|c| words.named("code", c.name())).collect();
            (Look::Note, names.join(", "), String::new())
        }
        What::Stands(Standing::Paused) => note("call-note-paused"),
        What::Stands(Standing::Held) => note("call-note-held"),
        What::Goes => note("call-note-goes"),
        What::Over { outcome, .. } => (Look::Told, talk.text(&format!("ending.{}", outcome.name())), String::new()),
    }
}

pub(crate) fn answer_name(words: &Words, answer: Answer) -> String {
    words.named("answer", answer_key(answer))
}

pub(crate) const fn answer_key(answer: Answer) -> &'static str {
    match answer {
        Answer::Granted => "granted",
        Answer::Partly => "partly",
        Answer::Refused => "refused",
    }
}

/// Something that can be asked for.
pub(crate) struct Item {
    pub(crate) id: String,
    pub(crate) label: String,
    /// Asked already.
    pub(crate) asked: bool,
    /// The state in words: waiting, granted, ...
    pub(crate) state: String,
    pub(crate) class: &'static str,
}

/// Something the negotiator wrote down.
pub(crate) struct Note {
    pub(crate) kind: &'static str,
    pub(crate) label: String,
    pub(crate) text: String,
}

/// The coach's strip in words.
pub(crate) struct Slip {
    pub(crate) codes: Vec<String>,
    /// Said when there is no code to name.
    pub(crate) nothing: String,
    pub(crate) hint: String,
}

/// What depends on the state of things: status, buttons, desk, notes. Replaced as whole regions.
#[derive(Template)]
#[template(path = "part/now.html", blocks = ["clock", "bar", "act", "desk", "end", "notes", "coach", "breathe"])]
pub(crate) struct Regions {
    pub(crate) words: &'static Words,
    pub(crate) log: String,
    pub(crate) status: String,
    pub(crate) tone: &'static str,
    pub(crate) open: bool,
    pub(crate) can_call: bool,
    pub(crate) again: bool,
    pub(crate) running: bool,
    pub(crate) over: bool,
    pub(crate) breathing: bool,
    pub(crate) play_ms: i64,
    pub(crate) clock: String,
    pub(crate) items: Vec<Item>,
    pub(crate) notes: Vec<Note>,
    pub(crate) slip: Option<Slip>,
    /// Stopped to breathe.
    pub(crate) paused: bool,
    /// Milliseconds since the last words on the line; below nought while they are still being said.
    pub(crate) quiet_ms: Option<i64>,
    pub(crate) helpline: Vec<Vec<String>>,
}

impl Regions {
    fn t(&self, id: &str) -> String {
        self.words.t(id)
    }
}

/// The regions at a wall time.
pub(crate) fn regions(talk: &Talk, seen: &Seen, wall_ms: i64) -> Regions {
    let now = &seen.now;
    let (status, tone) = status(now);
    let again = talk.taken_up(seen.upto) && now.standing == Some(Standing::Held);
    let status = if again { "again-stands" } else { status };
    let play_ms = seen.play_at(wall_ms);
    let over = now.over.is_some();
    let standing = now.standing.is_some();
    Regions {
        words: talk.words,
        log: talk.log.to_string(),
        status: talk.words.t(status),
        tone,
        open: now.line == Line::Open && !standing && !over,
        can_call: now.line == Line::Idle && !standing && !over,
        again: now.calls > 0,
        running: seen.running(),
        over,
        breathing: now.breathing && now.line == Line::Open && !standing,
        play_ms,
        clock: clock(play_ms),
        items: if over { Vec::new() } else { items(talk, now) },
        notes: now.notes.iter().map(|n| note(talk.words, n)).collect(),
        slip: now.strip.as_ref().filter(|_| !over).map(|strip| slip(talk.words, strip)),
        paused: now.standing == Some(Standing::Paused) && !over,
        quiet_ms: now.quiet_since.map(|since| play_ms - since),
        helpline: paragraphs(&talk.helpline),
    }
}

fn note(words: &Words, jotted: &Jotted) -> Note {
    let kind = jotted.note.name();
    Note { kind, label: words.named("note", kind), text: jotted.text.clone() }
}

fn slip(words: &Words, strip: &Strip) -> Slip {
    let mut codes: Vec<String> = Vec::new();
    for code in strip.codes.iter().map(|c| words.named("code", c.name())) {
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    Slip {
        codes,
        nothing: words.t(if strip.spoke { "call-coach-nonsense" } else { "call-coach-nothing" }),
        hint: strip.hint.map(|h| words.named("hint", h.name())).unwrap_or_default(),
    }
}

const fn status(now: &Now) -> (&'static str, &'static str) {
    match (now.over, now.standing, now.line) {
        (Some(_), ..) => ("call-status-over", "over"),
        (_, Some(Standing::Paused), _) => ("call-status-paused", "stands"),
        (_, Some(Standing::Held), _) => ("call-status-held", "stands"),
        (_, _, Line::Idle) => ("call-status-idle", "idle"),
        (_, _, Line::Ringing) => ("call-status-ringing", "ringing"),
        (_, _, Line::Open) => ("call-status-open", "open"),
    }
}

fn items(talk: &Talk, now: &Now) -> Vec<Item> {
    let one = |id: &str| {
        let state = now.desk.get(id);
        let (state_words, class) = match state {
            None => (String::new(), ""),
            Some(None) => (talk.words.t("call-desk-waiting"), "waiting"),
            Some(Some(answer)) => (answer_name(talk.words, *answer), answer_key(*answer)),
        };
        Item {
            id: id.to_owned(),
            label: talk.text(&format!("desk.{id}.label")),
            asked: state.is_some(),
            state: state_words,
            class,
        }
    };
    talk.pack.structure.desk.iter().map(|d| one(&d.id)).collect()
}

/// Play time as minutes and seconds.
pub(crate) fn clock(ms: i64) -> String {
    let seconds = ms.max(0) / 1_000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// The brief of the seat, in paragraphs.
pub(crate) fn brief(talk: &Talk, seat: &str) -> Vec<Vec<String>> {
    paragraphs(&talk.text(&format!("brief.{seat}")))
}

/// The words of a unit, and of what spoke for its code.
pub(crate) fn quote<'a>(text: &'a str, unit: &Unit) -> &'a str {
    text.get(unit.span.start as usize..unit.span.end as usize).unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::*;
    use coding::Code;
    use review::hint::Hint;

    #[test]
    fn the_strip_names_each_code_once_and_one_hint() {
        let words = Words::for_tag("ru");
        let codes = vec![Code::ClosedQuestion, Code::ClosedQuestion, Code::Advice];
        let drawn = slip(words, &Strip { codes, spoke: true, hint: Some(Hint::AskOpen) });
        assert_eq!(drawn.codes, ["Закрытый вопрос", "Совет"]);
        assert!(drawn.hint.starts_with("Вопросы идут подряд"), "{}", drawn.hint);
        let nothing = slip(words, &Strip { codes: Vec::new(), spoke: true, hint: None });
        assert_eq!((nothing.codes.len(), nothing.nothing.as_str()), (0, "Разобрать не удалось."));
    }

    #[test]
    fn the_longer_a_silence_the_more_room_it_takes() {
        let classes = [1, 2, 3, 4].map(|n| Look::Hush(n).class());
        assert_eq!(classes, ["note hush", "note hush longer", "note hush longest", "note hush longest"]);
    }
}
