//! What can be read off the words beside the code: address, kinship, the speaker's own name.
//! It reads the words given; it never infers who someone is.

use crate::text::{Marks, Token};
use crate::unit::{Address, Kinship};
use crate::words::{Kinds, Words};

/// «вы» or «ты», by pronouns first, then by verb endings. Only for Russian.
pub(crate) fn address(tokens: &[Token], words: &Words) -> Option<Address> {
    if words.formal.is_empty() {
        return None;
    }
    let (mut formal, mut informal) = (0_usize, 0_usize);
    for t in tokens {
        if words.formal.contains(&t.norm) {
            formal += 2;
        } else if words.informal.contains(&t.norm) {
            informal += 2;
        } else if !t.stop {
            let n = t.norm.chars().count();
            if n >= 5 && ["йте", "ите", "йтесь", "итесь", "ете", "етесь"].iter().any(|e| t.norm.ends_with(e))
            {
                formal += 1;
            } else if n >= 4 && ["ешь", "ишь", "ешься", "ишься"].iter().any(|e| t.norm.ends_with(e)) {
                informal += 1;
            }
        }
    }
    match formal.cmp(&informal) {
        std::cmp::Ordering::Greater => Some(Address::Formal),
        std::cmp::Ordering::Less => Some(Address::Informal),
        std::cmp::Ordering::Equal => None,
    }
}

/// A kinship word used to address someone: set off by commas or an edge, and nobody's («your brother»).
pub(crate) fn kinship(tokens: &[Token], words: &Words) -> Option<Kinship> {
    tokens.iter().enumerate().find_map(|(i, t)| {
        let kin = *words.kinship.get(&t.norm)?;
        let before = i.checked_sub(1).map(|b| &tokens[b]);
        if before.is_some_and(|b| words.possessive.contains(&b.norm) && b.after.is_empty()) {
            return None;
        }
        let open = before.is_none_or(|b| !b.after.is_empty() || b.is(Kinds::LEAD_IN));
        let close = i + 1 == tokens.len() || !t.after.is_empty();
        let strong = words.kinship_strong.contains(&t.norm);
        (if strong { open || close } else { open && close }).then_some(kin)
    })
}

/// The speaker's name, with the tokens that gave it.
pub(crate) fn own_name(tokens: &[Token], words: &Words) -> Option<(String, usize)> {
    for at in 0..tokens.len() {
        for (list, certain) in [(&words.own_name, true), (&words.own_name_bare, false)] {
            for opener in list {
                if let Some(found) = name_after(tokens, at, opener, certain, words) {
                    return Some(found);
                }
            }
        }
    }
    None
}

fn name_after(tokens: &[Token], at: usize, opener: &[String], certain: bool, words: &Words) -> Option<(String, usize)> {
    let rest = tokens.get(at..at + opener.len())?;
    if !rest.iter().zip(opener).all(|(t, o)| &t.norm == o) {
        return None;
    }
    if rest.iter().any(|t| t.after.has(Marks::QUESTION) || t.after.has(Marks::STOP)) {
        return None;
    }
    let mut i = at + opener.len();
    let mut ranked = false;
    while i < tokens.len() && words.rank.contains(&tokens[i].norm) {
        ranked = true;
        i += 1;
    }
    let name = tokens.get(i)?;
    let letters = name.norm.chars().all(char::is_alphabetic) && name.norm.chars().count() >= 2;
    let plain = letters && !name.stop && !words.not_a_name.contains(&name.norm);
    let last = tokens.get(i + 1).is_none_or(|n| n.capital || !name.after.is_empty() || n.is(Kinds::JOINT));
    let tail = tokens.get(i + 1).is_some_and(|n| words.name_tail.contains(&n.norm));
    let sure = name.capital || certain || (ranked && last) || tail;
    (plain && sure).then(|| (capitalised(&name.norm), i + 1))
}

/// Whether what is promised would have to be done by others, or by fate: somebody is to do something, and nothing says
/// that it is the speaker or the speaker's people. «Никто» counts among what they can promise: nobody will come in.
pub(crate) fn beyond(tokens: &[Token], words: &Words) -> bool {
    let vows = |i: usize| tokens.get(i).is_some_and(|t| words.vow.contains(&t.norm));
    let me = |i: usize| tokens.get(i).is_some_and(|t| t.is(Kinds::FIRST_PERSON) || words.ours.contains(&t.norm));
    // «I promise», «I give you my word»: these speak of the vow, not of what is vowed.
    let of_the_vow = |i: usize| {
        let mine = || me(i) && (vows(i + 1) || vows(i + 2) || (me(i + 3) && vows(i + 4)));
        vows(i) || mine()
    };
    let ours = |i: usize| me(i) && !of_the_vow(i);
    let theirs = |i: usize| !of_the_vow(i) && words.does(&tokens[i].norm);
    let all = 0..tokens.len();
    !all.clone().any(ours) && all.clone().any(theirs)
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}
