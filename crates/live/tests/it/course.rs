use live::course::{
    Consents, Course, Date, Draft, DraftRow, Fault, Field, PARTICIPANTS, Participant, Sex, Typed, What, checked,
};
use live::{ActError, House, Library};
use std::sync::Arc;
use store::{MemoryStore, Store};

async fn open() -> (Arc<House>, MemoryStore) {
    let store = MemoryStore::new();
    (House::open(Arc::new(store.clone()), Library::default()).await.unwrap(), store)
}

fn named(name: &str) -> Course {
    Course { name: name.to_owned(), ..Course::default() }
}

fn alias(alias: &str) -> Participant {
    Participant { alias: alias.to_owned(), ..Participant::default() }
}

async fn kept(house: &House, course: Course) -> Course {
    house.put_course(course).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_course_is_kept_changed_and_goes_with_all_that_is_in_it() {
    let (house, store) = open().await;
    let [a, b] = [kept(&house, named("A")).await, kept(&house, named("B")).await];
    assert_ne!(a.id, b.id);
    for course in [&a, &b] {
        house.put_participant(&course.id, alias("Falcon")).await.unwrap().unwrap();
        house.put_draft(&course.id, Draft::default()).await.unwrap();
    }
    let changed = kept(&house, Course { place: "Almaty".to_owned(), ..a.clone() }).await;
    assert_eq!(house.course(&a.id).await.unwrap(), Some(changed));
    assert!(house.delete_course(&a.id).await.unwrap());
    assert!(!house.delete_course(&a.id).await.unwrap());
    assert!(house.participants(&a.id).await.unwrap().is_empty());
    assert_eq!(house.participants(&b.id).await.unwrap().len(), 1);
    for kind in ["participant", "participant-draft"] {
        assert_eq!(store.records(kind, None, 9).await.unwrap().len(), 1, "{kind}");
    }
    assert!(
        matches!(house.put_course(a.clone()).await, Err(ActError::NoSuchLog)),
        "what is deleted does not come back"
    );
    assert!(matches!(house.put_participant(&a.id, alias("Lynx")).await, Err(ActError::NoSuchLog)));
}

#[tokio::test]
async fn the_latest_course_comes_first_and_one_without_a_day_before_all() {
    let (house, _) = open().await;
    for (name, from) in [("old", Date::new(2025, 3, 1)), ("planned", None), ("new", Date::new(2026, 3, 1))] {
        kept(&house, Course { from, ..named(name) }).await;
    }
    let names: Vec<String> = house.courses().await.unwrap().into_iter().map(|c| c.name).collect();
    assert_eq!(names, ["planned", "new", "old"]);
}

#[tokio::test]
async fn an_alias_stands_once_on_a_course() {
    let (house, _) = open().await;
    let [a, b] = [kept(&house, named("A")).await.id, kept(&house, named("B")).await.id];
    let falcon = house.put_participant(&a, alias("Сокол")).await.unwrap().unwrap();
    let taken = Err(vec![Fault { field: Field::Alias, what: What::Taken }]);
    assert_eq!(house.put_participant(&a, alias("сокол")).await.unwrap(), taken);
    assert!(house.put_participant(&b, alias("Сокол")).await.unwrap().is_ok());
    let again =
        house.put_participant(&a, Participant { note: "n".to_owned(), ..falcon.clone() }).await.unwrap().unwrap();
    assert_eq!(house.participant(&a, &falcon.id).await.unwrap(), Some(again));
    assert_eq!(house.participant(&b, &falcon.id).await.unwrap(), None);
    for odd in ["", "../x", "a/b", &"a".repeat(300)] {
        assert_eq!(house.participant(&a, odd).await.unwrap(), None);
        assert_eq!(house.course(odd).await.unwrap(), None);
    }
    assert!(house.delete_participant(&a, &falcon.id).await.unwrap());
    assert!(house.participants(&a).await.unwrap().is_empty());
}

fn typed(all: &[(Field, &str)]) -> Typed {
    all.iter().map(|(field, text)| (*field, (*text).to_owned())).collect()
}

#[test]
fn what_is_typed_is_tidied_and_what_is_wrong_is_said() {
    let all = typed(&[
        (Field::Name, "  Basic\u{0}  course "),
        (Field::From, "12.05.2026"),
        (Field::To, "2026-05-16"),
        (Field::Languages, "русский, English; Русский / қазақша"),
    ]);
    let (course, faults) = Course::read(&all);
    assert_eq!(faults, []);
    assert_eq!((course.name.as_str(), course.from), ("Basic course", Date::new(2026, 5, 12)));
    assert_eq!(course.languages, ["русский", "English", "қазақша"]);
    let (_, faults) =
        Course::read(&typed(&[(Field::From, "May"), (Field::To, "2026-02-30"), (Field::Place, &"x".repeat(121))]));
    let what: Vec<_> = faults.iter().map(|f| (f.field, f.what)).collect();
    let long = (Field::Place, What::TooLong(120));
    assert_eq!(what, [(Field::From, What::NoDate), (Field::To, What::NoDate), long, (Field::Name, What::Missing)]);
    let (_, faults) =
        Course::read(&typed(&[(Field::Name, "x"), (Field::From, "2026-05-16"), (Field::To, "2026-05-12")]));
    assert_eq!(faults, [Fault { field: Field::To, what: What::Backwards }]);
}

#[test]
fn a_consent_has_a_day_and_no_consent_has_none() {
    let today = Date::new(2026, 5, 12);
    let read = |all: &[(Field, &str)]| Participant::read(&typed(all), today);
    let (yes, _) = read(&[(Field::Alias, "a"), (Field::TakingPart, "да")]);
    assert_eq!(yes.consents, Consents { taking_part: true, on: today, ..Consents::default() });
    let (no, _) = read(&[(Field::Alias, "a"), (Field::ConsentOn, "2026-05-01")]);
    assert_eq!(no.consents, Consents::default());
    let (_, faults) = read(&[(Field::Alias, "a"), (Field::Quoted, "perhaps"), (Field::Sex, "ж")]);
    assert_eq!(faults, [Fault { field: Field::Quoted, what: What::Unknown }]);
}

fn rows(all: &[&[&str]]) -> Vec<Vec<String>> {
    all.iter().map(|row| row.iter().map(|c| (*c).to_owned()).collect()).collect()
}

#[test]
fn a_list_is_read_by_its_headings_wherever_they_stand() {
    let sheet = rows(&[
        &["List of the course"],
        &[],
        &["№", "ФИО", "Псевдоним:", "Пол", "Рост"],
        &["1", "Пётр", "Сокол", "м", "180"],
        &["", ""],
        &["2", "", "Рысь"],
    ]);
    let draft = Draft::of("list.xlsx", &sheet).unwrap();
    assert_eq!(draft.unknown, ["№", "Рост"]);
    assert_eq!(draft.rows.iter().map(|r| r.line).collect::<Vec<_>>(), [4, 6]);
    let read = checked(&draft.rows, &[], None);
    assert_eq!((read[0].0.name_own.as_str(), read[0].0.sex), ("Пётр", Sex::Male));
    assert!(read.iter().all(|(_, faults)| faults.is_empty()));
    assert!(Draft::of("x", &rows(&[&["name"], &["Falcon"]])).is_none());
}

#[test]
fn a_name_in_several_columns_is_joined() {
    let name = |sheet: &[&[&str]], field: Field| {
        let draft = Draft::of("x", &rows(sheet)).unwrap();
        (draft.rows[0].cells.get(&field).cloned().unwrap_or_default(), draft.unknown)
    };
    let own = name(&[&["Псевдоним", "Имя", "Отчество", "Фамилия"], &["а", "Пётр", "", "Ким"]], Field::NameOwn);
    assert_eq!(own, ("Ким Пётр".to_owned(), vec![]));
    let latin = name(&[&["Surname", "alias", "First name"], &["Kim", "a", "Pyotr"]], Field::NameLatin);
    assert_eq!(latin, ("Pyotr Kim".to_owned(), vec![]));
    let whole = name(&[&["alias", "ФИО", "Фамилия"], &["a", "Ким Пётр", "Ким"]], Field::NameOwn);
    assert_eq!(whole, ("Ким Пётр".to_owned(), vec!["Фамилия".to_owned()]), "a whole name needs no parts");
    let alone = name(&[&["alias", "имя"], &["a", "Пётр"]], Field::NameOwn);
    assert_eq!(alone, ("Пётр".to_owned(), vec![]));
}

fn draft(aliases: &[&str]) -> Draft {
    let row = |(at, alias): (usize, &&str)| DraftRow {
        line: at + 2,
        cells: typed(&[(Field::Alias, alias)]),
        left_out: false,
    };
    Draft { rows: aliases.iter().enumerate().map(row).collect(), ..Draft::default() }
}

#[tokio::test]
async fn a_list_is_added_whole_or_not_at_all() {
    let (house, _) = open().await;
    let course = kept(&house, named("A")).await.id;
    house.put_participant(&course, alias("Lynx")).await.unwrap().unwrap();
    let mut list = house.put_draft(&course, draft(&["Falcon", "lynx", "Falcon"])).await.unwrap();
    let faults = house.confirm_draft(&course, &list).await.unwrap().unwrap_err();
    assert_eq!(faults.len(), 3, "both falcons and the lynx: {faults:?}");
    assert_eq!(house.participants(&course).await.unwrap().len(), 1);
    list.rows[1].left_out = true;
    list.rows[2].cells.insert(Field::Alias, "Heron".to_owned());
    assert_eq!(house.confirm_draft(&course, &list).await.unwrap(), Ok(2));
    let there: Vec<_> = house.participants(&course).await.unwrap().into_iter().map(|p| p.alias).collect();
    assert_eq!(there, ["Falcon", "Heron", "Lynx"]);
    assert!(house.confirm_draft(&course, &list).await.is_err(), "once");
}

/// A list is looked through by the alphabet of its reader, and not by what letters look like.
#[tokio::test]
async fn participants_stand_by_their_alias() {
    let (house, _) = open().await;
    let course = kept(&house, named("A")).await.id;
    for name in ["Яков", "Сова", "falcon", "Ёж", "Борис", "Heron", "Вера"] {
        house.put_participant(&course, alias(name)).await.unwrap().unwrap();
    }
    let there: Vec<_> = house.participants(&course).await.unwrap().into_iter().map(|p| p.alias).collect();
    assert_eq!(there, ["falcon", "Heron", "Борис", "Вера", "Ёж", "Сова", "Яков"]);
}

#[tokio::test]
async fn a_list_waits_for_two_hours_and_a_course_has_its_limit() {
    let (house, store) = open().await;
    let course = kept(&house, named("A")).await.id;
    let old = house.put_draft(&course, draft(&["Falcon"])).await.unwrap();
    store.advance(2 * 3_600_000);
    assert_eq!(house.draft(&course, &old.id).await.unwrap(), None);
    let names: Vec<String> = (0..PARTICIPANTS).map(|n| format!("p{n}")).collect();
    let full = draft(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let full = house.put_draft(&course, full).await.unwrap();
    assert_eq!(store.records("participant-draft", None, 9).await.unwrap().len(), 1, "the old one is swept out");
    assert_eq!(house.confirm_draft(&course, &full).await.unwrap(), Ok(PARTICIPANTS));
    let one_more = house.put_participant(&course, alias("one more")).await.unwrap();
    assert_eq!(one_more, Err(vec![Fault { field: Field::Alias, what: What::Full(PARTICIPANTS) }]));
}

#[test]
fn words_are_looked_for_in_all_that_is_known() {
    let person =
        Participant { agency: "Полиция".to_owned(), languages: vec!["English".to_owned()], ..alias("Falcon") };
    for (words, is) in [("", true), ("falc", true), ("полиц ENGLISH", true), ("falcon navy", false)] {
        assert_eq!(person.matches(words), is, "{words}");
    }
}
