//! One file as text, and the line of a byte in it. It knows nothing of what the text means.

use crate::check::{Report, rule};

/// A file that is text.
#[derive(Debug)]
pub(crate) struct Source<'a> {
    pub(crate) path: &'a str,
    /// Without a byte order mark.
    pub(crate) text: &'a str,
    /// Byte at which each line starts.
    starts: Vec<usize>,
}

impl<'a> Source<'a> {
    /// The text of a file, or a problem when it is not UTF-8.
    pub(crate) fn open(path: &'a str, bytes: &'a [u8], report: &mut Report) -> Option<Source<'a>> {
        // Spreadsheets and Windows editors put a byte order mark before the text.
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        match std::str::from_utf8(bytes) {
            Ok(text) => Some(Source::new(path, text)),
            Err(error) => {
                let before = &bytes[..error.valid_up_to()];
                report.error(
                    rule::NOT_UTF8,
                    path,
                    1 + count(before),
                    "the file is not in UTF-8; letters would come out wrong",
                    "Save it as UTF-8 (in a spreadsheet: «CSV UTF-8»).",
                );
                None
            }
        }
    }

    pub(crate) fn new(path: &'a str, text: &'a str) -> Source<'a> {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(i, _)| i + 1)).collect();
        Source { path, text, starts }
    }

    /// The line of a byte, from 1.
    pub(crate) fn line(&self, byte: usize) -> u32 {
        let line = self.starts.partition_point(|&start| start <= byte);
        u32::try_from(line).unwrap_or(u32::MAX)
    }
}

fn count(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.iter().filter(|b| **b == b'\n').count()).unwrap_or(u32::MAX - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_stands_on_its_line() {
        let source = Source::new("x", "ab\nc\n\nd");
        let lines: Vec<u32> = [0, 2, 3, 5, 6, 99].iter().map(|&b| source.line(b)).collect();
        assert_eq!(lines, [1, 1, 2, 3, 4, 4]);
    }

    #[test]
    fn a_wrong_encoding_is_reported_at_its_line() {
        let mut report = Report::default();
        assert!(Source::open("x", b"\xef\xbb\xbfok\n\xff", &mut report).is_none());
        assert_eq!(report.into_sorted()[0].line, 2);
    }
}
