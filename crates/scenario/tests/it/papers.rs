//! A pack's own papers and sets of papers: how they lie over the program's, what they are called, and what is wrong with
//! them.

use crate::folder::{add, pack, root};
use rstest::rstest;
use scenario::check::{Problem, Severity};
use scenario::papers::{OptionPart, PaperSet, Papers, Part, Shelf, shipped};
use scenario::{Files, Pack};

const FILE: &str = "papers.toml";

/// A good pack with these papers of its own.
fn with(papers: &str, words: &[(&str, &str)]) -> Files {
    let mut files = pack("interview-room");
    files.insert(FILE.to_owned(), papers.as_bytes().to_vec());
    for (lang, text) in words {
        files.insert(format!("papers/{lang}.toml"), text.as_bytes().to_vec());
    }
    files
}

fn laid(papers: &str, words: &[(&str, &str)]) -> Papers {
    let reading = Pack::read(&with(papers, words));
    reading.pack.unwrap_or_else(|| panic!("{:#?}", reading.problems)).papers
}

fn ids(papers: &Papers) -> Vec<&str> {
    papers.all().iter().map(|p| p.id.as_str()).collect()
}

fn estimate() -> PaperSet {
    let folder = root().join("papers/estimate");
    let mut files = Files::new();
    add(&folder, &folder, &mut files);
    let reading = PaperSet::read("estimate", &files);
    assert_eq!(reading.problems, Vec::<Problem>::new());
    reading.set.unwrap()
}

#[test]
fn a_pack_without_papers_has_those_of_the_program() {
    let pack = Pack::read(&pack("interview-room")).pack.unwrap();
    assert_eq!(&pack.papers, shipped());
    assert!(shipped().all().len() >= 28 && shipped().all().iter().is_sorted_by_key(|p| p.shelf));
}

/// The program's own catalogue keeps the rules that it asks of others.
#[test]
fn the_programs_papers_pass_their_own_check() {
    let catalogue = include_str!("../../data/papers.toml");
    let files = with(catalogue, &[]);
    let before = Pack::read(&pack("interview-room")).problems;
    let news: Vec<Problem> = Pack::read(&files).problems.into_iter().filter(|p| !before.contains(p)).collect();
    assert_eq!(news, Vec::new());
    assert_eq!(ids(&laid(catalogue, &[])), ids(shipped()));
}

#[test]
fn the_same_id_replaces_in_its_place_and_what_is_new_comes_after_the_last_of_its_shelf() {
    let own = "without = [\"media\", \"welfare\"]\n\
        [[paper]]\nid = \"tasks\"\nshelf = \"board\"\nwrite = [\"leader\"]\nread = \"cell\"\n\
        field = [{ id = \"text\", kind = \"line\", required = true }]\n\
        [[paper]]\nid = \"ransom\"\nshelf = \"board\"\nwrite = [\"leader\"]\nread = \"cell\"\n\
        field = [{ id = \"text\", kind = \"line\", required = true }]\n\
        [[paper]]\nid = \"read_back\"\nshelf = \"log\"\nwrite = [\"leader\"]\nread = \"cell\"\n\
        field = [{ id = \"ready\", kind = \"choice\", required = true, choices = [\"yes\", \"not_yet\"] }]\n";
    let words = "[ransom]\ntitle = \"Ransom\"\nhint = \"What they ask.\"\ntext = \"What\"\n";
    let papers = laid(own, &[("en", words)]);
    let mut wanted = ids(shipped());
    wanted.retain(|id| !["media", "welfare", "read_back"].contains(id));
    let after = |id: &str| shipped().all().iter().rposition(|p| p.id == id).unwrap();
    assert!(after("media") > after("tasks"), "`media` is the last board, and taken out");
    let last =
        |wanted: &[&str], shelf| wanted.iter().rposition(|id| shipped().find(id).is_some_and(|p| p.shelf == shelf));
    let at = last(&wanted, Shelf::Board).unwrap();
    wanted.insert(at + 1, "ransom");
    let at = last(&wanted, Shelf::Log).unwrap();
    wanted.insert(at + 1, "read_back");
    assert_eq!(ids(&papers), wanted);
    assert_eq!(papers.find("tasks").unwrap().fields.len(), 1, "replaced");
    assert_eq!(papers.find("exit_plan"), shipped().find("exit_plan"), "untouched");
    assert_eq!(papers.find("media"), None);
}

