//! Sheets of what was played on paper.

use super::*;
use ::report::sheet;
use rstest::rstest;

fn read(zero: Option<i64>, text: &str) -> Result<Vec<Row>, Vec<Fault>> {
    read_in("en", zero, text)
}

fn read_in(tag: &str, zero: Option<i64>, text: &str) -> Result<Vec<Row>, Vec<Fault>> {
    let words = Words::for_tag(tag);
    let pack = crate::control::tests_pack();
    let players = BTreeMap::from([("phone".to_owned(), "role_player".to_owned())]);
    let sheet = Sheet { pack: &pack, words, voice: "primary".to_owned(), players, zero };
    sheet.read(&sheet::read(text.as_bytes()).unwrap())
}

fn words(play_ms: i64, place: &str, far_end: bool, text: &str) -> Row {
    let what = What::Words { far_end, text: text.to_owned() };
    Row { play_ms, place: place.to_owned(), line: "phone".to_owned(), what }
}

#[test]
fn a_recorders_sheet_becomes_words_and_papers_with_their_times() {
    let csv = "time;who;words;paper;status\n0:40;us;Good evening.;;\n1:05;them;Go away.;;\n\n1:30;recorder;A car;demands;open\n1:02:03;;Still here.;;\n";
    let rows = read(None, csv).unwrap();
    assert_eq!(rows[0], words(40_000, "primary", false, "Good evening."));
    assert_eq!(rows[1], words(65_000, "role_player", true, "Go away."));
    let What::Paper { paper, fields } = &rows[2].what else { panic!("{:?}", rows[2]) };
    assert_eq!((paper.as_str(), rows[2].place.as_str(), rows[2].play_ms), ("demands", "recorder", 90_000));
    assert_eq!((fields["text"].as_str(), fields["status"].as_str()), ("A car", "open"));
    assert_eq!(rows[3], words(3_723_000, "primary", false, "Still here."));
}

#[test]
fn headings_sides_seats_and_papers_are_known_in_russian() {
    let ru = Words::for_tag("ru");
    let head = COLUMNS.map(|c| ru.named("watch-later-column", c)).join(";");
    let (us, them) = (ru.named("watch-later-side", "us"), ru.named("watch-later-side", "them"));
    let (coach, demands) = (ru.named("role", "coach"), ru.t("paper-demands"));
    let csv = format!("{head}\n0:40;;{us};Добрый вечер.;\n0:50;;{them};Уходите.;\n1:00;;{coach};Машину;{demands}\n");
    let rows = read(None, &csv).unwrap();
    assert_eq!(rows[0], words(40_000, "primary", false, "Добрый вечер."));
    assert_eq!(rows[1], words(50_000, "role_player", true, "Уходите."));
    assert!(matches!(&rows[2].what, What::Paper { paper, .. } if paper == "demands") && rows[2].place == "coach");
}

#[test]
fn times_of_day_count_from_when_the_scene_began_also_past_midnight() {
    let zero = of_day("23:50");
    let rows = read(zero, "time,words\n23:50,One.\n23:59:30,Two.\n0:10,Three.\n").unwrap();
    assert_eq!(rows.iter().map(|r| r.play_ms).collect::<Vec<_>>(), [0, 570_000, 1_200_000]);
    assert_eq!(read(zero, "time,words\n23:50,One.\n23:49,Two.\n").map(|r| r[1].play_ms), Ok(86_340_000));
}

#[test]
fn everything_that_is_wrong_is_told_with_its_row_and_nothing_is_read() {
    let csv = "time;line;who;words;paper\nsoon;;;x;\n2:00;;;x;\n1:59;;;x;\n3:00;radio;;x;\n3:00;;judge;x;\n3:00;;;;\n3:00;;;x;diary\n3:00;;;;demands\n3:00;team;them;x;\n";
    let faults = read(None, csv).unwrap_err();
    let title = Words::for_tag("en").t("field-demands-text");
    assert_eq!(
        faults,
        [
            Fault::Time(2),
            Fault::Earlier(4),
            Fault::Line(5),
            Fault::Who(6),
            Fault::Empty(7),
            Fault::Paper(8),
            Fault::Field(9, title),
            Fault::Who(10)
        ]
    );
    assert_eq!(read(None, "when;what\n1;x\n"), Err(vec![Fault::NoHeadings]));
    for w in Words::languages() {
        for fault in &faults {
            assert!(!fault.say(w).is_empty());
        }
    }
}

