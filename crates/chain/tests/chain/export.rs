//! The export keeps every byte, and reading never panics.

use chain::{
    Hash, Record, SALT_BYTES,
    export::{Item, MAX_LINE_BYTES, ReadError, ReadReason, Reader, blob_line, first_line, line},
};
use proptest::prelude::*;

use crate::log::{LOG, drafts, erase, plain, sealed, verify};

fn exported(records: &[Record]) -> String {
    let lines: Vec<String> = [first_line(&LOG)].into_iter().chain(records.iter().map(line)).collect();
    lines.join("\n")
}

fn read(text: &str) -> Result<(Option<chain::LogId>, Vec<Record>), ReadError> {
    let mut reader = Reader::new();
    let mut records = Vec::new();
    for line in text.split('\n') {
        if let Some(Item::Record(record)) = reader.line(line)? {
            records.push(record);
        }
    }
    Ok((reader.log(), records))
}

proptest! {
    #[test]
    fn stored_bytes_survive(drafts in drafts(), pick in any::<proptest::sample::Index>(), header in proptest::collection::vec(any::<u8>(), 0..20)) {
        let mut records = sealed(drafts);
        let n = pick.index(records.len()) as u64 + 1;
        erase(&mut records, n);
        // Even a log that is broken must come out and in as it is, or it could not be examined.
        records.push(Record { n: 99, hash: Hash::of(&header), header, salt: Some([0; SALT_BYTES]), body: None });
        let text = exported(&records);
        prop_assert_eq!(text.lines().count(), records.len() + 1);
        prop_assert_eq!(read(&text).unwrap(), (Some(LOG), records));
    }

    #[test]
    fn a_changed_byte_of_an_export_is_found_or_means_the_same(drafts in drafts(), at in any::<proptest::sample::Index>(), flip in 1..128_u8) {
        let records = sealed(drafts);
        let mut bytes = exported(&records).into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= flip;
        // A file that is not UTF-8 any more cannot even be handed in as lines.
        if let Ok(text) = String::from_utf8(bytes)
            && let Ok((Some(log), found)) = read(&text)
            && let Ok(verified) = verify(log, &found)
        {
            prop_assert_eq!(&records[..found.len()], &found[..]);
            // Only a line break put into blank space could drop nothing else than the last event.
            prop_assert_eq!(verified.events, records.len() as u64);
        }
    }

    #[test]
    fn reading_anything_does_not_panic(lines in proptest::collection::vec(proptest::collection::vec(any::<char>(), 0..60).prop_map(String::from_iter), 0..5)) {
        let mut reader = Reader::new();
        reader.line(&first_line(&LOG)).unwrap();
        for (i, line) in lines.iter().enumerate() {
            if let Err(error) = reader.line(line) {
                prop_assert_eq!(error.line, i as u64 + 2);
            }
        }
    }
}

#[test]
fn a_line_looks_like_this() {
    let record = sealed([plain(b"{\"words\":\"\xd1\x83\xd0\xb3\xd1\x83\"}")]).remove(0);
    let header = String::from_utf8(record.header.clone()).unwrap().replace('"', "\\\"");
    let start = format!("{{\"n\":1,\"header\":\"{header}\",\"hash\":\"{}\"", record.hash);
    let salt = "03".repeat(16);
    assert_eq!(line(&record), format!("{start},\"salt\":\"{salt}\",\"body\":\"{{\\\"words\\\":\\\"угу\\\"}}\"}}"));
    let binary = Record { body: Some(vec![255]), ..record.clone() };
    assert_eq!(line(&binary), format!("{start},\"salt\":\"{salt}\",\"body64\":\"/w==\"}}"));
    let erased = Record { salt: None, body: None, ..record };
    assert_eq!(line(&erased), format!("{start}}}"));
    assert_eq!(first_line(&LOG), format!("{{\"stairway_log\":1,\"log\":\"{LOG}\"}}"));
}

#[test]
fn blobs_travel_with_the_log_and_are_checked() {
    let mut reader = Reader::new();
    assert_eq!(reader.line(&first_line(&LOG)), Ok(None));
    let blob = blob_line(b"\0a pack");
    let item = Item::Blob { hash: Hash::of(b"\0a pack"), bytes: b"\0a pack".to_vec() };
    assert_eq!(reader.line(&blob), Ok(Some(item)));
    assert_eq!(reader.line("\r\n"), Ok(None));
    let changed = blob.replace("AGE", "AGF");
    assert!(matches!(reader.line(&changed), Err(ReadError { line: 4, reason: ReadReason::WrongBlob { .. } })));
}

#[test]
fn the_first_line_says_what_the_file_is() {
    let first = |text: &str| Reader::new().line(text).map_err(|error| error.reason);
    assert_eq!(first("{\"stairway_log\":2,\"of\":1}"), Err(ReadReason::UnknownFormat { found: 2 }));
    for text in ["", "hello", "{}", "{\"stairway_log\":1}", &line(&sealed([plain(b"")])[0])] {
        assert_eq!(first(text), Err(ReadReason::NotAnExport), "{text}");
    }
    assert_eq!(first(&format!("\u{feff}{}\r\n", first_line(&LOG))), Ok(None));
}

#[test]
fn a_line_that_is_cut_mixed_or_endless_is_refused() {
    let record = line(&sealed([plain(b"one")])[0]);
    let mut reader = Reader::new();
    reader.line(&first_line(&LOG)).unwrap();
    let mixed = record.replacen('{', &format!("{{\"blob\":\"{}\",\"base64\":\"\",", Hash::of(b"")), 1);
    let twice = record.replacen('{', "{\"body64\":\"\",", 1);
    let unknown = record.replacen('{', "{\"mood\":1,", 1);
    let capitals = record.replacen(&"03".repeat(16), &"0A".repeat(16), 1);
    for text in [&record[..record.len() - 2], &mixed, &twice, &unknown, &capitals, "{}", "{\"n\":1}", "[]"] {
        let error = reader.line(text).unwrap_err();
        assert!(matches!(error.reason, ReadReason::Unreadable { .. }), "{error}");
    }
    let endless = " ".repeat(MAX_LINE_BYTES + 1);
    assert!(matches!(reader.line(&endless), Err(ReadError { line: 10, reason: ReadReason::TooLong { .. } })));
    assert!(reader.line(&record).unwrap().is_some());
}
