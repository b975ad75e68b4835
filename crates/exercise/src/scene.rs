//! What a log's fold needs beside the log: the pinned pack, the cast, the engine. Immutable while a log lives.

use crate::event::{Genesis, LineId, SeatId, SubjectId};
use crate::team::PersonId;
use coding::{Coder, Language};
use scenario::structure::{Inject, Role, Sign, When};
use scenario::{Pack, Tongue};
use std::collections::BTreeMap;
use std::sync::Arc;
use subject::{Draws, Engine, Person};

/// A scene ready to run.
#[derive(Clone)]
pub struct Scene {
    pub genesis: Genesis,
    pub pack: Arc<Pack>,
    pub engine: &'static Engine,
    pub draws: Draws,
    pub people: BTreeMap<SubjectId, Far>,
}

/// A person at the far end and the line that reaches them.
#[derive(Clone)]
pub struct Far {
    pub person: Person,
    pub line: LineId,
    pub language: String,
    /// Beginnings of the person's names, in lower case, by which a negotiator's use of the name is heard.
    pub names: Vec<String>,
}

/// Why a scene cannot be set.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SceneError {
    #[error("the log was made with the pack {id} {version} ({want}); this is {have}")]
    OtherPack { id: String, version: String, want: String, have: String },
    #[error("the pack has no language «{0}»")]
    NoLanguage(String),
    #[error("no part «{0}» in this pack")]
    NoPart(String),
    #[error(transparent)]
    Cast(#[from] subject::person::CastError),
}

impl Scene {
    /// Sets the scene of a genesis.
    pub fn new(genesis: Genesis, pack: Arc<Pack>) -> Result<Scene, SceneError> {
        if genesis.pack.hash != pack.hash {
            return Err(SceneError::OtherPack {
                id: genesis.pack.id.clone(),
                version: genesis.pack.version.clone(),
                want: genesis.pack.hash.clone(),
                have: pack.hash.clone(),
            });
        }
        let engine = Engine::builtin();
        let mut people = BTreeMap::new();
        for (part, persona) in &genesis.cast {
            let spec = pack
                .structure
                .subjects
                .iter()
                .find(|s| s.id == *part)
                .ok_or_else(|| SceneError::NoPart(part.clone()))?;
            let person = Person::cast(engine, &pack, persona, genesis.intensity, genesis.worst)?;
            let language = genesis.languages.get(&spec.line).cloned().unwrap_or_default();
            if !pack.tongues.contains_key(&language) {
                return Err(SceneError::NoLanguage(language));
            }
            let names = names(pack.text(&language, &format!("persona.{persona}.name")).unwrap_or_default());
            people.insert(part.clone(), Far { person, line: spec.line.clone(), language, names });
        }
        let draws = Draws::new(genesis.seed, genesis.salt);
        Ok(Scene { genesis, pack, engine, draws, people })
    }

    /// Who is reached on a line.
    pub fn at_far_end(&self, line: &str) -> Option<(&SubjectId, &Far)> {
        self.people.iter().find(|(_, far)| far.line == line)
    }

    /// The seat that plays who is reached on a line, where a person does.
    pub fn player(&self, line: &str) -> Option<&SeatId> {
        let team = self.genesis.team.as_ref()?;
        team.played.get(&self.pack.structure.reached(line)?.id)
    }

    /// The seat whose voice is on the lines to the far end at the beginning.
    pub fn voice(&self) -> String {
        self.pack.structure.first_voice().map(|s| s.id.clone()).unwrap_or_default()
    }

    /// Whether somebody sits where command is. A pack may have several commanders; one of them is enough.
    pub fn is_commanded(&self, seats: &BTreeMap<SeatId, PersonId>) -> bool {
        let commands = |seat: &SeatId| self.pack.structure.seat(seat).is_some_and(|s| s.role == Role::Commander);
        seats.keys().any(commands)
    }

    /// Whether an inject belongs to this kind of play: what reaches other seats than the talker's, or waits for a paper
    /// or a tag, needs a team.
    pub fn plays_inject(&self, inject: &Inject) -> bool {
        let when = &inject.when;
        let at_a_table = |sign: Sign<'_>| matches!(sign, Sign::Paper(_) | Sign::Tag(_));
        let papers = when.absent_paper.is_some() || !when.felt() && when.signs().any(at_a_table);
        let voice = self.voice();
        self.genesis.team.is_some() || !papers && (inject.to.is_empty() || inject.to.contains(&voice))
    }

    /// Whether an inject waits for what can be seen in the room. One that could also wait for a simulated person's step
    /// or stage does that where somebody is simulated.
    pub fn goes_by_signs(&self, when: &When) -> bool {
        !when.felt() || self.people.is_empty()
    }

    /// The words of a language of the pack. The languages in use were checked when the scene was set.
    pub fn tongue(&self, language: &str) -> Option<&Tongue> {
        self.pack.tongues.get(language)
    }

    /// The coder of a language; languages without one are coded as English would be, and the check warns of it.
    pub fn coder(language: &str) -> Option<&'static Coder> {
        let wanted: Option<Language> = language.parse().ok();
        wanted.and_then(|l| Coder::builtin(&l)).or_else(|| "en".parse().ok().and_then(|l| Coder::builtin(&l)))
    }

    /// Milliseconds of play time after which the scene ends.
    pub fn at_most_ms(&self) -> i64 {
        i64::from(self.pack.structure.at_most_minutes) * 60_000
    }
}

/// A name's beginnings: long words without their last letter, so that Russian cases are heard too.
fn names(full: &str) -> Vec<String> {
    full.split_whitespace()
        .map(|word| {
            let word = coding::text::normalise(word);
            let letters = word.chars().count();
            if letters >= 5 { word.chars().take(letters - 1).collect() } else { word }
        })
        .filter(|word: &String| word.chars().count() >= 3)
        .collect()
}
