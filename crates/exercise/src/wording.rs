//! Whether what somebody wrote can be kept: not nothing, not too long, and without the blanks around it. What it means
//! and how much there may be of it is decided elsewhere.

/// Why it cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    Empty,
    TooLong { chars: usize, at_most: usize },
}

/// Words that have to be there.
pub(crate) fn sized(text: &str, at_most: usize) -> Result<String, Unfit> {
    let text = short(text, at_most)?;
    if text.is_empty() { Err(Unfit::Empty) } else { Ok(text) }
}

/// Words that may be left out.
pub(crate) fn short(text: &str, at_most: usize) -> Result<String, Unfit> {
    let text = text.trim();
    let chars = text.chars().count();
    if chars > at_most { Err(Unfit::TooLong { chars, at_most }) } else { Ok(text.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::{Unfit, short, sized};

    #[test]
    fn characters_count_and_not_bytes_nor_the_blanks_around() {
        assert_eq!(sized("  чай ", 3), Ok("чай".to_owned()));
        assert_eq!(sized("чаек", 3), Err(Unfit::TooLong { chars: 4, at_most: 3 }));
        assert_eq!(short(&" ".repeat(9), 3), Ok(String::new()));
        assert_eq!(sized(" \n ", 3), Err(Unfit::Empty));
    }
}
