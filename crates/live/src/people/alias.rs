//! What somebody is called: a name that eyes can tell from every other on the roster. Pure.

/// Characters that show nothing, or turn round what stands beside them. Joiners stay: scripts need them.
pub(crate) const fn hidden(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}' | '\u{200b}'
            | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{e0000}'..='\u{e007f}'
    )
}

/// A name as it is kept: single spaces, nothing that cannot be seen.
pub(crate) fn tidy(typed: &str) -> String {
    let seen = |c: &char| !hidden(*c) && (c.is_whitespace() || !c.is_control());
    let alias: String = typed.chars().filter(seen).collect();
    let alias = alias.split_whitespace().collect::<Vec<_>>().join(" ");
    // Joiners alone are no name.
    if alias.chars().all(joins) { String::new() } else { alias }
}

/// Whether two names look the same: no case, no joiners, one of two letters that look alike.
pub fn look_alike(a: &str, b: &str) -> bool {
    looks(a) == looks(b)
}

/// A name as eyes compare it.
pub(crate) fn looks(alias: &str) -> String {
    tidy(alias).to_uppercase().chars().filter(|c| !joins(*c)).map(latin).collect()
}

const fn joins(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// The Latin capital that a Cyrillic or Greek one looks like.
pub(super) const fn latin(c: char) -> char {
    match c {
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' => 'C',
        'Е' | 'Ε' => 'E',
        'Н' | 'Η' => 'H',
        'І' | 'Ι' => 'I',
        'Ј' => 'J',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Ν' => 'N',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'Ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'Х' | 'Χ' => 'X',
        'У' | 'Υ' => 'Y',
        'Ζ' => 'Z',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_no_part_of_a_name() {
        assert_eq!(tidy(" \u{202e}An\u{200b}na\t  K.\u{feff}\u{7} "), "Anna K.");
        for nothing in ["", " ", "\u{200b}", "\u{202e}\u{2066}", "\u{200d}\u{200c}", "\u{3164}"] {
            assert_eq!(tidy(nothing), "", "{nothing:?}");
        }
        assert_eq!(tidy("می\u{200c}خواهم"), "می\u{200c}خواهم", "some scripts need joiners");
    }

    #[test]
    fn names_that_look_the_same_are_the_same() {
        for same in ["anna", "Аnnа", "ANN\u{200d}A", " An\u{200b}na ", "Αnna"] {
            assert!(look_alike("Anna", same), "{same:?}");
        }
        for other in ["Anne", "Анна", "Ann a", "Hanna"] {
            assert!(!look_alike("Anna", other), "{other:?}");
        }
        assert!(look_alike("Вера", "Bера"));
    }
}
