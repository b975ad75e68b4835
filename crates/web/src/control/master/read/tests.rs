//! Sheets as people bring them back.

use super::*;
use crate::control::draw::clock;
use ::report::sheet::{self, Column};
use rstest::rstest;
use scenario::structure::InjectKind;

/// 2026-10-25, 00:30 UTC: in Zurich half an hour before summer time ends, a minute into the play.
const NOW: i64 = 1_792_888_200_000;

fn zurich() -> Zone {
    Zone::named("Europe/Zurich").unwrap()
}

/// What is so: a note that is due, one that waits in own words, one of control's own that is held, one that was sent.
fn ground() -> Ground {
    let runs = Runs { play_ms: 60_000, wall: NOW, running: true };
    let rows = |team: &str, id: &str, stand: Stand, own: &str, kind: [&str; 2], to: [&str; 2]| {
        let row = |nth: usize| {
            let words = &Words::languages()[nth];
            let wall = stand.at().map(|at| NOW + at - 60_000);
            let z = zurich();
            vec![
                team.to_owned(),
                id.to_owned(),
                words.named("control-inject", stand.name()),
                kind[nth].to_owned(),
                to[nth].to_owned(),
                String::new(),
                stand.at().map(clock).unwrap_or_default(),
                "5:00".to_owned(),
                wall.map(|w| z.stamp(w)).unwrap_or_default(),
                wall.map(|w| z.label(w)).unwrap_or_default(),
                own.to_owned(),
                format!("Words of {id}"),
                format!("Слова {id}"),
            ]
        };
        vec![row(0), row(1)]
    };
    let known = |team: &str, id: &str, stand, own: &str, changed, kind, to| {
        let rows = rows(team, id, stand, own, kind, to);
        ((team.to_owned(), id.to_owned()), Known { stand, own: own.to_owned(), changed, rows })
    };
    let note = ["note", "записка"];
    let own = "Own words;\nin \"two\" lines";
    Ground {
        zone: zurich(),
        teams: [("1".to_owned(), runs), ("2".to_owned(), runs)].into(),
        known: BTreeMap::from([
            known("1", "mh_note", Stand::Due(300_400), "", false, note, ["Leader", "Руководитель группы"]),
            known("1", "press_note", Stand::Due(400_000), "", false, note, ["", ""]),
            known("1", "exit_note", Stand::Waits, own, true, note, ["", ""]),
            known(
                "1",
                "own-7",
                Stand::Held(Some(500_000)),
                "The ministry.",
                false,
                ["a call", "звонок"],
                ["the team", "группа"],
            ),
            known("2", "mh_note", Stand::Sent(61_000), "", false, note, ["Leader", "Руководитель группы"]),
        ]),
        seats: [("Leader", "leader"), ("Руководитель группы", "leader"), ("Coach, second", "coach"), ("Coach", "old")]
            .map(|(title, id)| (title.to_owned(), id.to_owned()))
            .to_vec(),
        ours: vec!["leader".to_owned(), "coach".to_owned()],
        languages: vec!["en".to_owned(), "ru".to_owned()],
    }
}

fn headings(words: &Words) -> Vec<String> {
    let mut out: Vec<String> = NAMES.iter().map(|n| words.named("control-column", n)).collect();
    for tag in ["en", "ru"] {
        out.push(words.text("control-column-text", &[("language", Arg::Text(&language(tag)))]));
    }
    out
}

/// The list as it is taken away in a language.
fn away(nth: usize) -> Rows {
    let mut out = vec![headings(&Words::languages()[nth])];
    out.extend(ground().known.values().map(|k| k.rows[nth].clone()));
    out
}

fn set(team: &str, inject: &str, to: InjectChange) -> Change {
    Change { team: team.to_owned(), order: Order::Set { inject: inject.to_owned(), to } }
}

fn read(rows: &Rows) -> (Vec<Change>, Vec<Fault>) {
    changes(&ground(), rows).unwrap()
}

#[rstest]
#[case(0)]
#[case(1)]
fn a_list_that_was_taken_away_and_brought_back_changes_nothing(#[case] nth: usize) {
    let rows = away(nth);
    let columns: Vec<Column> =
        rows[0].iter().map(|h| Column { heading: h.clone(), width: 10, ..Column::default() }).collect();
    let book = sheet::read(&sheet::write("x", &columns, &rows[1..]).unwrap()).unwrap();
    let text = sheet::read(&sheet::csv(&columns, &rows[1..])).unwrap();
    // A workbook keeps no empty cells at the end of a row.
    let full = |rows: &[Vec<String>]| {
        let trimmed = rows.iter().map(|r| r.join("|").trim_end_matches('|').to_owned());
        trimmed.collect::<Vec<String>>()
    };
    assert_eq!(full(&book[1..]), full(&rows[1..]));
    assert_eq!(full(&text), full(&book), "the text says what the workbook says");
    for rows in [book, text] {
        assert_eq!(read(&rows), (Vec::new(), Vec::new()));
    }
}

