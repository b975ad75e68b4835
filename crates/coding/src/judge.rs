//! One piece of an utterance judged: the rules and the context give their opinion, the model weighs it with the words,
//! and the unit is written down with its reasons and traits. Each piece is judged once or twice, so time stays linear.

use crate::code::Code;
use crate::coder::Coder;
use crate::features::{self, Feature, Seen};
use crate::feelings::Named;
use crate::four::FourClass;
use crate::opinion::Opinion;
use crate::sight::Sight;
use crate::text::{Marks, Token};
use crate::traits;
use crate::unit::{Evidence, Millionths, Scored, Span, Traits, Unit};
use crate::words::Kinds;
use std::ops::Range;

/// Most alternatives of a unit.
const ALTERNATIVES: usize = 4;
/// A code below this is not worth a reader's time.
const FLOOR: Millionths = 80_000;
/// Below this no code is claimed: the unit is `other`, with the alternatives listed.
pub(crate) const SURE: Millionths = 400_000;
/// A code that can do no harm where it was not meant is claimed from here on.
const LIKELY: Millionths = 220_000;
/// The codes of one class together must reach this for its likeliest to be claimed all the same.
const SURE_OF_CLASS: Millionths = 450_000;
/// Below this a code gives way to the class that outweighs its own.
const EVEN: Millionths = 500_000;
/// Most stretches of words shown as the model's reason.
const STRETCHES: usize = 2;
/// From this percentage on a rule for labels is believed to have found a feeling, whatever the unit does.
const LABEL_RULE: u8 = 80;
/// The name under which the model gives its reason.
const BY_WORDS: &str = "model.words";

/// A piece while the rules and the context speak.
struct Place<'a> {
    sight: &'a Sight<'a>,
    range: Range<usize>,
    /// first token after lead-ins, within the piece
    core: usize,
    /// what the unit before it was
    before: Option<Code>,
}

impl Place<'_> {
    fn tokens(&self) -> &[Token] {
        &self.sight.tokens[self.range.clone()]
    }
}

/// A piece judged.
pub(crate) struct Judged<'a> {
    pub(crate) opinion: Opinion<'a>,
    features: Vec<Feature>,
    /// the other's feelings, as far as words go
    named: Vec<Named>,
    /// best first, never empty
    pub(crate) ranked: Vec<Scored>,
}

impl Judged<'_> {
    pub(crate) fn best(&self) -> Scored {
        // `ranked` is never empty: see `ranked_by_model` and `ranked_by_rules`.
        self.ranked.first().copied().unwrap_or(Scored { code: Code::Other, p: 0 })
    }
}

impl Coder {
    /// First token after lead-ins and a form of address («So, Marko, …»).
    pub(crate) fn core(&self, tokens: &[Token]) -> usize {
        let mut at = 0;
        while at + 1 < tokens.len() && at < 8 {
            let t = &tokens[at];
            let vocative = t.after.has(Marks::COMMA) && (t.capital || self.words.kinship.contains_key(&t.norm));
            if !t.is(Kinds::LEAD_IN) && !vocative {
                break;
            }
            at += 1;
        }
        at
    }

    fn judge_context(&self, at: &Place<'_>, ask: bool, feels: bool, opinion: &mut Opinion<'_>) {
        let tokens = at.tokens();
        let all = 0..tokens.len();
        if let Some(echo) = &at.sight.echo {
            let core = at.range.start + at.core..at.range.end;
            if echo.is_mirror(at.sight.tokens, &core) && opinion.best().1 < 92 {
                opinion.say(Code::Mirror, 88, all.clone(), "mirror.overlap");
            }
            let (share, shared) = echo.overlap(at.sight.tokens, &at.range);
            let you = tokens.iter().any(|t| t.is(Kinds::SECOND_PERSON));
            if you && !ask && shared >= 2 && share >= 350_000 && opinion.best().1 < 60 {
                opinion.say(Code::Paraphrase, 62, all.clone(), "paraphrase.overlap");
            }
        }
        let feeling_only = tokens.len() <= 4 && feels;
        if at.before == Some(Code::EmotionLabel) && feeling_only && opinion.best().1 < 60 {
            opinion.say(Code::EmotionLabel, 70, all, "label.continued");
        }
    }

