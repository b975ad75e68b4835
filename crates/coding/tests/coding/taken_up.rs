//! A feeling word said to somebody, in that person's own mouth; and the words that nobody would say back.

use coding::{Coder, Language, taken_up};
use rstest::rstest;

fn own(tag: &str, unit: &str, word: &str, woman: bool) -> Option<String> {
    taken_up(&tag.parse::<Language>().unwrap(), unit, word, woman)
}

#[rstest]
#[case("Похоже, вы устали.", "устали", "устал", "устала")]
#[case("Ты устал", "устал", "устал", "устала")]
#[case("Устали?", "Устали", "устал", "устала")]
#[case("Вы, видно, вымотались", "вымотались", "вымотался", "вымоталась")]
#[case("Вас предали.", "предали", "предали", "предали")]
#[case("Тебя бросила жена", "бросила", "бросила", "бросила")]
#[case("Похоже, вы потеряли надежду", "потеряли надежду", "потерял надежду", "потеряла надежду")]
#[case("Вам страшно.", "страшно", "страшно", "страшно")]
#[case("Слышу, как вам ОБИДНО", "ОБИДНО", "обидно", "обидно")]
#[case("Вы измучены", "измучены", "измучен", "измучена")]
#[case("вы злы на них", "злы", "зол", "зла")]
#[case("Вы одиноки", "одиноки", "одинок", "одинока")]
#[case("вы совсем одни", "совсем одни", "совсем один", "совсем одна")]
#[case("Вы несчастны", "несчастны", "несчастен", "несчастна")]
#[case("ты несчастен", "несчастен", "несчастен", "несчастна")]
#[case("Вы бессильны", "бессильны", "бессилен", "бессильна")]
#[case("теперь вы спокойны", "спокойны", "спокоен", "спокойна")]
#[case("вы растерянны", "растерянны", "растерян", "растеряна")]
#[case("вы себя вините", "вините", "виню", "виню")]
#[case("Вы боитесь", "боитесь", "боюсь", "боюсь")]
#[case("ты злишься", "злишься", "злюсь", "злюсь")]
#[case("вы переживаете за неё", "переживаете", "переживаю", "переживаю")]
#[case("Вы волнуетесь", "волнуетесь", "волнуюсь", "волнуюсь")]
#[case("вы её любите", "любите", "люблю", "люблю")]
#[case("Вы ненавидите его", "ненавидите", "ненавижу", "ненавижу")]
#[case("Вы не спали", "не спали", "не спал", "не спала")]
#[case("вы еле держитесь", "еле держитесь", "еле держусь", "еле держусь")]
#[case("В вас столько злости", "злости", "злость", "злость")]
#[case("слышно, что вы в отчаянии", "в отчаянии", "в отчаянии", "в отчаянии")]
#[case("У вас опустились руки", "опустились руки", "опустились руки", "опустились руки")]
#[case("Вы никому не нужны", "никому не нужны", "никому не нужен", "никому не нужна")]
#[case("вас это бесит", "бесит", "бесит", "бесит")]
#[case("Вы сердиты", "сердиты", "сердит", "сердита")]
#[case("ты виноват", "виноват", "виноват", "виновата")]
#[case("вы такой озлобленный", "озлобленный", "озлобленный", "озлобленная")]
#[case("вы рады", "рады", "рад", "рада")]
#[case("На душе накопилось", "накопилось", "накопилось", "накопилось")]
fn said_back_in_ones_own_person(#[case] unit: &str, #[case] said: &str, #[case] man: &str, #[case] woman: &str) {
    assert_eq!(own("ru", unit, said, false).as_deref(), Some(man));
    assert_eq!(own("ru", unit, said, true).as_deref(), Some(woman));
}

/// Who did it is not said, the word bends in a way nobody wrote down, or it is no word at all.
#[rstest]
#[case("Бросили?", "бросили")]
#[case("Отвернулись?", "отвернулись")]
#[case("вы всё терпите", "терпите")]
#[case("сколько слёз", "слезы")]
#[case("вы горячи", "горячи")]
fn what_is_not_certain_is_not_said_back(#[case] unit: &str, #[case] said: &str) {
    assert_eq!(own("ru", unit, said, false), None);
    assert_eq!(own("ru", unit, said, true), None);
}

#[rstest]
#[case("You are at your limit", "at your limit", "at my limit")]
#[case("It broke your heart", "broke your heart", "broke my heart")]
#[case("You keep blaming yourself", "blaming yourself", "blaming myself")]
#[case("You sound WORN OUT", "WORN OUT", "worn out")]
fn english_changes_the_person_alone(#[case] unit: &str, #[case] said: &str, #[case] wanted: &str) {
    assert_eq!(own("en", unit, said, true).as_deref(), Some(wanted));
    assert_eq!(own("kk", unit, said, true), None);
}

/// What the coder names in a label is said back or left; no form of «вы» or «ты» ever is.
#[test]
fn nobody_calls_oneself_you() {
    let coder = Coder::builtin(&"ru".parse().unwrap()).unwrap();
    let rows = [include_str!("../../corpus/ru/a.csv"), include_str!("../../corpus/ru/e.csv")];
    let (mut named, mut back) = (0, 0);
    for row in rows.iter().flat_map(|r| r.lines()).filter(|r| r.contains(";emotion_label;")) {
        let text = row.split(';').next().unwrap();
        for unit in coder.code(text, None).units {
            let Some(word) = unit.traits.feeling_word else { continue };
            named += 1;
            let words = &text[unit.span.start as usize..unit.span.end as usize];
            let Some(own) = own("ru", words, &word, true) else { continue };
            back += 1;
            let yours = |w: &str| {
                ["ете", "ите", "етесь", "итесь", "ешь", "ишь", "ешься", "ишься"].iter().any(|e| w.ends_with(e))
            };
            assert!(
                !own.split(' ').any(|w| yours(w) || matches!(w, "вы" | "вас" | "вам" | "ты" | "тебя")),
                "{own}: {text}"
            );
        }
    }
    println!("{back} of {named} are said back");
    assert!(named > 100 && back * 10 > named * 7, "{back} of {named}");
}
