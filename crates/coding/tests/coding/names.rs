//! Who is called by a name, and who is only spoken of.

use coding::{Coder, Words};
use rstest::rstest;

fn called(tag: &str, text: &str) -> String {
    let coder = Coder::builtin(&tag.parse().unwrap()).unwrap();
    coder.called(text).into_iter().map(|c| c.name).collect::<Vec<_>>().join("+")
}

#[rstest]
#[case("en", "Viktor, I hear you.", "viktor")]
#[case("en", "I hear you, Viktor.", "viktor")]
#[case("en", "I hear you Viktor", "viktor")]
#[case("en", "hello viktor, im with the police", "viktor")]
#[case("en", "Okay, Viktor. Take your time.", "viktor")]
#[case("en", "Viktor Pavlovich, what happened?", "viktor")]
#[case("en", "viktor pavlovich i am listening", "viktor")]
#[case("en", "Is that you, Viktor?", "viktor")]
#[case("en", "Viktor?", "viktor")]
#[case("en", "Viktor you are not alone", "viktor")]
#[case("en", "Mr Kravets, I'm listening.", "kravets")]
#[case("en", "Viktor, the doctor is on her way.", "viktor")]
#[case("ru", "Виктор, я вас слышу.", "виктор")]
#[case("ru", "Послушай, Витя, я здесь.", "витя")]
#[case("ru", "я вас слышу Виктор", "виктор")]
#[case("ru", "здравствуйте виктор павлович, я из полиции", "виктор")]
#[case("ru", "Виктор Павлович, расскажите, что случилось.", "виктор")]
#[case("ru", "Виктор вы не один", "виктор")]
#[case("ru", "Саш, ты меня слышишь?", "саш")]
#[case("ru", "Господин Кравец, я слушаю.", "кравец")]
fn who_is_called(#[case] tag: &str, #[case] text: &str, #[case] wanted: &str) {
    assert_eq!(called(tag, text), wanted, "{text}");
}

#[rstest]
#[case("en", "I spoke to Viktor this morning.")]
#[case("en", "My name is Viktor, I'm with the police.")]
#[case("en", "This is my colleague, Viktor.")]
#[case("en", "Anna, my colleague, will bring it.")]
#[case("en", "Anna, Boris and I are here.")]
#[case("en", "Are you Viktor?")]
#[case("en", "Viktor is on his way.")]
#[case("en", "Viktor.")]
#[case("en", "Will you tell me?")]
#[case("en", "I don't know, Monday maybe.")]
#[case("ru", "Я говорил с Виктором.")]
#[case("ru", "Меня зовут Виктор, я из полиции.")]
#[case("ru", "Это мой коллега, Виктор.")]
#[case("ru", "Анна, моя коллега, всё принесёт.")]
#[case("ru", "Вы Виктор?")]
#[case("ru", "Виктор уже едет.")]
#[case("ru", "Пётр мне немного рассказал.")]
#[case("ru", "Андрей здесь, внизу.")]
#[case("ru", "Андрей не звонил.")]
#[case("ru", "Вера, говорите, пропала.")]
#[case("ru", "Света нет, я знаю.")]
fn who_is_only_spoken_of(#[case] tag: &str, #[case] text: &str) {
    assert_eq!(called(tag, text), "", "{text}");
}

#[test]
fn a_short_form_is_the_same_name() {
    let words = Words::builtin(&"ru".parse().unwrap()).unwrap();
    assert!(words.forms_of_name("олежка").any(|n| n == "олег"));
    assert!(words.forms_of_name("саша").any(|n| n == "александра"), "of a woman too");
    assert!(!words.forms_of_name("витя").any(|n| n == "олег"));
}
