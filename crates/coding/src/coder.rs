//! The coder: splits, asks the rules and the context, joins what does nothing of its own, reads the traits.
//! Scores stay integers and come from the rules alone, so that linear models can later join as one more voice.

use crate::code::Code;
use crate::context::Heard;
use crate::feelings::Feelings;
use crate::language::Language;
use crate::noise;
use crate::rules::RuleBook;
use crate::split::{Piece, Splitter};
use crate::text::{Marks, Token, Tokeniser};
use crate::traits;
use crate::unit::{Coded, Evidence, Scored, Span, Traits, Unit};
use crate::words::Words;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Longest text that is coded, in bytes; the rest is cut off at a character boundary.
const LONGEST: usize = 64 * 1024;
/// Most alternatives of a unit.
const ALTERNATIVES: usize = 4;
/// A code below this many percent is not worth a reader's time.
const FLOOR: u8 = 8;

/// The coder of one language. Built once from the embedded data files; shared freely between threads.
pub struct Coder {
    tokeniser: Tokeniser,
    words: &'static Words,
    feelings: Feelings,
    rules: RuleBook,
    splitter: Splitter,
}

struct Sources {
    tag: &'static str,
    feelings: &'static str,
    rules: &'static [(&'static str, &'static str)],
}

const EN: Sources = Sources {
    tag: "en",
    feelings: include_str!("../data/en/feelings.toml"),
    rules: &[
        ("en/listening.toml", include_str!("../data/en/listening.toml")),
        ("en/questions.toml", include_str!("../data/en/questions.toml")),
        ("en/faults.toml", include_str!("../data/en/faults.toml")),
        ("en/contact.toml", include_str!("../data/en/contact.toml")),
    ],
};

const RU: Sources = Sources {
    tag: "ru",
    feelings: include_str!("../data/ru/feelings.toml"),
    rules: &[
        ("ru/listening.toml", include_str!("../data/ru/listening.toml")),
        ("ru/questions.toml", include_str!("../data/ru/questions.toml")),
        ("ru/faults.toml", include_str!("../data/ru/faults.toml")),
        ("ru/contact.toml", include_str!("../data/ru/contact.toml")),
    ],
};

impl Sources {
    fn build(&self) -> Result<Coder, Box<dyn std::error::Error>> {
        let language: Language = self.tag.parse()?;
        let words = Words::builtin(&language).ok_or("no word lists")?;
        let tokeniser = Tokeniser::new(&language);
        let feelings = Feelings::new(Feelings::parse(self.feelings)?, &tokeniser)?;
        let mut classes = words.phrase_classes();
        classes.push(("feeling", feelings.patterns.iter().map(String::as_str).collect()));
        let rules = RuleBook::parse(self.rules, words, &classes, &tokeniser)?;
        let splitter = Splitter::new(words, &tokeniser)?;
        drop(classes);
        Ok(Coder { tokeniser, words, feelings, rules, splitter })
    }
}

/// One piece after the rules and the context have spoken.
#[derive(Default)]
struct Opinion {
    /// percent by code
    scores: BTreeMap<Code, u8>,
    evidence: Vec<(Range<usize>, String)>,
}

impl Opinion {
    fn say(&mut self, code: Code, p: u8, tokens: Range<usize>, rule: &str) {
        let score = self.scores.entry(code).or_default();
        *score = (*score).max(p);
        if self.evidence.len() < ALTERNATIVES && !self.evidence.iter().any(|(_, r)| r == rule) {
            self.evidence.push((tokens, rule.to_owned()));
        }
    }

    fn hint(&mut self, code: Code, p: u8) {
        let score = self.scores.entry(code).or_default();
        *score = (*score).max(p);
    }

    fn best(&self) -> (Code, u8) {
        let mut best = (Code::Other, 0);
        for (&code, &p) in &self.scores {
            if p > best.1 {
                best = (code, p);
            }
        }
        best
    }
}

