//! The guides of the program's own packs leave out no inject and no seat.

use crate::shown::packs;

/// By what a guide calls a seat in English and in Russian; packs call some by names of their own.
const SEATS: [(&str, &[&str], &[&str]); 19] = [
    ("primary", &["Primary"], &["Первый"]),
    ("coach", &["Coach"], &["Второй"]),
    ("leader", &["Leader"], &["Руководитель группы"]),
    ("recorder", &["Recorder"], &["Протоколист"]),
    ("intelligence", &["Intelligence"], &["Аналитик"]),
    ("mental_health", &["Mental-health adviser", "Psychologist"], &["Психолог"]),
    ("tactical_liaison", &["Tactical liaison"], &["Связь с нарядом"]),
    ("family_liaison", &["Family liaison"], &["Работа с семьёй"]),
    ("technical", &["Technical"], &["Техник связи"]),
    ("media", &["Media adviser"], &["Советник по СМИ"]),
    ("legal", &["Legal adviser"], &["Юрист"]),
    ("deputy_governor", &["Deputy governor"], &["Заместитель начальника"]),
    ("commander", &["Commander", "Governor"], &["Руководитель операции", "Начальник"]),
    ("interpreter", &["Interpreter"], &["Переводчик"]),
    ("role_player", &["Role-player"], &["Исполнитель"]),
    ("director", &["director"], &["руководител"]),
    ("assessor", &["ssessor"], &["ксперт", "Оценивают"]),
    ("observer", &["bserver"], &["аблюдател"]),
    ("course_interpreter", &["ourse interpreter"], &["ереводчик курса"]),
];

/// What good looks like is said of each who plays; the others are at least spoken of.
#[test]
fn every_seat_has_its_line() {
    for pack in packs() {
        for (language, guide) in &pack.guides {
            for seat in &pack.structure.seats {
                let (_, en, ru) = SEATS.iter().find(|(id, ..)| *id == seat.id).unwrap();
                let names = if language == "ru" { ru } else { en };
                let plays = seat.role.in_cell() || ["commander", "adviser", "role_player"].contains(&seat.role.name());
                let item =
                    |name: &str| guide.lines().any(|l| l.starts_with(&format!("- **{name}")) && l.contains("**: "));
                let said = |name: &&str| if plays { item(name) } else { guide.contains(*name) };
                assert!(names.iter().any(said), "{}, {language}: {}", pack.structure.id, seat.id);
            }
        }
    }
}

#[test]
fn every_inject_is_told_of() {
    for pack in packs() {
        for (language, guide) in &pack.guides {
            for inject in &pack.structure.injects {
                let named = guide.contains(&format!("`{}`", inject.id));
                assert!(named, "{}, {language}: `{}`", pack.structure.id, inject.id);
            }
        }
        let drill = pack.structure.kind == "drill";
        assert_eq!(pack.guides.len(), if drill { 0 } else { pack.structure.languages.len() }, "{}", pack.structure.id);
    }
}
