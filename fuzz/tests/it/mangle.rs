//! Inputs near to sense: an input of the corpus with pieces cut out, doubled, swapped for others or put in.

use crate::corpus;
use proptest::prelude::*;

const PIECES: &[&[u8]] = &[
    b"\n",
    b"\r\n",
    b"\"",
    b"'",
    b"\\",
    b"{",
    b"}",
    b"[",
    b"]",
    b"[[",
    b"=",
    b",",
    b";",
    b":",
    b"@",
    b"@pause ",
    b"@request ",
    b"#",
    b"*",
    b"_",
    b"...",
    b"0",
    b"-1",
    b"1e400",
    b"99999999999999999999",
    b"null",
    b"true",
    b"{name}",
    b"{feeling}",
    b"\xff",
    b"\xf0\x9f",
    b"\0",
    "ё".as_bytes(),
    "\u{feff}".as_bytes(),
    "\u{202e}".as_bytes(),
    "🌉".as_bytes(),
    b"   ",
    b"you",
    "вы ".as_bytes(),
    b"you sound ",
    b"\x00\x00",
];

#[derive(Clone, Debug)]
enum Edit {
    Cut { at: usize, len: usize },
    Double { at: usize, len: usize },
    Put { at: usize, piece: usize },
    Flip { at: usize, bit: u8 },
    End { at: usize },
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = any::<usize>();
    prop_oneof![
        3 => (at, 0..200usize).prop_map(|(at, len)| Edit::Cut { at, len }),
        2 => (at, 0..400usize).prop_map(|(at, len)| Edit::Double { at, len }),
        4 => (at, 0..PIECES.len()).prop_map(|(at, piece)| Edit::Put { at, piece }),
        2 => (at, 0..8u8).prop_map(|(at, bit)| Edit::Flip { at, bit }),
        1 => at.prop_map(|at| Edit::End { at }),
    ]
}

fn apply(bytes: &mut Vec<u8>, edit: &Edit) {
    let place = |at: usize, len: usize| if len == 0 { 0 } else { at % len };
    match edit {
        Edit::Cut { at, len } => {
            let from = place(*at, bytes.len());
            bytes.drain(from..(from + len).min(bytes.len()));
        }
        Edit::Double { at, len } => {
            let from = place(*at, bytes.len());
            let part = bytes[from..(from + len).min(bytes.len())].to_vec();
            bytes.splice(from..from, part);
        }
        Edit::Put { at, piece } => {
            let from = place(*at, bytes.len() + 1);
            bytes.splice(from..from, PIECES[*piece].iter().copied());
        }
        Edit::Flip { at, bit } => {
            let at = place(*at, bytes.len());
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << bit;
            }
        }
        Edit::End { at } => {
            let at = place(*at, bytes.len());
            bytes.truncate(at);
        }
    }
}

/// A mangled input of a target, or bytes from nowhere.
pub(crate) fn mangled(target: &str) -> impl Strategy<Value = Vec<u8>> + use<> {
    let inputs = corpus::of(target);
    let near = (prop::sample::select(inputs), prop::collection::vec(edit(), 1..8)).prop_map(|(mut bytes, edits)| {
        edits.iter().for_each(|e| apply(&mut bytes, e));
        bytes
    });
    let pieces = prop::collection::vec(0..PIECES.len(), 0..60)
        .prop_map(|p| p.into_iter().flat_map(|i| PIECES[i].to_vec()).collect());
    prop_oneof![8 => near, 1 => pieces, 1 => prop::collection::vec(any::<u8>(), 0..300)]
}
