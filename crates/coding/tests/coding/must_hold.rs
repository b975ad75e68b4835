//! Cases that must hold one by one: the borders that a trainer would notice first. Many stand in `corpus/*/borders.csv`
//! too, so they are requirements and no measure of how the coder generalises.

use coding::unit::{Address, Feeling, Kinship};
use coding::{Code, Coded, Coder, Language};
use rstest::rstest;

fn code(tag: &str, text: &str, previous: Option<&str>) -> Coded {
    let language: Language = tag.parse().unwrap();
    Coder::builtin(&language).unwrap().code(text, previous)
}

fn sequence(coded: &Coded) -> String {
    coded.units.iter().map(|u| u.code().name()).collect::<Vec<_>>().join("+")
}

#[rstest]
#[case("en", "I feel that you are wrong", "argument")]
#[case("en", "you sound like my sergeant", "other")]
#[case("en", "I understand", "minimal_encourager")]
#[case("en", "Hello, my name is Dana, I'm with the police.", "greeting+self_introduction")]
#[case("en", "you're exhausted", "emotion_label")]
#[case("en", "You sound hurt, but you should think of your children.", "emotion_label+argument")]
#[case("en", "Are you thinking of ending your life?", "suicide_question")]
#[case("en", "are you hurt", "welfare_check")]
#[case("en", "what do you want", "demand_elicitation")]
#[case("en", "what do you want me to understand", "open_question")]
#[case("en", "why don't you just sleep on it", "advice")]
#[case("en", "why did you lock the door", "why_question")]
#[case("en", "could you hold the rail with both hands for me?", "exit_step")]
#[case("en", "get down from there", "order")]
#[case("en", "If you step back, I'll have the lights turned off.", "trade")]
#[case("en", "you sound tired what happened today", "emotion_label+open_question")]
#[case("en", "You're not alone.", "presence")]
#[case("ru", "расскажите о сыне", "open_question")]
#[case("ru", "слушайте", "other")]
#[case("ru", "подождите", "other")]
#[case("ru", "слушайте, что случилось", "open_question")]
#[case("ru", "давайте так", "offer")]
#[case("ru", "Вам обидно.", "emotion_label")]
#[case("ru", "тебе страшно", "emotion_label")]
#[case("ru", "слезай", "order")]
#[case("ru", "отойди от края", "order")]
#[case("ru", "решать вам", "autonomy")]
#[case("ru", "всё будет хорошо", "false_reassurance")]
#[case("ru", "вы думаете о том, чтобы умереть?", "suicide_question")]
#[case("ru", "хотите умереть?", "suicide_question")]
#[case("ru", "pochemu vy molchite", "why_question")]
#[case("ru", "любой на вашем месте", "validation")]
#[case("ru", "угу", "minimal_encourager")]
#[case("en", "Mm-hm", "minimal_encourager")]
#[case("en", "I asked for the blue lights to be turned off, and they will be.", "promise")]
#[case("ru", "Простите. Это было грубо с моей стороны.", "apology+apology")]
#[case("ru", "Никто вас торопить не будет", "reassurance")]
#[case("ru", "Возьмитесь, пожалуйста, за перила двумя руками, если можете", "exit_step")]
#[case("ru", "батя ты давай слезай оттуда", "order")]
#[case("ru", "Я попросила, чтобы выключили мигалки", "information")]
#[case("en", "If you don't come out in five minutes the special unit goes in.", "threat")]
#[case("ru", "Через пять минут пойдёт спецназ.", "threat")]
#[case("en", "I promise you'll get no new sentence", "false_reassurance")]
#[case("ru", "обещаю, тебе ничего не будет", "false_reassurance")]
#[case("en", "I promise I'll bring your letter to the governor myself.", "promise")]
#[case("en", "Mm-hm. You are exhausted.", "emotion_label")]
fn the_sequence_of_primary_codes(#[case] tag: &str, #[case] text: &str, #[case] wanted: &str) {
    assert_eq!(sequence(&code(tag, text, None)), wanted);
}

/// Fillers are never orders, whoever types them and however.
#[rstest]
#[case("ru", "ну смотри")]
#[case("ru", "слушай")]
#[case("ru", "подожди")]
#[case("ru", "погоди секунду")]
#[case("ru", "так")]
#[case("ru", "давай так")]
#[case("en", "look")]
#[case("en", "hang on")]
#[case("en", "wait a second")]
#[case("en", "listen")]
fn no_filler_is_an_order(#[case] tag: &str, #[case] text: &str) {
    assert!(code(tag, text, None).units.iter().all(|u| u.code() != Code::Order), "{text}");
}