#[test]
fn words_come_in_the_readers_language_or_in_english_or_in_what_there_is() {
    let own = "[[paper]]\nid = \"ransom\"\nshelf = \"sheet\"\nwrite = [\"leader\"]\nread = \"cell\"\n\
        field = [{ id = \"sum\", kind = \"line\" }]\n";
    let words = |name: &str| format!("[ransom]\ntitle = \"{name}\"\nhint = \"x\"\nsum = \"{name} 2\"\n");
    let papers = laid(own, &[("en", &words("Ransom")), ("kk", &words("Толем"))]);
    let of = |papers: &Papers, lang: &str| papers.word(lang, "ransom").map(str::to_owned);
    assert_eq!(of(&papers, "kk").as_deref(), Some("Толем"));
    assert_eq!(papers.word("kk", "ransom.sum"), Some("Толем 2"), "a field may be a text or a table");
    assert_eq!(of(&papers, "ru").as_deref(), Some("Ransom"), "English where the language is missing");
    let papers = laid(own, &[("kk", &words("Толем")), ("uz", &words("Tovon"))]);
    assert_eq!(of(&papers, "ru").as_deref(), Some("Толем"), "the first where there is no English");
    assert_eq!(papers.word("ru", "tasks"), None, "the program's words are the interface's");
}

/// A paper's text with one thing changed.
fn decision(from: &str, to: &str) -> String {
    let whole = r#"[[paper]]
id = "decision"
shelf = "log"
write = ["commander", "leader"]
read = "command"
ack = ["commander"]
field = [
  { id = "question", kind = "line", part = "question", required = true },
  { id = "options", kind = "rows", part = "options", columns = [{ id = "option", part = "option" }, { id = "chosen", part = "chosen", choices = ["yes", "no"] }, { id = "why", part = "why" }] },
  { id = "lawful", kind = "choice", part = "rights", required = true, choices = ["yes", "no"] },
  { id = "advice", kind = "text", part = "advice" },
  { id = "review_at", kind = "time", part = "review", required = true },
]
"#;
    assert_eq!(whole.matches(from).count(), 1, "`{from}` stands once");
    whole.replacen(from, to, 1)
}

#[rstest]
#[case::question("part = \"question\", ", "", "`decision` has no field with `part = \"question\"`", 0)]
#[case::question_needed(
    ", part = \"question\", required = true",
    ", part = \"question\"",
    "`question` cannot be the part",
    8
)]
#[case::options("part = \"options\", ", "", "no field with `part = \"options\"`", 0)]
#[case::option(
    "{ id = \"option\", part = \"option\" }",
    "{ id = \"option\" }",
    "no column with `part = \"option\"`",
    9
)]
#[case::why("{ id = \"why\", part = \"why\" }", "{ id = \"why\" }", "no column with `part = \"why\"`", 9)]
#[case::chosen("part = \"chosen\", choices = [\"yes\", \"no\"]", "part = \"chosen\"", "does not tell chosen from", 9)]
#[case::rights("part = \"rights\", ", "", "no field with `part = \"rights\"`", 0)]
#[case::rights_needed("part = \"rights\", required = true", "part = \"rights\"", "`lawful` cannot be the part", 10)]
#[case::advice(", part = \"advice\"", "", "no field with `part = \"advice\"`", 0)]
#[case::no_other(
    "part = \"advice\" },",
    "part = \"advice\" }, { id = \"none\", kind = \"time\", part = \"no_other\" },",
    "`none` cannot be the part `no_other`",
    11
)]
#[case::decided("part = \"review\"", "part = \"decided\"", "`review_at` cannot be the part `decided`", 12)]
#[case::review("part = \"review\", ", "", "no field with `part = \"review\"`", 0)]
#[case::twice("part = \"advice\"", "part = \"question\"", "more than one field with `part = \"question\"`", 0)]
#[case::shelf("shelf = \"log\"", "shelf = \"sheet\"", "decisions stand in a log", 3)]
fn a_decision_has_its_parts_whatever_the_model(
    #[case] from: &str,
    #[case] to: &str,
    #[case] what: &str,
    #[case] line: u32,
) {
    let sound = Pack::read(&with(&decision("id = \"decision\"", "id = \"decision\""), &[]));
    assert!(sound.pack.is_some(), "{:#?}", sound.problems);
    found(&with(&decision(from, to), &[]), "paper-part", what, line.max(1), FILE);
}

