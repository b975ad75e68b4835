//! What else could have been said at a moment: eight acts that a trained negotiator would at least think of there. Chosen
//! from what could be heard, never from the hidden state.

use super::moment::Known;
use crate::policy;
use coding::Code;
use exercise::Scene;
use exercise::drill::is_fault;
use exercise::retold::Retold;
use exercise::scene::Far;
use scenario::Act;
use subject::heard::{Feelings, Heard, HeardUnit};
use subject::react::Rule;
use subject::{Cue, Subject};

/// How many.
pub const COUNT: usize = 8;
/// Exchanges from which there is something to sum up.
const SUMMARY_FROM: u16 = 4;
/// Exchanges from which suicide has to be asked about where the scene is one.
const ASK_FROM: u16 = 3;
/// Share of words taken up by a paraphrase or summary that fits, millionths.
const OVERLAP: i32 = 400_000;
/// Words of an alternative.
const WORDS: u16 = 8;

/// The alternatives, the most called-for first.
pub(super) fn of(
    scene: &Scene,
    far: &Far,
    turn: &Retold<'_>,
    subject: &Subject,
    said: &Heard,
    known: &Known<'_>,
) -> Vec<(Code, Heard)> {
    let again = mistaken_label(turn);
    let was_said = |code: Code| said.units.iter().any(|u| u.code == code) && !(again && code == Code::EmotionLabel);
    let pool: Vec<Code> = called_for(scene, known).into_iter().chain(always(known)).collect();
    // Who said everything at once could still have said one of these things alone.
    let (said_too, other): (Vec<Code>, Vec<Code>) = pool.into_iter().partition(|code| was_said(*code));
    let mut codes: Vec<Code> = Vec::with_capacity(COUNT);
    for code in other.into_iter().chain(said_too) {
        if codes.len() < COUNT && !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes.into_iter().map(|code| (code, heard(far, turn, subject, said, known, code))).collect()
}

/// A label that missed could have been one that fits.
fn mistaken_label(turn: &Retold<'_>) -> bool {
    let off = |rule: Rule| matches!(rule, Rule::Cue(Cue::LabelOff | Cue::LabelInsisted | Cue::LabelWorn));
    turn.reacted.is_some_and(|(_, reacted)| reacted.reasons.iter().any(|r| off(r.rule)))
}

/// What this very moment asks for.
fn called_for(scene: &Scene, known: &Known<'_>) -> Vec<Code> {
    let mut out = Vec::new();
    let act = known.seen.act;
    let lately = &known.acts[known.acts.len().saturating_sub(3)..];
    let dark = lately.iter().any(|a| matches!(a, Act::Farewell | Act::Despair));
    let must_ask = scene.pack.structure.kind == "suicide" && known.mind.turn >= ASK_FROM;
    if !known.mind.suicide_asked() && (dark || must_ask) {
        out.push(Code::SuicideQuestion);
    }
    if after_a_fault(known) {
        out.push(Code::Apology);
    }
    match act {
        Act::Demand | Act::Bargain | Act::SetDeadline => out.push(Code::Deferral),
        Act::AskNext | Act::AskWho | Act::AskOpinion => out.push(Code::Information),
        Act::TakeStep | Act::AgreeStep => out.extend([Code::Praise, Code::Presence]),
        Act::Open if !known.introduced => out.push(Code::SelfIntroduction),
        _ => {}
    }
    if known.mind.hears_an_opening() || matches!(act, Act::AskNext | Act::TakeStep) {
        out.push(Code::ExitStep);
    }
    out
}

/// The person showed that something was wrong, or what was said last hardly ever is right.
fn after_a_fault(known: &Known<'_>) -> bool {
    let shown = matches!(
        known.seen.act,
        Act::Correct | Act::CallOutLie | Act::NoticeRepeat | Act::Interrupted | Act::Puzzled | Act::Test
    );
    shown || known.before.is_some_and(|heard| heard.units.iter().any(|u| is_fault(u.code)))
}

/// What hardly ever is wrong, the strongest first.
fn always(known: &Known<'_>) -> impl Iterator<Item = Code> {
    let summary = (known.mind.turn >= SUMMARY_FROM).then_some(Code::Summary);
    [Code::EmotionLabel, Code::Paraphrase, Code::OpenQuestion, Code::Validation, Code::MinimalEncourager]
        .into_iter()
        .chain(summary)
        .chain([Code::Autonomy, Code::Presence, Code::Mirror, Code::WelfareCheck, Code::Information, Code::Request])
}

/// The alternative as it would be heard, in the circumstances in which the other words were.
fn heard(far: &Far, turn: &Retold<'_>, before: &Subject, said: &Heard, known: &Known<'_>, code: Code) -> Heard {
    let mut unit = HeardUnit { words: WORDS, ..HeardUnit::plain(code) };
    match code {
        Code::EmotionLabel => unit.feelings = Feelings::of(&[policy::in_the_voice(known.seen.tone)[0]]),
        Code::Paraphrase | Code::Mirror | Code::Validation => {
            (unit.topics, unit.overlap) = (known.seen.topic.map_or(0, |t| 1 << t), OVERLAP);
        }
        Code::Summary => {
            unit.feelings = Feelings::of(&[policy::in_the_voice(known.seen.tone)[0]]);
            // What was told so far; what hurts is left to the person to bring up again.
            (unit.topics, unit.overlap) = ((before.told | before.spoken.topics) & !far.person.triggers, OVERLAP);
        }
        Code::Deferral => {
            let wanted = far.person.wants & !turn.desk.granted;
            unit.thing = (wanted != 0).then(|| wanted.trailing_zeros() as u8);
        }
        _ => {}
    }
    Heard {
        units: vec![unit],
        words: u32::from(WORDS),
        gives_name: code == Code::SelfIntroduction,
        gap_ms: said.gap_ms,
        talked_over: said.talked_over,
        new_voice: said.new_voice,
        ..Heard::default()
    }
}
