//! Faults and owning them, promises and their backing, forms of address.

use super::{Shows, at_most, finding, percent};
use crate::account::lines::Lines;
use crate::account::talk::Talk;
use crate::account::{Finding, FindingKind, FindingTone};
use coding::Code;
use coding::unit::Address;
use exercise::drill::is_fault;
use exercise::ledger::Ledger;
use subject::Cue;

/// Errors happen; owning them restores contact, insisting costs it (Oostinga, Giebels & Taylor, 2018).
pub(super) fn repair(talk: &Talk<'_>, lines: &Lines) -> Finding {
    let line = &lines.repair;
    let faults: Vec<(usize, usize)> = (0..talk.said.len()).filter_map(|t| fault(talk, t).map(|u| (t, u))).collect();
    let owned_by = |turn: usize| {
        let soon = (turn..talk.said.len()).take(line.within + 1);
        soon.flat_map(|t| talk.said[t].turn.units.iter().enumerate().map(move |(u, x)| (t, u, x.code)))
            // A sorry before the fault in the same breath owns something else.
            .find(|(t, u, code)| *code == Code::Apology && (*t > turn || fault(talk, turn).is_some_and(|f| *u > f)))
    };
    let owned: Vec<(usize, usize)> = faults.iter().filter_map(|(t, _)| owned_by(*t)).map(|(t, u, _)| (t, u)).collect();
    let tone = if faults.is_empty() {
        FindingTone::Few
    } else if percent(owned.len(), faults.len()) >= line.helped {
        FindingTone::Helped
    } else if owned.is_empty() && faults.len() > 1 {
        FindingTone::Hindered
    } else {
        FindingTone::Mixed
    };
    // What was owned shows how; where nothing was, the fault that cost most shows where.
    let shows: Vec<Shows> = if owned.is_empty() {
        faults.iter().map(|(t, u)| (*t, *u, -talk.weight(*t))).collect()
    } else {
        owned.iter().map(|(t, u)| (*t, *u, talk.weight(*t))).collect()
    };
    let figures = vec![("owned", owned.len() as f64), ("faults", faults.len() as f64)];
    finding(FindingKind::Repair, tone, figures, shows)
}

/// The unit of a turn that the person had reason to take amiss.
fn fault(talk: &Talk<'_>, turn: usize) -> Option<usize> {
    let felt = |cue: &Cue| {
        matches!(
            cue,
            Cue::LabelOff
                | Cue::LabelInsisted
                | Cue::ParaphraseOff
                | Cue::Trigger
                | Cue::AddressBreach
                | Cue::KinshipBreach
                | Cue::Insult
                | Cue::SettingInsult
        )
    };
    let by_cue = talk.cues_of(turn).into_iter().find(|(u, cue)| u.is_some() && felt(cue)).and_then(|(u, _)| u);
    let units = talk.said[turn].turn.units.iter().enumerate();
    // A calm argument at a calm moment is none.
    let by_code = units
        .filter(|(u, x)| is_fault(x.code) && talk.cue_of(turn, *u) != Some(Cue::ArgumentCool))
        .map(|(u, _)| u)
        .next();
    by_cue.or(by_code)
}

/// Only what command has granted may be promised (doctrine 0.5).
pub(super) fn promises(talk: &Talk<'_>, ledger: &Ledger) -> Finding {
    let all = || talk.units().filter(|(_, _, code)| *code == Code::Promise).map(|(t, u, _)| (t, u));
    let thing = |t: usize, u: usize| ledger.entry(talk.said[t].told.units.get(u)?.thing.as_deref()?);
    let made: Vec<(usize, usize, bool)> =
        all().filter_map(|(t, u)| Some((t, u, thing(t, u)?.backed(talk.line, talk.said[t].turn.utterance)))).collect();
    // A promise of nothing that command decides has nothing behind it and is told where there is no other.
    let other: Vec<(usize, usize)> = all().filter(|(t, u)| thing(*t, *u).is_none()).collect();
    let backed = made.iter().filter(|m| m.2).count();
    let broken =
        ledger.entries().iter().filter(|e| e.promised_on(talk.line).is_some() && e.found_out.is_some()).count();
    let tone = if made.is_empty() && broken == 0 {
        FindingTone::Few
    } else if broken > 0 {
        FindingTone::Hindered
    } else if backed == made.len() {
        FindingTone::Helped
    } else {
        FindingTone::Mixed
    };
    let wanted = tone == FindingTone::Helped;
    let shows = made.iter().map(|(t, u, backed)| (*t, *u, i32::from(*backed == wanted)));
    let shows = shows.chain(other.iter().filter(|_| made.is_empty()).map(|(t, u)| (*t, *u, 0)));
    let figures = vec![
        ("promises", made.len() as f64),
        ("backed", backed as f64),
        ("broken", broken as f64),
        ("other", other.len() as f64),
    ];
    finding(FindingKind::Promises, tone, figures, shows)
}

pub(super) fn address(talk: &Talk<'_>, lines: &Lines) -> Finding {
    let breach = |cue: &Cue| matches!(cue, Cue::AddressBreach | Cue::KinshipBreach);
    let shows: Vec<Shows> = talk
        .cues()
        .filter(|(_, _, cue)| breach(cue))
        .filter_map(|(t, u, _)| u.map(|u| (t, u, -talk.unit_weight(t, u))))
        .collect();
    // In a language or a talk without any form of address there is nothing to say.
    let traits = || talk.said.iter().flat_map(|s| s.told.units).map(|u| &u.unit.traits);
    let formal = traits().any(|t| t.address == Some(Address::Formal) || t.kinship.is_some());
    let tone = if shows.is_empty() && !formal { FindingTone::Few } else { at_most(shows.len(), lines.address.mixed) };
    finding(FindingKind::Address, tone, vec![("times", shows.len() as f64)], shows)
}
