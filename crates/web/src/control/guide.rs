//! `/control/{exercise}/guide`: the facilitator's guide of the scenario, for reading and for paper.

use super::class::Opened;
use super::draw::Bar;
use crate::pages::frame::{Frame, html};
use crate::problem::Problem;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

#[derive(Template)]
#[template(path = "control/guide.html")]
struct Page {
    frame: Frame,
    bar: Bar,
    guide: String,
    /// Its language, where it is not the page's.
    lang: String,
}

pub(crate) async fn show(Opened { class, staff, visitor }: Opened) -> Result<Response, Problem> {
    let own = class.pack.guides.get_key_value(visitor.words.tag());
    let found = own.or_else(|| class.pack.guides.iter().next());
    let page = Page {
        guide: found.map(|(_, text)| drawn(text)).unwrap_or_default(),
        lang: found.map(|(tag, _)| tag.clone()).filter(|tag| tag != visitor.words.tag()).unwrap_or_default(),
        bar: Bar::new(&class, staff.name, "guide"),
        frame: Frame::new(visitor),
    };
    Ok(html(StatusCode::OK, &page))
}

/// Markdown as HTML. A pack comes from elsewhere: its tags are shown as text, and its links and pictures as their words.
fn drawn(markdown: &str) -> String {
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES).filter_map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::Link { .. } | Tag::Image { .. }) | Event::End(TagEnd::Link | TagEnd::Image) => None,
        // The page has one heading of the first level for the exercise's name, which the guide's own takes over.
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Some(Event::Start(Tag::Heading { level: known(level), id, classes, attrs }))
        }
        Event::End(TagEnd::Heading(level)) => Some(Event::End(TagEnd::Heading(known(level)))),
        other => Some(other),
    });
    let mut out = String::new();
    pulldown_cmark::html::push_html(&mut out, events);
    out
}

/// Deeper headings than four are not told apart.
const fn known(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H5 | HeadingLevel::H6 => HeadingLevel::H4,
        level => level,
    }
}

#[cfg(test)]
mod tests {
    use super::drawn;

    #[test]
    fn a_guide_cannot_bring_tags_scripts_or_addresses_of_its_own() {
        let out =
            drawn("# A <script>x</script>\n\n<b onclick=y>z</b> [there](javascript:q) ![p](http://e/x.png)\n\n- one\n");
        assert!(out.contains("<h1>") && out.contains("<li>one</li>"), "{out}");
        for bad in ["<script", "<b ", "href", "src=", "javascript:", "http:"] {
            assert!(!out.contains(bad), "{bad}: {out}");
        }
        assert!(out.contains("there"), "the words of a link stay");
    }
}
