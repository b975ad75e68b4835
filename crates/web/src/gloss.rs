//! In which language a translation is written: chosen from a list by its own name, or typed; kept as a tag, so that a
//! page is read aloud as what it is.

/// Languages that are offered, by tag, each by its own name: those of the interface and of the classes it is made for.
const OFFERED: [(&str, &str); 24] = [
    ("ar", "العربية"),
    ("az", "Azərbaycanca"),
    ("de", "Deutsch"),
    ("en", "English"),
    ("es", "Español"),
    ("fa", "فارسی"),
    ("fr", "Français"),
    ("hy", "Հայերեն"),
    ("it", "Italiano"),
    ("ka", "ქართული"),
    ("kk", "Қазақша"),
    ("ky", "Кыргызча"),
    ("mn", "Монгол"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("sq", "Shqip"),
    ("sr", "Српски"),
    ("tg", "Тоҷикӣ"),
    ("tk", "Türkmençe"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("uz", "Oʻzbekcha"),
];

/// Characters of a tag at most.
const TAG_CHARS: usize = 16;
/// What is written in a language that nobody here can name.
const UNKNOWN: &str = "und";

/// The names that a form offers.
pub(crate) fn offered() -> Vec<&'static str> {
    OFFERED.iter().map(|(_, name)| *name).collect()
}

/// What a language calls itself, or its tag.
pub(crate) fn name(tag: &str) -> String {
    OFFERED.iter().find(|(known, _)| *known == tag).map_or(tag, |(_, name)| name).to_owned()
}

/// The tag of what was chosen or typed.
pub(crate) fn tag(typed: &str) -> String {
    let typed = typed.trim().to_lowercase();
    if let Some((tag, _)) = OFFERED.iter().find(|(tag, name)| *tag == typed || name.to_lowercase() == typed) {
        return (*tag).to_owned();
    }
    let part = |part: &str| (2..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric());
    let primary = typed.split('-').next().is_some_and(|p| p.len() <= 3);
    let is_tag = primary && typed.len() <= TAG_CHARS && typed.split('-').all(part);
    if is_tag { typed } else { UNKNOWN.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{OFFERED, name, tag};

    #[test]
    fn a_language_is_known_by_its_name_or_its_tag() {
        for (known, own) in OFFERED {
            assert_eq!((tag(own).as_str(), name(known).as_str()), (known, own));
        }
        assert_eq!(tag(" қазақша "), "kk");
        assert_eq!(tag("zh-Hant"), "zh-hant");
        assert_eq!(name("zh-hant"), "zh-hant");
        for unknown in ["", "Wakhi and more", "\"><b>", "a-b", "abcd"] {
            assert_eq!(tag(unknown), "und", "{unknown}");
        }
    }
}