/// After a pause every time of day of a team is another; that is nobody's change. One that was moved alone is.
#[test]
fn a_pause_moves_all_times_of_day_and_a_hand_one() {
    let mut rows = away(0);
    let later = |row: &mut Vec<String>, ms: i64| {
        let wall = zurich().read(&row[8], &row[9], NOW).unwrap() + ms;
        (row[8], row[9]) = (zurich().stamp(wall), zurich().label(wall));
    };
    rows[1..].iter_mut().filter(|r| !r[8].is_empty()).for_each(|r| later(r, 3_000_000));
    assert_eq!(read(&rows), (vec![], vec![]));
    let mut three = ground();
    let third = three.known[&("1".to_owned(), "mh_note".to_owned())].clone();
    three.known.insert(("1".to_owned(), "third".to_owned()), third);
    let mut row = rows.iter().find(|r| r[1] == "mh_note" && r[0] == "1").unwrap().clone();
    row[1] = "third".to_owned();
    later(&mut row, 60_000);
    rows.push(row);
    let n = rows.len();
    assert_eq!(changes(&three, &rows), Ok((vec![], vec![Fault::Disagrees(n)])));
}

/// Every cell of a row that somebody changes becomes an order or a sentence, and none is passed over.
#[rstest]
#[case("state", "held", Ok(InjectChange::Held))]
#[case("state", "придержано", Ok(InjectChange::Held))]
#[case("state", "will not come", Ok(InjectChange::Skipped))]
#[case("state", "waiting", Ok(InjectChange::Skipped))]
#[case("state", "sent", Err(Fault::Sent(2)))]
#[case("state", "gone", Err(Fault::State(2)))]
#[case("kind", "tactical", Err(Fault::ToRead(2, "Kind".to_owned())))]
#[case("to", "Coach", Err(Fault::ToRead(2, "To".to_owned())))]
#[case("when", "soon", Err(Fault::ToRead(2, "Condition".to_owned())))]
#[case("minute", "6:30", Ok(InjectChange::Moved { play_ms: 390_000 }))]
#[case("minute", "soon", Err(Fault::Minute(2)))]
#[case("minute", "0:59", Err(Fault::PastMinute(2)))]
#[case("planned", "6:30", Err(Fault::ToRead(2, "Planned minute".to_owned())))]
#[case("own", "Новое; слово", Ok(InjectChange::Edited { text: "Новое; слово".to_owned() }))]
#[case("text 0", "Other words", Err(Fault::ToRead(2, "Words: English".to_owned())))]
#[case("id", "another", Err(Fault::Unknown(2)))]
#[case("team", "9", Err(Fault::Team(2)))]
fn every_changed_cell_is_an_order_or_a_sentence(
    #[case] column: &str,
    #[case] typed: &str,
    #[case] want: Result<InjectChange, Fault>,
) {
    let mut rows = away(0);
    let row = rows.iter().find(|r| r[0] == "1" && r[1] == "mh_note").unwrap().clone();
    rows.truncate(1);
    rows.push(row);
    let at = match column.strip_prefix("text ") {
        Some(nth) => NAMES.len() + nth.parse::<usize>().unwrap(),
        None => NAMES.iter().position(|n| *n == column).unwrap(),
    };
    rows[1][at] = typed.to_owned();
    let (asked, faults) = read(&rows);
    // That it waits says nothing: it has a minute, and that stands beside it.
    let want = if typed == "waiting" {
        (vec![], vec![])
    } else {
        match want {
            Ok(to) => (vec![set("1", "mh_note", to)], vec![]),
            Err(fault) => (vec![], vec![fault]),
        }
    };
    assert_eq!((asked, faults), want, "{column}: {typed}");
}

