//! Every name that the engine can put into a log has its words.

use rstest::rstest;
use scenario::line::Tone;
use scenario::{Act, Outcome};
use subject::Cue;
use words::Words;

fn all(family: &str, names: &[&str]) {
    assert!(!names.is_empty());
    for words in Words::languages() {
        for name in names {
            let id = format!("{family}-{}", name.replace('_', "-"));
            assert!(words.find(&id, &[]).is_some(), "{}: {id} is missing", words.tag());
            assert_eq!(words.named(family, name), words.t(&id));
        }
    }
}

#[test]
fn every_reason() {
    let mut names: Vec<&str> = Cue::ALL.iter().map(|c| c.name()).collect();
    names.extend(["ripened", "fell_back", "happened", "extreme", "contact"]);
    all("reason", &names);
}

#[test]
fn reasons_are_sentences_and_differ() {
    for words in Words::languages() {
        let mut seen = std::collections::BTreeMap::new();
        for cue in Cue::ALL {
            let text = words.named("reason", cue.name());
            assert!(text.ends_with('.'), "{}: {text}", cue.name());
            if let Some(other) = seen.insert(text, cue.name()) {
                panic!("{}: {} and {other} read alike", words.tag(), cue.name());
            }
        }
    }
}

#[rstest]
#[case("act", Act::ALL.iter().map(|a| a.name()).collect())]
#[case("code", coding::Code::ALL.iter().map(|c| c.name()).collect())]
#[case("var", subject::Var::ALL.iter().map(|v| v.name()).collect())]
#[case("tone", Tone::ALL.iter().map(|t| t.name()).collect())]
#[case("outcome", Outcome::ALL.iter().map(|o| o.name()).collect())]
#[case("worst", vec!["unresolved", "withdrawn", "tactical", "harm"])]
#[case("answer", vec!["granted", "partly", "refused"])]
#[case("stage", vec!["precontemplation", "contemplation", "preparation", "action"])]
#[case("stair", vec!["listening", "empathy", "rapport", "influence", "change"])]
#[case("ended-by", vec!["subject", "time", "seat", "unreachable"])]
#[case("hint", review::hint::Hint::ALL.iter().map(|h| h.name()).collect())]
#[case("note", exercise::event::NoteKind::ALL.iter().map(|n| n.name()).collect())]
#[case("intensity", vec!["1", "2", "3", "4", "5"])]
fn every_name_of(#[case] family: &str, #[case] names: Vec<&str>) {
    all(family, &names);
}

#[test]
fn every_outcome_has_its_sentence() {
    let sentences: Vec<String> = Outcome::ALL.iter().map(|o| format!("{}_sentence", o.name())).collect();
    all("outcome", &sentences.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn every_refusal() {
    let numbers = [("chars", words::Arg::Number(4_001)), ("at_most", words::Arg::Number(4_000))];
    let args = [numbers[0], numbers[1], ("by", words::Arg::Text("Silver"))];
    for words in Words::languages() {
        for name in exercise::Refusal::NAMES {
            let id = format!("refusal-{}", name.replace('_', "-"));
            assert!(words.find(&id, &args).is_some(), "{}: {id} is missing", words.tag());
        }
    }
}

/// What a team meets: its seats, papers, tags, phases, and why something was refused.
#[test]
fn every_name_of_a_team() {
    let mut ids: Vec<String> = scenario::structure::Role::ALL.iter().map(|r| format!("role-{}", r.name())).collect();
    ids.extend(exercise::delivery::Refusal::NAMES.iter().map(|n| format!("delivery-refusal-{n}")));
    ids.extend(exercise::delivery::event::Phase::ALL.iter().map(|p| format!("phase-{}", p.name())));
    ids.extend(exercise::team::order::TellKind::ALL.iter().map(|k| format!("tell-{}", k.name())));
    let faults = exercise::team::interpreting::Misrendering::ALL.map(|how| how.name());
    ids.extend(faults.iter().flat_map(|how| [format!("misrendered-{how}"), format!("team-interpret-{how}")]));
    ids.extend(scenario::papers::Fault::ALL.iter().map(|f| format!("paper-fault-{}", f.name())));
    ids.extend(media::Fault::ALL.iter().map(|f| format!("picture-{}", f.name())));
    ids.extend(scenario::keys::PLAY.iter().map(|p| format!("play-{p}")));
    ids.extend(exercise::team::tags::all().iter().map(|t| format!("tag-{}", t.id)));
    for paper in exercise::team::papers::shipped().all() {
        ids.extend([format!("paper-{}", paper.id), format!("paper-{}-hint", paper.id)]);
        for field in &paper.fields {
            ids.push(format!("field-{}-{}", paper.id, field.id));
            ids.extend(field.choices.iter().map(|c| format!("choice-{}-{}-{c}", paper.id, field.id)));
            for column in &field.columns {
                let name = format!("column-{}-{}-{}", paper.id, field.id, column.id);
                ids.extend(column.choices.iter().map(|c| format!("{name}-{c}")));
                ids.push(name);
            }
        }
    }
    assert!(ids.len() > 400, "the catalogues were not read: {}", ids.len());
    for words in Words::languages() {
        for id in ids.iter().map(|id| id.replace('_', "-")) {
            assert!(words.find(&id, &[]).is_some(), "{}: {id} is missing", words.tag());
        }
    }
}

#[test]
fn what_nobody_wrote_is_visible() {
    assert_eq!(Words::for_tag("ru").t("no-such-text"), "⟦no-such-text⟧");
}