/// That a problem is found; that it keeps the pack from being played is what an error does.
fn found(files: &Files, rule: &str, what: &str, line: u32, file: &str) {
    let reading = Pack::read(files);
    let is = |p: &&Problem| p.rule == rule && p.file == file && p.what.contains(what) && p.line == line;
    assert!(reading.problems.iter().any(|p| is(&p)), "{rule} {file}:{line} {what}\n{:#?}", reading.problems);
    let errors = reading.problems.iter().any(|p| p.severity == Severity::Error);
    assert_eq!(reading.pack.is_none(), errors);
}

const HEAD: &str = "[[paper]]\nid = \"ransom\"\nshelf = \"board\"\nwrite = [\"leader\"]\nread = \"cell\"\n";
const TEXT: &str = "{ id = \"text\", kind = \"line\", required = true }";
const WORDS: &str = "[ransom]\ntitle = \"Ransom\"\nhint = \"x\"\ntext = \"What\"\n";

/// A board with more fields, one on each line from line 7 on.
fn board(more: &str) -> String {
    format!("{HEAD}field = [{TEXT},\n{more}\n]\n")
}

#[rstest]
#[case::unknown_role(HEAD.replace("[\"leader\"]", "[\"boss\"]") + "field = []\n", "value-wrong", "unknown variant `boss`", 4)]
#[case::unknown_key(board("{ id = \"sum\", kind = \"line\", colour = 1 }"), "field-unknown", "colour", 7)]
#[case::twice(
    board("{ id = \"sum\", kind = \"line\" },\n{ id = \"sum\", kind = \"line\" }"),
    "id-twice",
    "`sum` stands twice",
    8
)]
#[case::paper_twice(format!("{HEAD}field = [{TEXT}]\n{HEAD}field = [{TEXT}]\n"), "id-twice", "`ransom` stands twice", 8)]
#[case::shape(board("{ id = \"Sum!\", kind = \"line\" }"), "id-shape", "`Sum!` is no id", 7)]
#[case::taken(board("{ id = \"hint\", kind = \"line\" }"), "id-shape", "`hint` means something else", 7)]
#[case::taken_by_boards(board("{ id = \"grade\", kind = \"line\" }"), "id-shape", "`grade` means something else", 7)]
#[case::taken_by_the_form(board("{ id = \"replaces\", kind = \"line\" }"), "id-shape", "`replaces` means", 7)]
#[case::no_choices(board("{ id = \"sum\", kind = \"choice\" }"), "paper-field", "`sum` has nothing to choose from", 7)]
#[case::idle_choices(
    board("{ id = \"sum\", kind = \"line\", choices = [\"a\"] }"),
    "paper-field",
    "`choices` does nothing",
    7
)]
#[case::no_columns(board("{ id = \"sum\", kind = \"rows\" }"), "paper-field", "rows without columns", 7)]
#[case::idle_now(board("{ id = \"sum\", kind = \"line\", now = true }"), "paper-field", "`now` does nothing", 7)]
#[case::required_on_a_board(
    board("{ id = \"sum\", kind = \"line\", required = true }"),
    "paper-field",
    "must be filled before",
    7
)]
#[case::no_text(format!("{HEAD}field = [{{ id = \"sum\", kind = \"line\" }}]\n"), "paper-field", "does not begin with the line", 6)]
#[case::nobody_writes(HEAD.replace("\"leader\"", "") + "field = []\n", "paper-hands", "nobody of the team writes `ransom`", 4)]
#[case::only_staff_writes(HEAD.replace("\"leader\"", "\"assessor\", \"director\"") + "field = []\n", "paper-hands", "nobody of the team writes `ransom`", 4)]
#[case::far_end(HEAD.replace("\"leader\"", "\"role_player\"") + "field = []\n", "paper-hands", "at the far end", 4)]
#[case::no_fields(format!("{HEAD}field = []\n"), "paper-field", "`ransom` has no fields", 1)]
#[case::many_choices(board(&format!("{{ id = \"sum\", kind = \"choice\", choices = [{}] }}", (0..21).map(|n| format!("\"{n}\"")).collect::<Vec<_>>().join(","))), "limit", "21 choices", 7)]
#[case::many_fields(board(&(0..40).map(|n| format!("{{ id = \"f{n}\", kind = \"line\" }}")).collect::<Vec<_>>().join(",\n")), "limit", "41 fields", 1)]
#[case::many_papers((0..20).map(|n| HEAD.replace("ransom", &format!("p{n}")) + &format!("field = [{TEXT}]\n")).collect(), "limit", "papers, those of the program counted", 1)]
#[case::left_out_unknown("without = [\"diary\"]\n".to_owned(), "paper-unknown", "`diary` is no paper of the program", 1)]
#[case::left_out_and_there(format!("without = [\"tasks\"]\n{}field = [{TEXT}]\n", HEAD.replace("ransom", "tasks")), "id-twice", "`tasks` is left out and stands here", 1)]
#[case::no_decision("without = [\"decision\"]\n".to_owned(), "paper-part", "without `decision`", 1)]
fn what_is_wrong_with_a_paper_is_told_with_its_line(
    #[case] papers: String,
    #[case] rule: &str,
    #[case] what: &str,
    #[case] line: u32,
) {
    found(&with(&papers, &[("en", WORDS)]), rule, what, line, FILE);
}

