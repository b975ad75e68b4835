//! Russian typed with Latin letters («pochemu vy molchite») and words with a few Latin look-alikes in them.
//! It never touches a text that is mostly Cyrillic beyond look-alikes inside single words.

/// Whether more letters are Latin than Cyrillic.
pub(crate) fn mostly_latin(text: &str) -> bool {
    let (mut latin, mut cyrillic) = (0_usize, 0_usize);
    for c in text.chars() {
        if c.is_ascii_alphabetic() {
            latin += 1;
        } else if ('\u{0400}'..='\u{04ff}').contains(&c) {
            cyrillic += 1;
        }
    }
    latin > cyrillic
}

const GROUPS: &[(&str, &str)] = &[
    ("shch", "щ"),
    ("sch", "щ"),
    ("yo", "е"),
    ("jo", "е"),
    ("yu", "ю"),
    ("ju", "ю"),
    ("iu", "ю"),
    ("ya", "я"),
    ("ja", "я"),
    ("ia", "я"),
    ("ye", "е"),
    ("je", "е"),
    ("zh", "ж"),
    ("kh", "х"),
    ("ts", "ц"),
    ("tz", "ц"),
    ("ch", "ч"),
    ("sh", "ш"),
    ("4", "ч"),
    ("6", "ш"),
    ("a", "а"),
    ("b", "б"),
    ("v", "в"),
    ("w", "в"),
    ("g", "г"),
    ("d", "д"),
    ("e", "е"),
    ("z", "з"),
    ("i", "и"),
    ("j", "й"),
    ("k", "к"),
    ("l", "л"),
    ("m", "м"),
    ("n", "н"),
    ("o", "о"),
    ("p", "п"),
    ("r", "р"),
    ("s", "с"),
    ("t", "т"),
    ("u", "у"),
    ("f", "ф"),
    ("x", "х"),
    ("h", "х"),
    ("c", "ц"),
    ("q", "к"),
    ("'", "ь"),
];

const VOWELS: &str = "аеиоуыэюя";

/// One lower-case Latin word as Cyrillic.
pub(crate) fn to_cyrillic(word: &str) -> String {
    if !word.bytes().any(|b| b.is_ascii_alphabetic()) {
        return word.to_owned();
    }
    let mut out = String::with_capacity(word.len() * 2);
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        if c == 'y' && !rest[1..].starts_with(['a', 'u', 'o', 'e']) {
            // «moy» ends in й, «vy» in ы; «ty» and «vy» have a consonant before.
            out.push(if out.ends_with(|v| VOWELS.contains(v)) { 'й' } else { 'ы' });
            rest = &rest[1..];
            continue;
        }
        match GROUPS.iter().find(|(from, _)| rest.starts_with(from)) {
            Some((from, to)) => {
                out.push_str(to);
                rest = &rest[from.len()..];
            }
            None => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    if out.starts_with("ето") || out.starts_with("ета") || out.starts_with("ети") {
        out.replace_range(..'е'.len_utf8(), "э");
    }
    out
}

/// Latin look-alikes inside a mostly Cyrillic word become Cyrillic.
pub(crate) fn repair_mixed(word: &mut String) {
    let cyrillic = word.chars().any(|c| ('\u{0400}'..='\u{04ff}').contains(&c));
    if !cyrillic || !word.bytes().any(|b| b.is_ascii_alphabetic()) {
        return;
    }
    *word = word
        .chars()
        .map(|c| match c {
            'a' => 'а',
            'c' => 'с',
            'e' => 'е',
            'o' => 'о',
            'p' => 'р',
            'x' => 'х',
            'y' => 'у',
            'k' => 'к',
            'm' => 'м',
            't' => 'т',
            _ => c,
        })
        .collect();
}