/// Who is waiting at home or below threatens nobody.
#[rstest]
#[case("Там тебя ждут")]
#[case("там тебя ждут мать и сестра")]
#[case("Дома вас ждут.")]
fn whoever_waits_does_not_threaten(#[case] text: &str) {
    assert!(code("ru", text, None).units.iter().all(|u| u.code() != Code::Threat), "{text}");
}

/// What was asked for is not yet promised.
#[rstest]
#[case("I have asked for the lights to go off")]
#[case("I've asked for a doctor.")]
#[case("I've asked for the water and I'm waiting to hear.")]
fn asking_for_it_promises_nothing(#[case] text: &str) {
    let coded = code("en", text, None);
    let told = |c: Code| matches!(c, Code::Deferral | Code::Information);
    assert!(coded.units.iter().all(|u| told(u.code())), "{}", sequence(&coded));
}

/// A promise of what others would have to do is nobody's to keep; one's own doing, and that nobody comes in, is.
#[rstest]
#[case("ru", "Я обещаю, что тебе вернут работу", true)]
#[case("ru", "обещаю вас восстановят на работе", true)]
#[case("ru", "Даю слово, она тебя простит.", true)]
#[case("ru", "Обещаю, что буду рядом.", false)]
#[case("ru", "обещаю спрошу когда вернут", false)]
#[case("ru", "Даю слово, никто к вам не зайдёт.", false)]
#[case("en", "I promise they will give you your job back.", true)]
#[case("en", "You will get your job back, you have my word.", true)]
#[case("en", "I give you my word, nobody will come near you.", false)]
fn a_promise_is_beyond_or_not(#[case] tag: &str, #[case] text: &str, #[case] wanted: bool) {
    let coded = code(tag, text, None);
    let promises: Vec<bool> =
        coded.units.iter().filter(|u| u.code() == Code::Promise).map(|u| u.traits.beyond).collect();
    // A coder that hears comfort where nothing can be known is right as well.
    let comfort =
        coded.units.iter().any(|u| matches!(u.code(), Code::FalseReassurance | Code::Reassurance | Code::Presence));
    assert!(promises.contains(&wanted) || (comfort && promises.is_empty()), "{}", sequence(&coded));
}

/// What a piece of evidence speaks for is the unit's code or one of those listed beside it.
#[test]
fn every_piece_of_evidence_names_its_code() {
    for (tag, text) in
        [("en", "You sound exhausted."), ("en", "I promise I will ask about the lights"), ("ru", "слезай давай")]
    {
        for unit in code(tag, text, None).units {
            assert!(!unit.evidence.is_empty());
            for evidence in &unit.evidence {
                let named = evidence.code.unwrap();
                assert!(unit.ranked.iter().any(|s| s.code == named), "{text}: {named}");
            }
        }
    }
}

#[test]
fn a_mirror_needs_what_was_said() {
    assert_eq!(sequence(&code("en", "Locked you out?", Some("…and then they locked me out."))), "mirror");
    assert_ne!(sequence(&code("en", "Locked you out?", None)), "mirror");
    assert_ne!(
        sequence(&code("en", "They locked you out and that was very wrong", Some("they locked me out"))),
        "mirror"
    );
    assert_eq!(sequence(&code("ru", "Тебя не пустили?", Some("меня не пустили"))), "mirror");
}

#[rstest]
#[case("en", "You sound angry and ashamed.", &[Feeling::Anger, Feeling::Shame])]
#[case("en", "You're not angry, you're hurt.", &[Feeling::Hurt])]
#[case("en", "You are not only tired, you are lonely.", &[Feeling::Exhaustion, Feeling::Loneliness])]
#[case("ru", "не злитесь", &[])]
#[case("ru", "Похоже, вам обидно и страшно", &[Feeling::Hurt, Feeling::Fear])]
#[case("en", "calm down", &[])]
#[case("en", "Get down from there", &[])]
#[case("en", "They told me that it shook the whole house.", &[])]
#[case("en", "You're safe with me.", &[])]
#[case("ru", "успокойтесь", &[])]
#[case("ru", "Спокойно, слезайте оттуда", &[])]
fn feelings_named_as_the_other_persons(#[case] tag: &str, #[case] text: &str, #[case] wanted: &[Feeling]) {
    let coded = code(tag, text, None);
    let feelings: Vec<Feeling> = coded.units.iter().flat_map(|u| u.traits.feelings.clone()).collect();
    assert_eq!(feelings, wanted);
}