#[test]
fn words_are_taken_back_with_a_sign_and_not_by_an_empty_cell() {
    let own = |typed: &str| {
        let (asked, faults) = read(&sheet::read(format!("team;id;own\n1;exit_note;{typed}\n").as_bytes()).unwrap());
        (asked, faults)
    };
    for sign in BACK {
        assert_eq!(own(sign), (vec![set("1", "exit_note", InjectChange::Restored)], vec![]));
    }
    assert_eq!(own(""), (vec![], vec![Fault::Emptied(2)]));
    let nothing = read(&sheet::read("team;id;own\n1;mh_note;-\n".as_bytes()).unwrap());
    assert_eq!(nothing, (vec![], vec![]), "there is nothing to take back");
    let emptied = read(&sheet::read("team;id;minute;own\n1;mh_note;;\n".as_bytes()).unwrap());
    assert_eq!(emptied, (vec![], vec![Fault::NoMinute(2)]));
}

#[test]
fn what_is_held_is_let_go_and_what_is_over_stays() {
    let (asked, faults) = read(
        &sheet::read("team;id;state;minute\n1;own-7;due;8:20\n2;mh_note;due;9:00\n2;mh_note;held;1:01\n".as_bytes())
            .unwrap(),
    );
    assert_eq!(asked, [set("1", "own-7", InjectChange::Released)]);
    assert_eq!(faults, [Fault::Over(3), Fault::Over(4)]);
}

/// A row with a new id becomes an inject of control's own, with all that its cells say.
#[test]
fn a_new_row_is_planned() {
    let rows = "team;id;state;kind;to;minute;planned;own\n\
        1;ministry;held;звонок;Leader, Coach, second;9:00;8:00;The ministry rings.\n\
        2;;;;;12;;A dog barks.\n\
        2;all;;news;everybody;12;;For both sides.\n\
        1;x;;song;;1;;x\n\
        1;y;;;Nobody;1;;x\n\
        1;z;;;;;;x\n\
        1;past;;;;0:59;;x\n\
        1;long;;;;1;;LONG\n\
        1;slip;;записка;;3;;Ask about his son.\n\
        1;dogs;;Tactical;Leader;3;;Dogs bark.\n\
        1;sister;;собеседнику;;3;;x\n";
    let rows = rows.replace("LONG", &"x".repeat(TEXT_CHARS + 1));
    let (asked, faults) = read(&sheet::read(rows.as_bytes()).unwrap());
    let plan = |team: &str, id: &str, play_ms, how, to: &[&str], text: &str| {
        let to = to.iter().map(|s| (*s).to_owned()).collect();
        let planned = Planned { play_ms, to, how, text: text.to_owned() };
        Change { team: team.to_owned(), order: Order::Plan { inject: id.to_owned(), planned } }
    };
    let want = [
        plan("1", "ministry", 480_000, TellKind::Call, &["leader", "coach"], "The ministry rings."),
        set("1", "ministry", InjectChange::Moved { play_ms: 540_000 }),
        set("1", "ministry", InjectChange::Held),
        plan("2", "", 720_000, TellKind::Message, &["leader", "coach"], "A dog barks."),
        plan("2", "all", 720_000, TellKind::News, &[], "For both sides."),
        plan("1", "slip", 180_000, TellKind::Message, &["leader", "coach"], "Ask about his son."),
        plan("1", "dogs", 180_000, TellKind::Around, &["leader"], "Dogs bark."),
    ];
    assert_eq!(asked, want);
    assert_eq!(
        faults,
        [Fault::Kind(5), Fault::Seat(6), Fault::Minute(7), Fault::PastMinute(8), Fault::TooLong(9), Fault::Seat(12)]
    );
}

/// What control sent at once stands in the list it takes away, and is nobody's plan where that list is brought.
#[test]
fn what_was_sent_at_once_is_left_alone() {
    let read_one = |row: &str| read(&sheet::read(format!("team;id;state;minute;own\n{row}\n").as_bytes()).unwrap());
    for state in ["sent", "отправлено"] {
        assert_eq!(read_one(&format!("1;sent-9;{state};12;A dog barks.")), (vec![], vec![]), "{state}");
    }
    assert_eq!(read_one("1;own-9;sent;12;A dog barks.").1, [Fault::Sent(2)], "what was planned is said");
    assert_eq!(read_one("1;sent-9;due;12;A dog barks.").0.len(), 1, "somebody wants it to come");
}

