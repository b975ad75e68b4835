//! Small things said in words: lists, times, quoted words.

use words::{Arg, Words};

/// Characters of a quotation in a sentence; longer ones are cut at a word.
const QUOTED: usize = 110;

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn list(words: &Words, items: &[String]) -> String {
    let Some((last, rest)) = items.split_last() else { return String::new() };
    let Some((first, middle)) = rest.split_first() else { return last.clone() };
    let together = middle.iter().fold(first.clone(), |so_far, item| {
        words.text("list-more", &[("a", Arg::Text(&so_far)), ("b", Arg::Text(item))])
    });
    words.text("list-two", &[("a", Arg::Text(&together)), ("b", Arg::Text(last))])
}

/// Words as they stand in a sentence: on one line, not too long, without the mark that would end the sentence.
pub(crate) fn quoted(text: &str) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if flat.chars().count() <= QUOTED {
        return flat.trim_end_matches(['.', ',', ';', ':']).to_owned();
    }
    let cut: String = flat.chars().take(QUOTED).collect();
    let at_word = cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head);
    format!("{}…", at_word.trim_end_matches(['.', ',', ';', ':', '–', '—', ' ']))
}

/// The sentence with its first letter in upper case and a full stop.
pub(crate) fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let head: String = chars.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    let body = format!("{head}{}", chars.as_str());
    if body.ends_with(['.', '?', '…']) { body } else { format!("{body}.") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_as_words() {
        let items = ["a", "b", "c"].map(str::to_owned);
        let en = Words::for_tag("en");
        assert_eq!(list(en, &[]), "");
        assert_eq!(list(en, &items[..1]), "a");
        assert_eq!(list(en, &items[..2]), "a and b");
        assert_eq!(list(Words::for_tag("ru"), &items), "a, b и c");
    }

    #[test]
    fn a_quotation_is_cut_at_a_word_and_ends_without_a_stop() {
        assert_eq!(quoted(" You sound\nworn  out. "), "You sound worn out");
        assert_eq!(quoted("Why?"), "Why?");
        let long = "слово ".repeat(40);
        let cut = quoted(&long);
        assert!(cut.ends_with("слово…") && cut.chars().count() <= QUOTED + 1, "{cut}");
    }

    #[test]
    fn sentences_begin_and_end_as_sentences() {
        assert_eq!(sentence("вы запросили это в 2:10"), "Вы запросили это в 2:10.");
    }
}
