use report::sheet::{Column, ROWS, Unreadable, read, write};
use std::io::Write;

fn column(heading: &str) -> Column {
    Column { heading: heading.to_owned(), width: 20, ..Column::default() }
}

fn rows(all: &[&[&str]]) -> Vec<Vec<String>> {
    all.iter().map(|row| row.iter().map(|c| (*c).to_owned()).collect()).collect()
}

const PEOPLE: &[&[&str]] = &[&["alias", "имя"], &["Falcon", "Айгүл"], &["Сокол", "Пётр; «Пит», ст."]];

#[test]
fn what_is_written_is_read_again() {
    let written = write("People: 1/2", &[column("alias"), column("имя")], &rows(&PEOPLE[1..])).unwrap();
    assert_eq!(read(&written).unwrap(), rows(PEOPLE));
}

#[test]
fn a_cell_is_never_a_formula() {
    let cells = ["=1+1", "@SUM(A1)", "+7 701", "-5", "00123"];
    let written = write("", &cells.map(column), &rows(&[&cells])).unwrap();
    assert_eq!(read(&written).unwrap(), rows(&[&cells, &cells]));
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(written)).unwrap();
    let mut sheet = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("xl/worksheets/sheet1.xml").unwrap(), &mut sheet).unwrap();
    assert!(!sheet.contains("<f>"), "{sheet}");
}

#[test]
fn days_in_a_column_of_dates_are_dates_and_are_read_again() {
    let columns = [column("what"), Column { dates: true, ..column("due") }];
    let cells = rows(&[&["2026-05-12", "2026-05-12"], &["x", "2026-02-30"], &["x", "1 May"], &["x", ""]]);
    let written = write("", &columns, &cells).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&written)).unwrap();
    let mut sheet = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("xl/worksheets/sheet1.xml").unwrap(), &mut sheet).unwrap();
    // Days since the last of 1899 count the 29 February 1900, which never was.
    assert_eq!(sheet.matches("<v>46154</v>").count(), 1, "the date alone: {sheet}");
    let mut back = read(&written).unwrap().split_off(1);
    back[3].resize(2, String::new());
    assert_eq!(back, cells);
}

#[test]
fn text_is_read_with_every_separator_and_encoding_that_offices_use() {
    let lines = |separator: char| {
        format!("alias{separator}имя\r\nFalcon{separator}Айгүл\r\nСокол{separator}\"Пётр; «Пит», ст.\"\r\n")
    };
    for separator in [';', ',', '\t'] {
        assert_eq!(read(lines(separator).as_bytes()).unwrap(), rows(PEOPLE), "{separator:?}");
        assert_eq!(read(format!("\u{feff}{}", lines(separator)).as_bytes()).unwrap(), rows(PEOPLE), "{separator:?}");
    }
    let utf16: Vec<u8> = format!("\u{feff}{}", lines('\t')).encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&utf16).unwrap(), rows(PEOPLE));
    // «псевдоним;страна / Сокол;Казахстан» in windows-1251, as a Russian Excel saves it.
    let (cyrillic, _, lossy) = encoding_rs::WINDOWS_1251.encode("псевдоним;страна\r\nСокол;Казахстан\r\n");
    assert!(!lossy);
    assert_eq!(read(&cyrillic).unwrap(), rows(&[&["псевдоним", "страна"], &["Сокол", "Казахстан"]]));
    let (western, ..) = encoding_rs::WINDOWS_1252.encode("alias;name\r\nLynx;José Müller\r\n");
    assert_eq!(read(&western).unwrap(), rows(&[&["alias", "name"], &["Lynx", "José Müller"]]));
}

#[test]
fn rows_of_text_keep_their_place() {
    let text = "\nalias;note\n\nFalcon;\"two\nlines\"\nLynx;\n";
    let places: &[&[&str]] = &[&[""], &["alias", "note"], &[""], &["Falcon", "two\nlines"], &["Lynx", ""]];
    assert_eq!(read(text.as_bytes()).unwrap(), rows(places));
}

#[test]
fn what_is_no_list_is_refused_with_its_reason() {
    assert_eq!(read(b""), Err(Unreadable::Empty));
    assert_eq!(read(b"\r\n ; ;\r\n"), Err(Unreadable::Empty));
    assert_eq!(read(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Err(Unreadable::NoSheet));
    assert_eq!(read(b"PK\x03\x04 and then nothing"), Err(Unreadable::NoSheet));
    assert_eq!(read(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 Workbook"), Err(Unreadable::OldWorkbook));
    let mut encrypted = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    encrypted.extend("EncryptedPackage".bytes().flat_map(|b| [b, 0]));
    assert_eq!(read(&encrypted), Err(Unreadable::Protected));
    assert_eq!(read("a;b\n".repeat(ROWS + 1).as_bytes()), Err(Unreadable::TooManyRows));
    assert_eq!(read(&vec![b'a'; report::sheet::FILE_BYTES + 1]), Err(Unreadable::TooLarge));
}

/// A workbook with a sheet of one's own.
fn book(sheet: &[u8]) -> Vec<u8> {
    let whole = write("x", &[column("alias")], &[]).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(whole)).unwrap();
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        out.start_file(&name, options).unwrap();
        if name == "xl/worksheets/sheet1.xml" {
            out.write_all(sheet).unwrap();
        } else {
            std::io::copy(&mut part, &mut out).unwrap();
        }
    }
    out.finish().unwrap().into_inner()
}

fn sheet(inside: &str) -> String {
    let space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    format!("<?xml version=\"1.0\"?><worksheet xmlns=\"{space}\"><sheetData>{inside}</sheetData></worksheet>")
}

#[test]
fn numbers_and_days_come_as_one_would_type_them() {
    let inside = "<row r=\"2\"><c r=\"A2\"><v>42</v></c><c r=\"C2\" t=\"b\"><v>1</v></c><c r=\"D2\" t=\"d\"><v>2026-05-12</v></c></row>";
    assert_eq!(read(&book(sheet(inside).as_bytes())).unwrap(), rows(&[&[], &["42", "", "true", "2026-05-12"]]));
}

#[test]
fn a_workbook_that_unfolds_without_end_is_refused() {
    let bomb = book(sheet(&" ".repeat(60 * 1024 * 1024)).as_bytes());
    assert!(bomb.len() < 200_000, "{}", bomb.len());
    assert_eq!(read(&bomb), Err(Unreadable::TooLarge));
}

#[test]
fn a_cell_far_away_takes_no_room() {
    let far = |cell: &str| {
        read(&book(sheet(&format!("<row r=\"1\"><c r=\"{cell}\" t=\"str\"><v>x</v></c></row>")).as_bytes()))
    };
    assert_eq!(far("XFD1"), Err(Unreadable::Empty));
    assert_eq!(far("A1048576"), Err(Unreadable::TooManyRows));
}
