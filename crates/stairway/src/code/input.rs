//! Lines from a file or from standard input, one at a time, with a bar on standard error for a person who waits.

use crate::failure::Failure;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{BufRead, BufReader, IsTerminal, Read};
use std::path::Path;

/// Longest line that is read, bytes; longer ones are refused so that no file can fill the memory.
const LONGEST_LINE: u64 = 1024 * 1024;
/// Lines between two looks at the bar.
const STEP: u64 = 64;

pub struct Input {
    reader: Box<dyn BufRead>,
    bar: ProgressBar,
    lines: u64,
    bytes: u64,
    /// Progress is bytes of a known length, else lines.
    length: bool,
    typed: bool,
}

impl Input {
    /// Standard input without a file.
    pub fn open(file: Option<&Path>) -> Result<Input, Failure> {
        let Some(path) = file else {
            let typed = std::io::stdin().is_terminal();
            // Whoever types sees the answers come; a bar would stand between them.
            let bar = if typed {
                ProgressBar::hidden()
            } else {
                styled(ProgressBar::no_length(), "{spinner} {pos} lines, {per_sec}")
            };
            let reader = Box::new(BufReader::new(std::io::stdin()));
            return Ok(Input { reader, bar, lines: 0, bytes: 0, length: false, typed });
        };
        let wrong = |e: std::io::Error| Failure::input(format!("{}: {e}", path.display()));
        let file = std::fs::File::open(path).map_err(wrong)?;
        let length = file.metadata().map_err(wrong)?.len();
        let bar = styled(ProgressBar::new(length), "{wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {eta}");
        Ok(Input { reader: Box::new(BufReader::new(file)), bar, lines: 0, bytes: 0, length: true, typed: false })
    }

    /// Somebody types the lines.
    pub const fn typed(&self) -> bool {
        self.typed
    }

    /// The next line and its number, from 1.
    pub fn next(&mut self) -> Result<Option<(u64, String)>, Failure> {
        let n = self.lines + 1;
        let mut line = Vec::new();
        let explain = |e: std::io::Error| Failure::input(format!("line {n}: {e}"));
        // One byte more than allowed tells a line that is too long from one that just fits.
        let read = self.reader.by_ref().take(LONGEST_LINE + 2).read_until(b'\n', &mut line).map_err(explain)?;
        if read == 0 {
            self.bar.finish_and_clear();
            return Ok(None);
        }
        self.lines = n;
        self.bytes += read as u64;
        if n.is_multiple_of(STEP) {
            self.bar.set_position(if self.length { self.bytes } else { self.lines });
        }
        if line.last() == Some(&b'\n') {
            line.pop();
            if line.last() == Some(&b'\r') {
                line.pop();
            }
        }
        if line.len() as u64 > LONGEST_LINE {
            return Err(Failure::input(format!("line {n} has more than {LONGEST_LINE} bytes; one utterance a line")));
        }
        let line =
            String::from_utf8(line).map_err(|e| Failure::input(format!("line {n}: {e}; the input must be UTF-8")))?;
        Ok(Some((n, line)))
    }
}

impl Drop for Input {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

fn styled(bar: ProgressBar, template: &str) -> ProgressBar {
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