#[test]
fn what_only_staff_reads_may_be_staffs_own_to_write() {
    let own = HEAD.replace("leader", "assessor").replace("\"cell\"", "\"staff\"") + &format!("field = [{TEXT}]\n");
    assert!(laid(&own, &[("en", WORDS)]).find("ransom").is_some());
}

#[rstest]
#[case::missing("[ransom]\ntitle = \"Ransom\"\ntext = \"What\"\n".to_owned(), "text-missing", "`ransom.hint`", 1)]
#[case::empty("[ransom]\ntitle = \"\"\nhint = \"x\"\ntext = \"What\"\n".to_owned(), "text-missing", "`ransom`", 1)]
#[case::idle(format!("{WORDS}sum = \"Sum\"\n"), "text-unknown", "`ransom.sum`", 5)]
#[case::long(WORDS.replace("What", &"x".repeat(121)), "limit", "121 characters", 4)]
#[case::long_hint(WORDS.replace("\"x\"", &format!("\"{}\"", "x".repeat(401))), "limit", "401 characters", 3)]
#[case::no_text(format!("{WORDS}sum = 3\n"), "value-wrong", "`ransom.sum`", 5)]
fn what_is_wrong_with_a_word_is_told_with_its_line(
    #[case] words: String,
    #[case] rule: &str,
    #[case] what: &str,
    #[case] line: u32,
) {
    let papers = format!("{HEAD}field = [{TEXT}]\n");
    assert!(Pack::read(&with(&papers, &[("en", WORDS)])).pack.is_some());
    found(&with(&papers, &[("en", &words)]), rule, what, line, "papers/en.toml");
}

#[test]
fn what_one_language_has_every_language_must_have_and_some_language_there_must_be() {
    let papers = format!("{HEAD}field = [{TEXT}]\n");
    found(&with(&papers, &[]), "file-missing", "no words in any language", 0, "papers/en.toml");
    let more = format!("{WORDS}[tasks]\ntitle = \"Jobs\"\n");
    found(&with(&papers, &[("en", &more), ("ru", WORDS)]), "text-missing", "`tasks` in `ru`", 0, "papers/ru.toml");
    found(&with(&papers, &[("EN", WORDS)]), "language-tag", "`EN`", 0, "papers/EN.toml");
    let renamed = laid("", &[("en", "[tasks]\ntitle = \"Jobs\"\n")]);
    assert_eq!(renamed.word("en", "tasks"), Some("Jobs"), "what the program has may be called otherwise");
}

