//! The languages that come with the program. A new one is a folder in `data` and a line here.

use crate::text::Words;
use std::sync::LazyLock;

/// The language of last resort: every id exists in it.
pub(crate) const LAST_RESORT: &str = "en";

macro_rules! languages {
    ($($tag:literal),+ $(,)?) => {
        /// Tag, then the files' texts.
        pub(crate) const FILES: &[(&str, &[&str])] = &[$((
            $tag,
            &[
                include_str!(concat!("../data/", $tag, "/domain.ftl")),
                include_str!(concat!("../data/", $tag, "/interface.ftl")),
                include_str!(concat!("../data/", $tag, "/review.ftl")),
                include_str!(concat!("../data/", $tag, "/review-team.ftl")),
                include_str!(concat!("../data/", $tag, "/call.ftl")),
                include_str!(concat!("../data/", $tag, "/start.ftl")),
                include_str!(concat!("../data/", $tag, "/drill.ftl")),
                include_str!(concat!("../data/", $tag, "/staff.ftl")),
                include_str!(concat!("../data/", $tag, "/team.ftl")),
                include_str!(concat!("../data/", $tag, "/papers.ftl")),
                include_str!(concat!("../data/", $tag, "/control.ftl")),
                include_str!(concat!("../data/", $tag, "/network.ftl")),
                include_str!(concat!("../data/", $tag, "/watch.ftl")),
                include_str!(concat!("../data/", $tag, "/files.ftl")),
            ],
        )),+];
    };
}

languages!["en", "ru"];

/// Every language, loaded once. A file with a fault is a fault of the program; the tests load every one.
pub(crate) static ALL: LazyLock<Vec<Words>> =
    LazyLock::new(|| FILES.iter().filter_map(|(tag, files)| Words::load(tag, files).ok()).collect());
