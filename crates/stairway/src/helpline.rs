//! The academy's own help information: `helpline.<language>.txt` in the data folder or in the folder of packs. It stands
//! wherever a pack's would. A file that cannot be used stops the start: nobody shall believe that numbers are shown when
//! they are not.

use crate::failure::Failure;
use std::collections::BTreeMap;
use std::path::Path;

/// Texts by language tag.
pub type Helplines = BTreeMap<String, String>;

/// Bytes of one file; a page of text.
const BYTES: u64 = 16 * 1024;

/// Reads the files of the folders that are there; an earlier folder's file goes before a later one's.
pub fn read(folders: &[Option<&Path>]) -> Result<Helplines, Failure> {
    let mut out = Helplines::new();
    for folder in folders.iter().flatten() {
        // The data folder may not be made yet.
        let Ok(entries) = std::fs::read_dir(folder) else { continue };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let Some(tag) = name.strip_prefix("helpline.").and_then(|n| n.strip_suffix(".txt")) else { continue };
            if !out.contains_key(tag) {
                out.insert(tag.to_owned(), text(&entry.path())?);
            }
        }
    }
    Ok(out)
}

fn text(path: &Path) -> Result<String, Failure> {
    let wrong = |what: String| Failure::input(format!("{}: {what}", path.display()));
    let size = std::fs::metadata(path).map_err(|e| wrong(e.to_string()))?.len();
    if size > BYTES {
        return Err(wrong(format!("it has {size} bytes; help information is at most {BYTES}, shorten it")));
    }
    let bytes = std::fs::read(path).map_err(|e| wrong(e.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|_| wrong("it is no UTF-8 text; save it as UTF-8".to_owned()))?;
    // Editors on Windows put a mark at the beginning.
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").trim().to_owned();
    if text.is_empty() {
        Err(wrong("it is empty; write the help information or delete it".to_owned()))
    } else {
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn an_earlier_folder_goes_before_a_later_one() {
        let [data, packs] = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        std::fs::write(data.path().join("helpline.ru.txt"), "\u{feff}Свой\r\nномер\r\n").unwrap();
        std::fs::write(packs.path().join("helpline.ru.txt"), "Другой").unwrap();
        std::fs::write(packs.path().join("helpline.en.txt"), "Ours").unwrap();
        std::fs::write(packs.path().join("notes.txt"), "not help").unwrap();
        let found = read(&[Some(data.path()), Some(packs.path())]).unwrap();
        assert_eq!(found.len(), 2);
        assert_eq!((found["ru"].as_str(), found["en"].as_str()), ("Свой\nномер", "Ours"));
    }

    #[test]
    fn a_file_that_cannot_be_used_stops_the_start() {
        for bad in [&b"  \n"[..], &[0xff, 0xfe, 0x41][..], &[b'x'; 20_000][..]] {
            let data = tempfile::tempdir().unwrap();
            std::fs::write(data.path().join("helpline.en.txt"), bad).unwrap();
            assert!(read(&[Some(data.path())]).is_err());
        }
    }

    #[test]
    fn no_folder_is_no_help_of_ones_own() {
        assert!(read(&[Some(std::path::Path::new("/nowhere/at/all")), None]).unwrap().is_empty());
    }
}