/// What stands under «kind» for an inject of a pack can stand in a new row. What the far end gets cannot be planned so.
#[rstest]
#[case(InjectKind::Noise, Some(TellKind::Around))]
#[case(InjectKind::Note, Some(TellKind::Message))]
#[case(InjectKind::Tactical, Some(TellKind::Around))]
#[case(InjectKind::Message, None)]
#[case(InjectKind::News, Some(TellKind::News))]
#[case(InjectKind::Call, Some(TellKind::Call))]
fn a_kind_of_the_pack_is_read_as_it_is_written(#[case] of_pack: InjectKind, #[case] how: Option<TellKind>) {
    for words in Words::languages() {
        let typed = crate::control::team::kind(words, of_pack);
        let (asked, faults) =
            read(&sheet::read(format!("team;id;kind;minute;own\n1;x;{typed};3;x\n").as_bytes()).unwrap());
        let planned = asked.into_iter().find_map(|change| match change.order {
            Order::Plan { planned, .. } => Some(planned.how),
            _ => None,
        });
        assert_eq!(planned, how, "{typed}");
        assert_eq!(faults.is_empty(), how.is_some(), "{typed}: {faults:?}");
    }
}

fn one(heads: &str, row: &str) -> (Vec<Change>, Vec<Fault>) {
    read(&sheet::read(format!("team;id;{heads}\n1;exit_note;{row}\n").as_bytes()).unwrap())
}

#[rstest]
#[case("clock", "2026-10-25 02:40:00", 660_000)]
#[case("clock", "02:40", 660_000)]
#[case("clock;zone", "02:40;", 660_000)]
#[case("clock;zone", "2026-10-25 02:40:00;Europe/Zurich (UTC+02:00)", 660_000)]
#[case("clock;zone", "2026-10-25 02:40:00;Europe/Zurich (UTC+01:00)", 4_260_000)]
#[case("clock;zone", "05:40;Asia/Almaty", 660_000)]
#[case("minute;clock;zone", ";00:40;UTC", 660_000)]
#[case("minute;clock;zone", "7;00:40;UTC", 420_000)]
fn a_time_of_day_moves_an_inject_with_and_without_its_zone(
    #[case] heads: &str,
    #[case] row: &str,
    #[case] play_ms: i64,
) {
    assert_eq!(one(heads, row), (vec![set("1", "exit_note", InjectChange::Moved { play_ms })], vec![]));
}

#[rstest]
#[case("clock", "soon", Fault::Clock(2, NoMoment::Form), "2026-10-25 14:05:00")]
#[case("clock;zone", "02:40;Middle/Earth", Fault::Clock(2, NoMoment::Zone), "Europe/Zurich")]
#[case("clock", "2026-03-29 02:30:00", Fault::Clock(2, NoMoment::Skipped), "summer time")]
#[case("clock", "2026-10-25 02:29:00", Fault::Past(2), "over")]
fn a_time_of_day_that_is_none_says_what_to_do(
    #[case] heads: &str,
    #[case] row: &str,
    #[case] fault: Fault,
    #[case] remedy: &str,
) {
    let said = fault.say(Words::for_tag("en"));
    assert!(said.contains(remedy), "{said}");
    assert_eq!(one(heads, row), (vec![], vec![fault]));
}

#[test]
fn while_the_clock_stands_a_time_of_day_is_no_minute() {
    let rows = sheet::read("team;id;clock\n1;exit_note;02:40\n".as_bytes()).unwrap();
    let mut stands = ground();
    stands.teams.values_mut().for_each(|t| t.running = false);
    assert_eq!(changes(&stands, &rows), Ok((vec![], vec![Fault::Stands(2)])));
    assert_eq!(changes(&stands, &rows[1..].to_vec()), Err(Fault::NoHeadings));
}

#[test]
fn every_fault_says_its_row_and_what_to_do() {
    let all = [
        Fault::Unknown(7),
        Fault::Team(7),
        Fault::Minute(7),
        Fault::NoMinute(7),
        Fault::TooLong(7),
        Fault::Emptied(7),
        Fault::Stands(7),
        Fault::Past(7),
        Fault::Disagrees(7),
        Fault::Over(7),
        Fault::State(7),
        Fault::Sent(7),
        Fault::Kind(7),
        Fault::Seat(7),
        Fault::ToRead(7, "Kind".to_owned()),
        Fault::Clock(7, NoMoment::Form),
    ];
    for words in Words::languages() {
        let said: Vec<String> = all.iter().map(|fault| fault.say(words)).collect();
        assert!(said.iter().all(|s| s.contains(" 7") && !s.contains('⟦')), "{said:?}");
        assert!(said.iter().enumerate().all(|(n, s)| !said[..n].contains(s)), "each says something else");
    }
}