impl Coder {
    /// The built-in coder of a language (by its primary subtag); `None` where there are no data files.
    pub fn builtin(language: &Language) -> Option<&'static Coder> {
        // The files are embedded and built by a test, so that a malformed one never ships.
        static ENGLISH: LazyLock<Coder> = LazyLock::new(|| EN.build().expect("data/en"));
        static RUSSIAN: LazyLock<Coder> = LazyLock::new(|| RU.build().expect("data/ru"));
        match language.primary() {
            "en" => Some(&ENGLISH),
            "ru" => Some(&RUSSIAN),
            _ => None,
        }
    }

    /// The languages that have a built-in coder.
    pub fn languages() -> &'static [&'static str] {
        &["en", "ru"]
    }

    /// SHA-256 over the language data of all coders, lower-case hex: a log names the coder it was played with.
    pub fn data_hash() -> &'static str {
        static HASH: LazyLock<String> = LazyLock::new(|| {
            let mut hash = Sha256::new();
            for sources in [&EN, &RU] {
                for (name, text) in std::iter::once(&("feelings", sources.feelings)).chain(sources.rules) {
                    hash.update(name.as_bytes());
                    hash.update((text.len() as u64).to_be_bytes());
                    hash.update(text.as_bytes());
                }
            }
            hash.finalize().iter().map(|b| format!("{b:02x}")).collect()
        });
        &HASH
    }

    /// The tokeniser the coder uses, for packs that match phrases of their own on the same tokens.
    pub fn tokeniser(&self) -> &Tokeniser {
        &self.tokeniser
    }

    /// Codes one utterance. `previous` is what the other side said last. Blank text has no units.
    pub fn code(&self, text: &str, previous: Option<&str>) -> Coded {
        let text = cut(text);
        let tokens = self.tokeniser.tokens(text);
        let nonsense = noise::is_nonsense(text, &tokens, self.words);
        if tokens.is_empty() {
            return symbols_only(text, nonsense);
        }
        let heard = previous.map(|p| Heard::new(&self.tokeniser.tokens(cut(p))));
        if nonsense {
            let unit = self.unit(text, &tokens, 0..tokens.len(), Opinion::default(), heard.as_ref());
            return Coded { units: vec![unit], nonsense };
        }
        let pieces = self.splitter.pieces(&tokens);
        let mut units = Vec::new();
        let mut before = None;
        for group in self.groups(&tokens, pieces, heard.as_ref()) {
            let opinion = self.judge(&tokens, group.clone(), heard.as_ref(), before);
            before = Some(opinion.best().0);
            units.push(self.unit(text, &tokens, group, opinion, heard.as_ref()));
        }
        Coded { units, nonsense }
    }

    /// Joins pieces that do nothing of their own: fillers go to what follows, weak tails to what they follow,
    /// checks to the reflection they check. Each piece is judged once, so time stays linear.
    fn groups(&self, tokens: &[Token], pieces: Vec<Piece>, heard: Option<&Heard>) -> Vec<Range<usize>> {
        let mut out: Vec<Group> = Vec::new();
        let mut waiting: Option<usize> = None;
        for piece in pieces {
            if self.is_filler(&tokens[piece.tokens.clone()]) {
                waiting.get_or_insert(piece.tokens.start);
                continue;
            }
            let before = out.last().map(|g| g.code);
            let opinion = self.judge(tokens, piece.tokens.clone(), heard, before);
            let (code, p) = opinion.best();
            let start = waiting.take().unwrap_or(piece.tokens.start);
            let tail = opinion.evidence.first().is_some_and(|(_, rule)| rule.starts_with("join."));
            match out.last_mut() {
                Some(last) if last.takes(code, p, piece.hard, tail) => {
                    last.tokens.end = piece.tokens.end;
                    if last.code == Code::Other || last.lead {
                        (last.code, last.lead) = (code, false);
                    }
                }
                _ => {
                    let lead = tokens[piece.tokens.clone()].iter().all(|t| self.words.lead_in.contains(&t.norm));
                    out.push(Group { tokens: start..piece.tokens.end, code, lead });
                }
            }
        }
        if let Some(start) = waiting {
            match out.last_mut() {
                Some(last) => last.tokens.end = tokens.len(),
                None => out.push(Group { tokens: start..tokens.len(), code: Code::Other, lead: true }),
            }
        }
        out.into_iter().map(|g| g.tokens).collect()
    }

    fn is_filler(&self, tokens: &[Token]) -> bool {
        tokens.len() <= 3 && tokens.iter().all(|t| self.words.filler.contains(&t.norm))
    }

    /// First token after lead-ins and a form of address («So, Marko, …»).
    fn core(&self, tokens: &[Token]) -> usize {
        let mut at = 0;
        while at + 1 < tokens.len() && at < 8 {
            let t = &tokens[at];
            let vocative = t.after.has(Marks::COMMA) && (t.capital || self.words.kinship.contains_key(&t.norm));
            if !self.words.lead_in.contains(&t.norm) && !vocative {
                break;
            }
            at += 1;
        }
        at
    }

    fn judge(&self, all: &[Token], range: Range<usize>, heard: Option<&Heard>, before: Option<Code>) -> Opinion {
        let tokens = &all[range];
        let ask = tokens.last().is_some_and(|t| t.after.has(Marks::QUESTION));
        let core = self.core(tokens);
        let mut opinion = Opinion::default();
        for hit in self.rules.hits(tokens, core, ask) {
            opinion.say(hit.rule.code, hit.rule.p, hit.tokens, &hit.rule.name);
            for (&code, &p) in &hit.rule.also {
                opinion.hint(code, p);
            }
        }
        if let Some((_, end)) = traits::own_name(tokens, self.words) {
            opinion.say(Code::SelfIntroduction, 95, 0..end.min(tokens.len()), "introduction.name");
        }
        self.judge_context(tokens, core, ask, heard, before, &mut opinion);
        self.fall_back(tokens, core, ask, &mut opinion);
        opinion
    }

    fn judge_context(
        &self,
        tokens: &[Token],
        core: usize,
        ask: bool,
        heard: Option<&Heard>,
        before: Option<Code>,
        opinion: &mut Opinion,
    ) {
        let all = 0..tokens.len();
        if let Some(heard) = heard {
            if heard.is_mirror(&tokens[core..], self.words) && opinion.best().1 < 92 {
                opinion.say(Code::Mirror, 88, all.clone(), "mirror.overlap");
            }
            let (share, shared) = heard.overlap(tokens);
            let you = tokens.iter().any(|t| self.words.second_person.contains(&t.norm));
            if you && !ask && shared >= 2 && share >= 350_000 && opinion.best().1 < 60 {
                opinion.say(Code::Paraphrase, 62, all.clone(), "paraphrase.overlap");
            }
        }
        let feeling_only = tokens.len() <= 4 && !self.feelings.named(tokens, self.words).is_empty();
        if before == Some(Code::EmotionLabel) && feeling_only && opinion.best().1 < 60 {
            opinion.say(Code::EmotionLabel, 70, all, "label.continued");
        }
    }

    /// What is left when no rule spoke: a question is closed, a sentence about the other reflects, any other informs.
    fn fall_back(&self, tokens: &[Token], core: usize, ask: bool, opinion: &mut Opinion) {
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
            .find(|t| self.words.second_person.contains(&t.norm) || self.words.first_person.contains(&t.norm))
            .is_some_and(|t| self.words.second_person.contains(&t.norm))
    }

    fn unit(&self, text: &str, all: &[Token], range: Range<usize>, opinion: Opinion, heard: Option<&Heard>) -> Unit {
        let tokens = &all[range.clone()];
        let start = all[range.start].span.start;
        let end = all[range.end - 1].span.end as usize;
        let next = all.get(range.end).map_or(text.len(), |t| t.span.start as usize).max(end);
        let span = Span { start, end: (end + text[end..next].trim_end().len()) as u32 };
        let ranked = ranked(&opinion);
        let evidence = opinion
            .evidence
            .into_iter()
            .map(|(r, rule)| {
                let last = r.end.max(r.start + 1).min(tokens.len()) - 1;
                Evidence { span: Span { start: tokens[r.start].span.start, end: tokens[last].span.end }, rule }
            })
            .collect();
        let traits = self.traits(text, tokens, ranked[0].code, heard);
        Unit { span, ranked, evidence, traits }
    }

    fn traits(&self, text: &str, tokens: &[Token], code: Code, heard: Option<&Heard>) -> Traits {
        let of_other = !matches!(code, Code::IMessage | Code::Apology | Code::SelfIntroduction | Code::Greeting);
        let named = if of_other { self.feelings.named(tokens, self.words) } else { Vec::new() };
        let feeling_word = named.first().map(|n| {
            let (a, b) = (tokens[n.tokens.start].span.start, tokens[n.tokens.end - 1].span.end);
            text[a as usize..b as usize].to_owned()
        });
        Traits {
            feelings: named.iter().map(|n| n.feeling).collect(),
            feeling_word,
            address: traits::address(tokens, self.words),
            kinship: traits::kinship(tokens, self.words),
            own_name: traits::own_name(tokens, self.words).map(|(name, _)| name),
            overlap: heard.map_or(0, |h| h.overlap(tokens).0),
            words: tokens.len() as u32,
        }
    }
}

