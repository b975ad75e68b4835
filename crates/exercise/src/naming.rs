//! Names in what is said to a person: the person's own, somebody else's, the negotiator's. Who is called by one, the coder says;
//! here it is held against who is there.

use crate::asking;
use crate::event::CodedUnit;
use crate::scene::{Far, Scene};
use coding::{Called, Coder, Words};
use subject::heard::NameHeard;

/// Whether words name the person.
pub fn names(far: &Far, text: &str) -> bool {
    let text = coding::text::normalise(text);
    text.split(|c: char| !c.is_alphanumeric()).any(|word| begins(far, word))
}

fn begins(far: &Far, word: &str) -> bool {
    far.names.iter().any(|name| word.starts_with(name.as_str()))
}

/// What is said, with what the coder made of it.
#[derive(Clone, Copy)]
pub struct Said<'a> {
    pub far: &'a Far,
    pub text: &'a str,
    pub units: &'a [CodedUnit],
    /// The name the negotiator gave before.
    pub known_as: Option<&'a str>,
}

impl Said<'_> {
    /// Where the person is called by a name that is nobody's here: not the person's own, not the negotiator's, not that of
    /// somebody whom the pack knows. Who says the right one beside it has seen it already.
    pub fn misnamed(self, scene: &Scene) -> Option<NameHeard> {
        let coder = Scene::coder(&self.far.language)?;
        let words = words(&self.far.language)?;
        let ours: Vec<String> = self.own_names().chain(self.known_as).map(coding::text::normalise).collect();
        let known = |called: &Called| {
            let same = |name: &str| begins(self.far, name) || ours.iter().any(|own| own == name);
            same(&called.name)
                || words.forms_of_name(&called.name).any(same)
                || of_the_pack(scene, coder, &self.far.language, self.text, called)
        };
        if names(self.far, self.text) {
            return None;
        }
        let called = coder.called(self.text).into_iter().find(|called| !known(called))?;
        let name = self.text.get(called.span.start as usize..called.span.end as usize)?;
        let unit = self.units.iter().rposition(|u| u.unit.span.start <= called.span.start)?;
        Some(NameHeard { unit: u8::try_from(unit).ok()?, name: capitalised(name) })
    }

    /// Where the negotiator gives another first name than before, with the one before.
    pub fn renamed(self) -> Option<NameHeard> {
        let before = self.known_as.filter(|_| !asking::hands_over(self.text))?;
        let words = words(&self.far.language)?;
        let unit = self.units.iter().position(|u| {
            let forms = |name: &String| {
                let name = coding::text::normalise(name);
                words.forms_of_name(&name).map(str::to_owned).collect::<Vec<_>>()
            };
            let forms = u.unit.traits.own_name.as_ref().map(forms).unwrap_or_default();
            !forms.is_empty() && !forms.contains(&coding::text::normalise(before))
        })?;
        Some(NameHeard { unit: u8::try_from(unit).ok()?, name: before.to_owned() })
    }

    /// Whether the person's name is said, and not as the speaker's own.
    pub fn names_the_person(self) -> bool {
        names(self.far, self.text) && !self.own_names().any(|own| names(self.far, own))
    }

    fn own_names(&self) -> impl Iterator<Item = &str> {
        self.units.iter().filter_map(|u| u.unit.traits.own_name.as_deref())
    }
}

fn words(language: &str) -> Option<&'static Words> {
    Words::builtin(&language.parse().ok()?)
}

/// Whether a name is that of somebody whom the pack knows.
fn of_the_pack(scene: &Scene, coder: &Coder, language: &str, text: &str, called: &Called) -> bool {
    let tokens = coder.tokeniser().tokens(text);
    let name: Vec<_> = tokens.into_iter().filter(|t| t.span == called.span).collect();
    scene.tongue(language).is_some_and(|tongue| !tongue.topic_words.find(&name).is_empty())
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