#[test]
fn the_feeling_word_is_kept_as_it_was_said() {
    let coded = code("ru", "похоже Вы ИЗМУЧЕНЫ", None);
    assert_eq!(coded.units[0].traits.feeling_word.as_deref(), Some("ИЗМУЧЕНЫ"));
}

#[rstest]
#[case("en", "my name is dana", "Dana")]
#[case("en", "I'm Dana, I work here", "Dana")]
#[case("en", "This is Sgt. Dana Cole.", "Dana")]
#[case("en", "hi im tom from the police", "Tom")]
#[case("ru", "меня зовут сергей", "Сергей")]
#[case("ru", "Я Сергей.", "Сергей")]
#[case("ru", "Это Сергей, я из полиции", "Сергей")]
#[case("ru", "menya zovut sergey", "Сергей")]
fn the_speakers_own_name(#[case] tag: &str, #[case] text: &str, #[case] wanted: &str) {
    let coded = code(tag, text, None);
    let name = coded.units.iter().find_map(|u| u.traits.own_name.clone());
    assert_eq!(name.as_deref(), Some(wanted), "{}", sequence(&coded));
}

#[rstest]
#[case("I'm sorry")]
#[case("im listening")]
#[case("I'm worried about you")]
#[case("This is hard")]
fn no_name_where_none_is_given(#[case] text: &str) {
    assert!(code("en", text, None).units.iter().all(|u| u.traits.own_name.is_none()), "{text}");
}

#[rstest]
#[case("Вы очень устали", Some(Address::Formal))]
#[case("ты устал брат", Some(Address::Informal))]
#[case("расскажите о дочери", Some(Address::Formal))]
#[case("что чувствуешь", Some(Address::Informal))]
#[case("внизу стоит скорая", None)]
fn address(#[case] text: &str, #[case] wanted: Option<Address>) {
    assert_eq!(code("ru", text, None).units[0].traits.address, wanted);
}

#[rstest]
#[case("ru", "сынок, что случилось", Some(Kinship::Child))]
#[case("ru", "я рядом, брат", Some(Kinship::Brother))]
#[case("ru", "ваш брат внизу", None)]
#[case("en", "listen, mate", Some(Kinship::Brother))]
#[case("en", "your brother is here", None)]
fn kinship(#[case] tag: &str, #[case] text: &str, #[case] wanted: Option<Kinship>) {
    let coded = code(tag, text, None);
    assert_eq!(coded.units.iter().find_map(|u| u.traits.kinship), wanted);
}

#[rstest]
#[case("en", "asdf jkl", true)]
#[case("en", "!!!!", true)]
#[case("en", "asdkjh asdkj", true)]
#[case("en", "glass flask", false)]
#[case("ru", "правда продал", false)]
#[case("en", "aaaaaaa", true)]
#[case("en", "ok", false)]
#[case("en", "no", false)]
#[case("en", "hmm", false)]
#[case("en", "were you there", false)]
#[case("en", "assalomu alaykum, bu men", false)]
#[case("en", "бул мен", false)]
#[case("ru", "ыва ыва", true)]
#[case("ru", "да", false)]
#[case("ru", "здравствуйте", false)]
#[case("ru", "мен осындамын", false)]
#[case("ru", "про маму", false)]
fn nonsense(#[case] tag: &str, #[case] text: &str, #[case] wanted: bool) {
    assert_eq!(code(tag, text, None).nonsense, wanted);
}

#[test]
fn the_same_word_fifty_times_is_nonsense() {
    assert!(code("en", &"sad ".repeat(50), None).nonsense);
    assert!(code("ru", &"устал ".repeat(50), None).nonsense);
}

#[test]
fn blank_text_has_no_units_and_symbols_have_one() {
    assert!(code("en", " \n ", None).units.is_empty());
    let coded = code("en", " 👍 ", None);
    assert_eq!(coded.units.len(), 1);
    assert_eq!(coded.units[0].code(), Code::Other);
}
