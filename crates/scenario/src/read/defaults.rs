//! What stands in for a field that is missing or wrong, so that reading can go on and find the next problem.
//!
//! A pack with a stand-in is never played: the field itself is an error. Values are chosen to be quiet, that is to
//! cause no problems of their own. An `id` has no stand-in: without it the whole entry is left out.

use toml::de::DeValue;

/// A path with `#` for a position in an array, and the value in TOML.
pub(crate) type Defaults = Vec<(&'static str, DeValue<'static>)>;

const STRUCTURE: &[(&str, &str)] = &[
    ("format", "1"),
    ("id", "'pack'"),
    ("version", "'1.0.0'"),
    ("kind", "'suicide'"),
    ("languages", "[]"),
    ("usual_minutes", "[1, 1]"),
    ("at_most_minutes", "1440"),
    ("intensity", "1"),
    ("stage_model", "'bcsm'"),
    ("case_rate", "1"),
    ("too_many_refusals", "6"),
    ("outcomes", "['unresolved']"),
    ("seat", "[]"),
    ("line", "[]"),
    ("subject", "[]"),
    ("topic", "[]"),
    ("step", "[]"),
    ("desk", "[]"),
    ("inject", "[]"),
    ("rubric", "[]"),
    ("faculties", "{}"),
    ("faculties.demands", "false"),
    ("faculties.deadlines", "false"),
    ("faculties.disclosures", "false"),
    ("faculties.hooks", "false"),
    ("faculties.triggers", "false"),
    ("faculties.people_held", "false"),
    ("faculties.group", "false"),
    ("provenance", "{ written_by = '?', basis = 'fictional', sensitivity = '?' }"),
    ("provenance.written_by", "'?'"),
    ("provenance.basis", "'fictional'"),
    ("provenance.sensitivity", "'?'"),
    ("provenance.reviewed", "{}"),
    ("provenance.sources", "[]"),
    ("seat.#.role", "'observer'"),
    ("seat.#.required", "false"),
    ("line.#.kind", "'notes'"),
    ("step.#.partial", "false"),
    ("desk.#.delay_seconds", "[0, 0]"),
    ("desk.#.answer", "'granted'"),
    ("desk.#.topics", "[]"),
    ("desk.#.effects", "[]"),
    ("desk.#.effects.#.by", "0.0"),
    ("inject.#.when", "{ play_minute = 0 }"),
    ("inject.#.kind", "'noise'"),
    ("inject.#.effects", "[]"),
    ("inject.#.effects.#.by", "0.0"),
    ("rubric.#.weight", "1"),
];

const PERSONA: &[(&str, &str)] = &[
    ("gender", "'man'"),
    ("age", "40"),
    ("start", "{}"),
    ("scale", "{}"),
    ("gate_rapport", "0.5"),
    ("gate_arousal", "0.5"),
    ("calming_minutes", "30"),
    ("address", "{ expects = 'either' }"),
    ("address.expects", "'either'"),
    ("address.welcome", "[]"),
    ("address.unwelcome", "[]"),
    ("underlying", "[]"),
    ("hooks", "[]"),
    ("triggers", "[]"),
    ("demands", "[]"),
    ("disclosure", "[]"),
    ("disclosure.#.needs_trust", "0.5"),
    ("leaning", "{}"),
    ("tempo", "{ answers_after_seconds = 3, patience_seconds = 20, calls_back_after_seconds = 60 }"),
    ("tempo.answers_after_seconds", "3"),
    ("tempo.patience_seconds", "20"),
    ("tempo.calls_back_after_seconds", "60"),
];

const PAPERS: &[(&str, &str)] = &[
    ("without", "[]"),
    ("paper", "[]"),
    ("paper.#.shelf", "'sheet'"),
    ("paper.#.write", "['leader']"),
    ("paper.#.read", "'cell'"),
    ("paper.#.ack", "[]"),
    ("paper.#.field.#.kind", "'line'"),
];

/// For `papers.toml`.
pub(crate) fn papers() -> Defaults {
    parse(PAPERS)
}

/// For `pack.toml`.
pub(crate) fn structure() -> Defaults {
    parse(STRUCTURE)
}

/// For `personas/<id>.toml`.
pub(crate) fn persona(id: &str) -> Defaults {
    let mut defaults = parse(PERSONA);
    defaults.push(("id", DeValue::String(id.to_owned().into())));
    defaults
}

fn parse(pairs: &[(&'static str, &'static str)]) -> Defaults {
    // A value that does not parse is left out; the test below holds that none is.
    pairs.iter().filter_map(|(path, value)| Some((*path, DeValue::parse(value).ok()?.into_inner()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stand_in_parses() {
        assert_eq!(structure().len(), STRUCTURE.len());
        assert_eq!(papers().len(), PAPERS.len());
        assert_eq!(persona("x").len(), PERSONA.len() + 1);
    }
}