#[rstest]
#[case("en")]
#[case("ru")]
fn the_sheet_that_is_taken_away_can_be_brought_back(#[case] tag: &str) {
    let pack = crate::control::tests_pack();
    let (columns, rows) = template(Words::for_tag(tag), &pack);
    let book = sheet::read(&sheet::write("x", &columns, &rows).unwrap()).unwrap();
    let players = BTreeMap::from([("phone".to_owned(), "role_player".to_owned())]);
    let words = Words::for_tag(tag);
    let sheet = Sheet { pack: &pack, words, voice: "primary".to_owned(), players, zero: None };
    let rows = sheet.read(&book).unwrap();
    assert_eq!(rows.iter().map(|r| r.play_ms).collect::<Vec<_>>(), [40_000, 65_000, 90_000]);
    let What::Paper { fields, .. } = &rows[2].what else { panic!("{:?}", rows[2].what) };
    assert_eq!(fields.get("standing").map(String::as_str), Some("fact"));
}

#[test]
fn an_item_of_a_board_brings_its_source_and_grades_in_whatever_words_they_are_written() {
    let csv = "время;слова;документ;Откуда известно;Оценка источника;How sure\n2:00;x;demands;прохожий;B2;слух\n";
    let rows = read(None, csv).unwrap();
    let What::Paper { fields, .. } = &rows[0].what else { panic!("{:?}", rows[0].what) };
    let told = ["source", "grade", "standing"].map(|name| fields[name].as_str());
    assert_eq!(told, ["прохожий", "b2", "rumour"]);
    let wrong = read(None, "time;words;paper;grade\n2:00;x;demands;Z9\n").unwrap_err();
    assert_eq!(wrong, [Fault::Field(2, "Grade".to_owned())]);
    let wrong = read_in("ru", None, "time;words;paper\n3:00;;demands\n").unwrap_err();
    assert_eq!(wrong, [Fault::Field(2, Words::for_tag("ru").t("field-demands-text"))], "as its reader calls it");
    let other = read(None, "time;words;paper;grade\n2:00;x;contact_sheet;b2\n").unwrap();
    let What::Paper { fields, .. } = &other[0].what else { panic!("{:?}", other[0].what) };
    assert!(!fields.contains_key("grade"), "only boards have grades");
}

#[test]
fn a_decision_comes_with_the_rows_of_its_options() {
    let head = "time;who;words;paper;decided_at;information.0.known;risk;aims;options.0.option;options.0.chosen;\
        options.0.why;no_other;lawful;necessary;proportionate;non_discriminatory;review_at";
    let line = |chosen: &str| {
        let fields = format!("0:02;x;x;x;Send her;{chosen};He asked;He slips;yes;yes;yes;yes;0:30");
        format!("{head}\n2:00;leader;The doctor?;decision;{fields}\n")
    };
    for chosen in ["chosen", "yes"] {
        let rows = read(None, &line(chosen)).unwrap();
        let What::Paper { paper, fields } = &rows[0].what else { panic!("{:?}", rows[0].what) };
        assert_eq!((paper.as_str(), rows[0].place.as_str()), ("decision", "leader"));
        let told = ["question", "options.0.option", "options.0.chosen"].map(|name| fields[name].as_str());
        assert_eq!(told, ["The doctor?", "Send her", "yes"], "choices are known by their words too");
    }
    let wrong = read(None, &line("perhaps")).unwrap_err();
    assert_eq!(wrong, [Fault::Field(2, Words::for_tag("en").t("field-decision-options"))]);
}

#[test]
fn what_was_typed_goes_back_into_its_own_form() {
    let typed = |paper: &str| Given {
        time: "2:00".to_owned(),
        start: "14:05".to_owned(),
        paper: paper.to_owned(),
        ..Given::default()
    };
    let times = |given: Given| {
        let (row, decision) = given.apart();
        assert_eq!((row.start.as_str(), decision.start.as_str()), ("14:05", "14:05"));
        (row.time, decision.time)
    };
    assert_eq!(times(typed("demands")), ("2:00".to_owned(), String::new()));
    assert_eq!(times(typed(DECISION)), (String::new(), "2:00".to_owned()));
}

#[rstest]
#[case("12", Some(720_000))]
#[case("12:30", Some(750_000))]
#[case("1:12:30", Some(4_350_000))]
#[case("1:60:00", None)]
#[case("", None)]
fn a_time_from_the_beginning(#[case] typed: &str, #[case] ms: Option<i64>) {
    assert_eq!(from_start(typed), ms);
}
