//! Sentences about what is wrong in the register, days and lists as people read them.

use super::field::{Field as Question, Kind};
use live::course::{Course, Date, Fault, Field, Typed, What};
use words::{Arg, Words};

/// What is wrong and what to do; the field's own sentence where it has one.
pub(super) fn sentence(words: &Words, fault: Fault) -> String {
    let most = match fault.what {
        What::TooLong(n) | What::TooMany(n) | What::Full(n) => i64::try_from(n).unwrap_or(i64::MAX),
        _ => 0,
    };
    let args = [("at_most", Arg::Number(most))];
    let id = format!("fault-{}", fault.what.name());
    let own = words.find(&format!("{id}-{}", fault.field.name().replace('_', "-")), &args);
    own.unwrap_or_else(|| words.text(&id, &args))
}

/// A field of the register as a question of a form.
pub(super) fn question(words: &Words, field: Field, typed: &Typed, faults: &[Fault]) -> Question {
    let kind = match field {
        Field::From | Field::To | Field::ConsentOn => Kind::Date,
        Field::Notes | Field::Note => Kind::Area,
        _ => Kind::Text,
    };
    let halves = [Field::From, Field::To, Field::Organiser, Field::Donor, Field::NameLatin, Field::NameOwn];
    let wrong = faults.iter().find(|fault| fault.field == field);
    let mut question = Question::new(words, field.name(), kind)
        .filled(typed.get(&field).map_or("", String::as_str))
        .wrong(wrong.map(|fault| sentence(words, *fault)));
    question.half = halves.contains(&field) || matches!(field, Field::Agency | Field::Country);
    question
}

/// «12 May 2026».
pub(crate) fn day(words: &Words, date: Date) -> String {
    let month = words.t(&format!("month-{}", date.month));
    format!("{}\u{a0}{month} {}", date.day, date.year)
}

/// From when to when: «12–16 May 2026», «28 April – 3 May 2026».
pub(super) fn days(words: &Words, course: &Course) -> String {
    match (course.from, course.to) {
        (None, None) => String::new(),
        (Some(one), None) | (None, Some(one)) => day(words, one),
        (Some(from), Some(to)) if from == to => day(words, from),
        (Some(from), Some(to)) if (from.year, from.month) == (to.year, to.month) => {
            format!("{}–{}", from.day, day(words, to))
        }
        (Some(from), Some(to)) if from.year == to.year => {
            format!("{}\u{a0}{} – {}", from.day, words.t(&format!("month-{}", from.month)), day(words, to))
        }
        (Some(from), Some(to)) => format!("{} – {}", day(words, from), day(words, to)),
    }
}