/// Pieces gathered into one unit.
struct Group {
    tokens: Range<usize>,
    code: Code,
    /// nothing but words that lead in («ok so»)
    lead: bool,
}

impl Group {
    /// Whether the next piece belongs to this unit. `tail` is a question tag or a check («is that right?»).
    fn takes(&self, code: Code, p: u8, hard: bool, tail: bool) -> bool {
        let reflects = matches!(self.code, Code::Summary | Code::Paraphrase | Code::EmotionLabel);
        if code == self.code && code == Code::MinimalEncourager {
            return true;
        }
        if hard {
            return tail && reflects;
        }
        tail || self.lead
            || code == Code::Other
            || p < 40
            || self.code == Code::Other
            || (self.code == Code::Summary && !code.is_question())
            || (code == self.code && !code.is_question())
    }
}

fn ranked(opinion: &Opinion) -> Vec<Scored> {
    let mut list: Vec<Scored> = opinion
        .scores
        .iter()
        .filter(|&(_, &p)| p >= FLOOR)
        .map(|(&code, &p)| Scored { code, p: i32::from(p) * 10_000 })
        .collect();
    list.sort_by_key(|s| (std::cmp::Reverse(s.p), s.code));
    list.truncate(ALTERNATIVES);
    if list.is_empty() {
        list.push(Scored { code: Code::Other, p: 600_000 });
    }
    list
}

fn symbols_only(text: &str, nonsense: bool) -> Coded {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Coded::default();
    }
    let start = text.len() - text.trim_start().len();
    let unit = Unit {
        span: Span { start: start as u32, end: (start + trimmed.len()) as u32 },
        ranked: vec![Scored { code: Code::Other, p: 600_000 }],
        evidence: Vec::new(),
        traits: Traits::default(),
    };
    Coded { units: vec![unit], nonsense }
}

fn cut(text: &str) -> &str {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
