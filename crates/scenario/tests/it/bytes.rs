//! No bytes make reading panic. `read_anything` is the fuzz target: a plain function over bytes.

use crate::folder::pack;
use proptest::prelude::*;
use scenario::check::Severity;
use scenario::pack::limits;
use scenario::{Files, Pack};

/// Puts `bytes` into every kind of file in turn. What is read must keep its promises.
pub(crate) fn read_anything(bytes: &[u8]) {
    let good = pack("interview-room");
    let others = ["", "a/../b", "lines/ru/x.csv", "media/x.png", "media/y.jpg", "papers.toml", "papers/en.toml"];
    for file in good.keys().map(String::as_str).chain(others) {
        let mut files = good.clone();
        files.insert(file.to_owned(), bytes.to_vec());
        promises(&files);
    }
}

/// A pack exactly when there is no error; problems sorted, on lines that the file has.
fn promises(files: &Files) {
    let reading = Pack::read(files);
    let errors = reading.problems.iter().any(|p| p.severity == Severity::Error);
    assert_eq!(reading.pack.is_none(), errors);
    assert!(reading.problems.is_sorted());
    for problem in &reading.problems {
        let lines = files.get(&problem.file).map_or(0, |b| 1 + b.iter().filter(|b| **b == b'\n').count());
        assert!(problem.line as usize <= lines, "{problem}");
    }
    if let Some(pack) = reading.pack {
        for tongue in pack.tongues.values() {
            for line in tongue.shared.iter().chain(tongue.own.values().flatten()) {
                let _ = line.spoken(scenario::persona::Gender::Woman);
            }
        }
    }
}

/// Pieces that come near to sense, so that chance gets past the first check.
const PIECES: &[&str] = &[
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "=",
    "\"",
    "\"\"\"",
    "'",
    ".",
    ",",
    "\n",
    "\r\n",
    "#",
    ";",
    "|",
    "+",
    "*",
    "_",
    "...",
    "?",
    "<",
    ">",
    "^",
    "$",
    "(",
    ")",
    "-",
    "1",
    "1.5",
    "nan",
    "inf",
    "1e999",
    "99999999999999999999",
    "true",
    "1979-05-27",
    "seat",
    "topic",
    "step",
    "desk",
    "inject",
    "subject",
    "line",
    "provenance",
    "reviewed",
    "ru",
    "id",
    "when",
    "effects",
    "topics",
    "setting",
    "insults",
    "tempo",
    "address",
    "start",
    "disclosure",
    "vent-01",
    "vent",
    "any",
    "early",
    "formal",
    "id;act;emotion;heat;topic;to;stage;address;text\n",
    "{name}",
    "{feeling}",
    "{а|б}",
    "ё",
    "\u{feff}",
    "\0",
    "\u{202e}",
    "👍",
];

#[test]
fn known_troublemakers() {
    let deep = "a = ".to_owned() + &"[".repeat(5_000);
    let deep_table = format!("[{}]", vec!["a"; 3_000].join("."));
    let deepest_table = format!("[{}]", vec!["a"; 100_000].join("."));
    let quoted = format!("{} = 1", vec!["\"a,b\""; 30_000].join(" . "));
    let inline = "a = ".to_owned() + &"{ a = ".repeat(3_000);
    // Brackets in brackets with dotted keys between: 80 x 80 deep without a limit, 80 x 9 with it.
    let nested = |dots: usize| {
        let key = vec!["a"; dots + 1].join(".");
        format!("[{key}]\n{key} = {}1{}\n", format!("{{ {key} = ").repeat(78), "}".repeat(78))
    };
    let (inlines, deepest) = (nested(limits::KEY_DOTS), nested(78));
    for bytes in [
        &b""[..],
        b"\xff\xfe\x00",
        b"\xef\xbb\xbf",
        b"\n\n\n",
        b"[[a]]\n[a]\n",
        b"[a]\n[[a]]\n[a.b]\n",
        b"a.b = 1\n[a]\nb = 2\n[a.b.c]",
        b"a = []\n[[a]]\n",
        b"[[seat]]\n[[seat.id]]\n[seat.id.x]\n",
        b"seat = 1\nline = [1, 2]\ntopic = [[[]]]\nstep = {}\ndesk = [{}, {id = 1}, []]",
        b"id;act;emotion;heat;topic;to;stage;address;text\n\"\"\"\"\"\"\n;;;;;;;;\n;;;;;;;;;;;;\n",
        b"[topics]\nhome = [\"... ...\", \"\", \"*\", \"a|\", \"?\", \"<a>\", \"^\", \"$ ^\", \"_\"]",
        deep.as_bytes(),
        deep_table.as_bytes(),
        deepest_table.as_bytes(),
        quoted.as_bytes(),
        inline.as_bytes(),
        inlines.as_bytes(),
        deepest.as_bytes(),
    ] {
        read_anything(bytes);
    }
}

/// Each file of a good pack with a piece cut out, doubled or written over.
fn spoil(text: &[u8], from: usize, len: usize, piece: &str) -> Vec<u8> {
    let from = from % (text.len() + 1);
    let to = (from + len).min(text.len());
    [&text[..from], piece.as_bytes(), &text[to..]].concat()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        read_anything(&bytes);
    }

    #[test]
    fn arbitrary_pieces(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..40)) {
        read_anything(pieces.concat().as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn a_good_pack_spoilt(
        which in any::<proptest::sample::Index>(),
        from in any::<usize>(),
        len in 0_usize..30,
        piece in proptest::sample::select(PIECES),
    ) {
        let mut files = pack("interview-room");
        let file = which.get(&files.keys().cloned().collect::<Vec<_>>()).clone();
        let spoilt = spoil(&files[&file], from, len, piece);
        files.insert(file, spoilt);
        promises(&files);
    }
}