    /// What is left when no rule spoke: a question is closed, a sentence about the other reflects, any other informs.
    fn fall_back(&self, tokens: &[Token], core: usize, ask: bool, opinion: &mut Opinion<'_>) {
        if opinion.best().1 >= 30 {
            return;
        }
        let all = 0..tokens.len();
        if ask {
            opinion.say(Code::ClosedQuestion, 55, all, "question.mark");
        } else if self.about_you(&tokens[core..]) && tokens.len() - core >= 3 {
            opinion.say(Code::Paraphrase, 34, all, "fallback.about_you");
            opinion.hint(Code::Argument, 20);
        } else if tokens.len() - core >= 4 {
            opinion.say(Code::Information, 36, all, "fallback.statement");
            opinion.hint(Code::Other, 30);
        } else {
            opinion.hint(Code::Other, 40);
        }
    }

    /// Whether a statement has the other person near its start, before any «I».
    fn about_you(&self, tokens: &[Token]) -> bool {
        tokens
            .iter()
            .take(4)
            .find(|t| t.is(Kinds::SECOND_PERSON) || t.is(Kinds::FIRST_PERSON))
            .is_some_and(|t| t.is(Kinds::SECOND_PERSON))
    }

    fn opinion(&self, at: &Place<'_>, feels: bool) -> Opinion<'_> {
        let tokens = at.tokens();
        let ask = tokens.last().is_some_and(|t| t.after.has(Marks::QUESTION));
        let mut opinion = Opinion::default();
        for hit in self.rules.hits(&at.sight.rules, &at.range, at.core, ask) {
            opinion.say(hit.rule.code, hit.rule.p, hit.tokens, &hit.rule.name);
            if hit.rule.sure {
                opinion.decide(hit.rule.code, hit.rule.p);
            }
            for (&code, &p) in &hit.rule.also {
                opinion.hint(code, p);
            }
        }
        if let Some((_, end)) = traits::own_name(tokens, self.words) {
            opinion.say(Code::SelfIntroduction, 95, 0..end.min(tokens.len()), "introduction.name");
        }
        self.judge_context(at, ask, feels, &mut opinion);
        self.fall_back(tokens, at.core, ask, &mut opinion);
        opinion
    }

    /// What the model gets to see of a piece, with what it is read from.
    pub(crate) fn seen(
        &self,
        sight: &Sight<'_>,
        range: Range<usize>,
        before: Option<Code>,
    ) -> (Opinion<'_>, Vec<Named>, Vec<Feature>) {
        let core = self.core(&sight.tokens[range.clone()]);
        let at = Place { sight, range, core, before };
        let named = self.feelings.named(&sight.feelings, sight.tokens, &at.range, self.words);
        let opinion = self.opinion(&at, !named.is_empty());
        let features = features::features(&Seen {
            sight,
            range: at.range.clone(),
            core,
            tail: sight.after(&at.range),
            words: self.words,
            feelings: named.len(),
            opinion: &opinion,
        });
        (opinion, named, features)
    }

    pub(crate) fn judge(&self, sight: &Sight<'_>, range: Range<usize>, before: Option<Code>) -> Judged<'_> {
        let (opinion, named, features) = self.seen(sight, range, before);
        let ranked = match &self.model {
            Some(model) => {
                let mut probabilities = model.probabilities(&features);
                opinion.settle(&mut probabilities);
                ranked_by_model(&probabilities)
            }
            None => ranked_by_rules(&opinion),
        };
        Judged { opinion, features, named, ranked }
    }

    /// A unit for what is no speech.
    pub(crate) fn nothing(&self, sight: &Sight<'_>) -> Unit {
        let ranked = vec![Scored { code: Code::Other, p: 950_000 }];
        let judged = Judged { opinion: Opinion::default(), features: Vec::new(), named: Vec::new(), ranked };
        self.unit(sight, 0..sight.tokens.len(), judged)
    }

    pub(crate) fn unit(&self, sight: &Sight<'_>, range: Range<usize>, judged: Judged<'_>) -> Unit {
        let tokens = &sight.tokens[range.clone()];
        let start = tokens[0].span.start;
        let end = tokens[tokens.len() - 1].span.end as usize;
        let span = Span { start, end: (end + sight.after(&range).trim_end().len()) as u32 };
        let evidence = self.evidence(tokens, &judged);
        let traits = self.traits(sight, &range, &judged);
        Unit { span, ranked: judged.ranked, evidence, traits }
    }

    /// The rules that spoke for the code, then the words that weighed most for it, then what spoke for the alternatives.
    fn evidence(&self, tokens: &[Token], judged: &Judged<'_>) -> Vec<Evidence> {
        let code = judged.best().code;
        let span = |r: Range<usize>| {
            let last = r.end.max(r.start + 1).min(tokens.len()) - 1;
            Span { start: tokens[r.start].span.start, end: tokens[last].span.end }
        };
        let by_rule = |r: &crate::opinion::Reason<'_>| Evidence {
            span: span(r.tokens.clone()),
            rule: r.rule.to_owned(),
            code: Some(r.code),
        };
        let reasons = &judged.opinion.reasons;
        let mut out: Vec<Evidence> = reasons.iter().filter(|r| r.code == code).map(by_rule).collect();
        if let Some(model) = &self.model {
            let votes = model.votes(&judged.features, code, tokens.len());
            out.extend(stretches(&votes).into_iter().map(|r| Evidence {
                span: span(r),
                rule: BY_WORDS.to_owned(),
                code: Some(code),
            }));
        }
        let others = reasons.iter().filter(|r| r.code != code && judged.ranked.iter().any(|s| s.code == r.code));
        out.extend(others.map(by_rule));
        out.truncate(ALTERNATIVES);
        out
    }

    /// Feelings named as the other person's: by a label; by what gives back or asks, where it speaks of the other.
    /// Orders, news, comfort and reproaches name no feeling («calm down», «get down from there»).
    fn named<'j>(&self, tokens: &[Token], judged: &'j Judged<'_>) -> Vec<&'j Named> {
        let claimed = judged.best().code;
        let label = judged.ranked.iter().any(|s| s.code == Code::EmotionLabel)
            || judged.opinion.score(Code::EmotionLabel).is_some_and(|p| p >= LABEL_RULE);
        let code = if label && claimed != Code::IMessage { Code::EmotionLabel } else { claimed };
        let names = match code {
            Code::EmotionLabel | Code::Validation | Code::Mirror => true,
            Code::Paraphrase | Code::Summary | Code::GentleChallenge => true,
            Code::OpenQuestion | Code::ClosedQuestion | Code::LeadingQuestion | Code::WhyQuestion => {
                tokens.iter().any(|t| t.is(Kinds::SECOND_PERSON))
            }
            _ => false,
        };
        let vague = |n: &Named| n.tokens.len() == 1 && self.words.vague_feeling.contains(&tokens[n.tokens.start].norm);
        let counts = |n: &&Named| names && (claimed == Code::EmotionLabel || !vague(n));
        judged.named.iter().filter(counts).collect()
    }

    fn traits(&self, sight: &Sight<'_>, range: &Range<usize>, judged: &Judged<'_>) -> Traits {
        let tokens = &sight.tokens[range.clone()];
        let named = self.named(tokens, judged);
        let feeling_word = named.first().map(|n| {
            let (a, b) = (tokens[n.tokens.start].span.start, tokens[n.tokens.end - 1].span.end);
            sight.text[a as usize..b as usize].to_owned()
        });
        Traits {
            feelings: named.iter().map(|n| n.feeling).collect(),
            feeling_word,
            address: traits::address(tokens, self.words),
            kinship: traits::kinship(tokens, self.words),
            own_name: traits::own_name(tokens, self.words).map(|(name, _)| name),
            beyond: judged.best().code == Code::Promise && traits::beyond(tokens, self.words),
            overlap: sight.echo.as_ref().map_or(0, |e| e.overlap(sight.tokens, range).0),
            words: tokens.len() as u32,
        }
    }
}

/// The words that weighed most, as stretches in the order they stand.
fn stretches(votes: &[i32]) -> Vec<Range<usize>> {
    let strongest = votes.iter().copied().max().unwrap_or(0);
    if strongest <= 0 {
        return Vec::new();
    }
    let mut out: Vec<(i32, Range<usize>)> = Vec::new();
    for (i, &v) in votes.iter().enumerate().filter(|&(_, &v)| v * 2 >= strongest) {
        match out.last_mut() {
            Some((sum, r)) if r.end == i => {
                r.end = i + 1;
                *sum += v;
            }
            _ => out.push((v, i..i + 1)),
        }
    }
    out.sort_by_key(|(sum, r)| (std::cmp::Reverse(*sum), r.start));
    out.truncate(STRETCHES);
    let mut out: Vec<Range<usize>> = out.into_iter().map(|(_, r)| r).collect();
    out.sort_by_key(|r| r.start);
    out
}

/// The codes by calibrated probability. Where no code is likely enough but one of the four classes is, its likeliest code
/// stands first: «a reflection of some kind» is more than nothing. Else `other` does, with how likely it is that the best
/// alternative is wrong.
fn ranked_by_model(p: &[Millionths]) -> Vec<Scored> {
    let mut list: Vec<Scored> = Code::ALL.iter().zip(p).map(|(&code, &p)| Scored { code, p }).collect();
    list.sort_by_key(|s| (std::cmp::Reverse(s.p), s.code));
    let best = list[0].p;
    let unsure = best < least(list[0].code);
    if unsure || outweighed(&list) {
        match list.iter().position(|s| Some(FourClass::of(s.code)) == likely_class(&list)) {
            Some(at) => list[..=at].rotate_right(1),
            None if !unsure => {}
            None => {
                list.retain(|s| s.code != Code::Other);
                list.insert(0, Scored { code: Code::Other, p: 1_000_000 - best });
            }
        }
    }
    list.truncate(ALTERNATIVES);
    let first = list[0].code;
    list.retain(|s| s.p >= FLOOR || s.code == first);
    list
}

/// How likely a code must be to be claimed: what would hurt somebody who did not say it needs more.
const fn least(code: Code) -> Millionths {
    let hurts = matches!(
        code,
        Code::Order
            | Code::Threat
            | Code::Insult
            | Code::Judgement
            | Code::Argument
            | Code::Minimising
            | Code::FalseReassurance
            | Code::Promise
            | Code::Refusal
            | Code::Deadline
            | Code::SuicideQuestion
            | Code::CallClose
    );
    if hurts { SURE } else { LIKELY }
}

/// Whether a code that is not sure stands against the class that is likely all the same.
fn outweighed(list: &[Scored]) -> bool {
    let best = list[0];
    best.p < EVEN
        && FourClass::of(best.code) != FourClass::Other
        && likely_class(list).is_some_and(|c| c != FourClass::of(best.code))
}

/// The class whose codes together are likely enough, if one is.
fn likely_class(list: &[Scored]) -> Option<FourClass> {
    let sum =
        |class: FourClass| list.iter().filter(|s| FourClass::of(s.code) == class).map(|s| s.p).sum::<Millionths>();
    let classes = [FourClass::Question, FourClass::Reflection, FourClass::Input];
    classes
        .into_iter()
        .map(|c| (sum(c), c))
        .filter(|(p, _)| *p >= SURE_OF_CLASS)
        .max_by_key(|(p, _)| *p)
        .map(|(_, c)| c)
}

fn ranked_by_rules(opinion: &Opinion<'_>) -> Vec<Scored> {
    let mut list: Vec<Scored> = opinion
        .scores()
        .map(|(code, p)| Scored { code, p: Millionths::from(p) * 10_000 })
        .filter(|s| s.p >= FLOOR)
        .collect();
    list.sort_by_key(|s| (std::cmp::Reverse(s.p), s.code));
    list.truncate(ALTERNATIVES);
    if list.is_empty() {
        list.push(Scored { code: Code::Other, p: 600_000 });
    }
    list
}