#[test]
fn a_set_says_what_it_is_and_has_a_folder_that_can_be_named() {
    let set = |id: &str, files: &[(&str, &str)]| {
        let files = files.iter().map(|(file, text)| ((*file).to_owned(), text.as_bytes().to_vec())).collect();
        PaperSet::read(id, &files)
    };
    let words = "name = \"Ours\"\nabout = \"x\"\n";
    let good = set("ours", &[(FILE, "without = [\"media\"]\n"), ("papers/en.toml", words), ("read-me.md", "x")]);
    assert_eq!(good.problems, Vec::new());
    let good = good.set.unwrap();
    assert_eq!((good.name("ru"), good.about("en"), good.papers.find("media")), ("Ours", "x", None));
    for (id, files, rule) in [
        ("Our papers", vec![(FILE, ""), ("papers/en.toml", words)], "id-shape"),
        ("ours", vec![(FILE, ""), ("papers/en.toml", "about = \"x\"\n")], "text-missing"),
        ("ours", vec![(FILE, "")], "file-missing"),
        ("ours", vec![("papers/en.toml", words)], "file-missing"),
        ("ours", vec![(FILE, "nonsense = 3\n"), ("papers/en.toml", words)], "field-unknown"),
        ("ours", vec![(FILE, ""), ("papers/en.toml", words), ("../x.md", "")], "file-path"),
    ] {
        let reading = set(id, &files);
        assert!(reading.set.is_none() && reading.problems.iter().any(|p| p.rule == rule), "{:#?}", reading.problems);
    }
    let stray = set("ours", &[(FILE, ""), ("papers/en.toml", words), ("pack.txt", "")]);
    assert!(stray.set.is_some() && stray.problems.iter().any(|p| p.rule == "file-unknown"), "{:#?}", stray.problems);
}

#[test]
fn the_estimate_is_a_whole_decision_in_both_languages() {
    let set = estimate();
    let paper = set.papers.find("decision").unwrap();
    for part in Part::ALL {
        assert!(paper.part(part).is_some(), "{part:?}");
    }
    let options = paper.part(Part::Options).unwrap();
    assert!(OptionPart::ALL.iter().all(|part| options.column(*part).is_some()));
    for field in ["task", "situation", "intent", "decided", "tasks", "interaction", "control", "accountable"] {
        assert!(paper.fields.iter().any(|f| f.id == field), "{field}");
        let key = format!("decision.{field}");
        let both = ["en", "ru"].map(|lang| set.papers.word(lang, &key));
        assert!(both.iter().all(Option::is_some) && both[0] != both[1], "{field}: {both:?}");
    }
    assert_eq!((set.name("en"), set.name("ru")), ("Estimate of the situation", "Оценка обстановки"));
    assert_eq!(set.papers.all().len(), shipped().all().len(), "everything else stays");
}

#[test]
fn laid_over_a_pack_a_set_takes_the_place_of_its_own_papers_and_the_hash_tells() {
    let set = estimate();
    let own = format!("{HEAD}field = [{TEXT}]\n");
    let files = with(&own, &[("en", WORDS), ("kk", WORDS)]);
    let before = Pack::read(&files).pack.unwrap();
    let over = set.over(&files);
    assert!(!over.contains_key("papers/kk.toml"), "no words of the other papers are left");
    let after = Pack::read(&over).pack.unwrap();
    assert!(before.papers.find("ransom").is_some() && after.papers.find("ransom").is_none());
    assert_eq!(after.papers, set.papers);
    assert_ne!(before.hash, after.hash);
    assert_eq!(after.hash, Pack::read(&set.over(&over)).pack.unwrap().hash, "twice is once");
    assert_eq!((after.structure, after.personas), (before.structure, before.personas));
}

#[test]
fn a_set_lacks_what_a_packs_injects_and_boards_name() {
    let folder = root().join("packs/prison-barricade");
    let mut files = Files::new();
    add(&folder, &folder, &mut files);
    let pack = Pack::read(&files).pack.unwrap();
    assert_eq!(estimate().lacks(&pack), Vec::<String>::new());
    let named = pack.named_papers();
    assert!(named.contains("decision") && named.contains("subject"), "{named:?}");
    let thin = "without = [\"subject\", \"position_paper\", \"media\"]\n";
    let words = "name = \"Thin\"\nabout = \"x\"\n";
    let set = [(FILE, thin), ("papers/en.toml", words)].map(|(file, text)| (file.to_owned(), text.as_bytes().to_vec()));
    let set = PaperSet::read("thin", &set.into()).set.unwrap();
    let lacks = set.lacks(&pack);
    assert!(lacks.contains(&"subject".to_owned()) && lacks.iter().all(|id| named.contains(id.as_str())), "{lacks:?}");
    let reading = Pack::read(&set.over(&files));
    assert!(reading.pack.is_none() && reading.problems.iter().any(|p| p.rule == "paper-unknown"));
}
