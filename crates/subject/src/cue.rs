//! What a subject makes of something heard: the behaviour code in its context. The reasons shown to people are these.

use serde::{Deserialize, Serialize};

macro_rules! cues {
    ($($variant:ident = $name:literal),+ $(,)?) => {
        /// One appraised cue. Its movements stand in `data/movements.toml`, its usual answers in `data/responses.toml`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[repr(u8)]
        pub enum Cue { $(#[serde(rename = $name)] $variant),+ }

        impl Cue {
            pub const ALL: &'static [Cue] = &[$(Cue::$variant),+];

            /// The stable name.
            pub const fn name(self) -> &'static str {
                match self { $(Cue::$variant => $name),+ }
            }
        }
    };
}

cues! {
    LabelFit = "label_fit",
    LabelOff = "label_off",
    LabelInsisted = "label_insisted",
    LabelWorn = "label_worn",
    ParaphraseFit = "paraphrase_fit",
    ParaphraseOff = "paraphrase_off",
    ParaphraseWorn = "paraphrase_worn",
    MirrorFresh = "mirror_fresh",
    MirrorRun = "mirror_run",
    OpenQuestion = "open_question",
    OpenQuestionAgain = "open_question_again",
    ClosedQuestion = "closed_question",
    ClosedRun = "closed_run",
    WhyQuestion = "why_question",
    LeadingQuestion = "leading_question",
    Encourager = "encourager",
    EncouragerRun = "encourager_run",
    PauseKept = "pause_kept",
    IMessageReady = "i_message_ready",
    IMessageEarly = "i_message_early",
    SummaryFit = "summary_fit",
    SummaryThin = "summary_thin",
    Validation = "validation",
    ValidationWorn = "validation_worn",
    Reassurance = "reassurance",
    ReassuranceWorn = "reassurance_worn",
    FalseReassurance = "false_reassurance",
    Minimising = "minimising",
    ApologyRepair = "apology_repair",
    Apology = "apology",
    ApologyWorn = "apology_worn",
    Autonomy = "autonomy",
    AdviceReady = "advice_ready",
    AdviceEarly = "advice_early",
    Argument = "argument",
    ArgumentCool = "argument_cool",
    Order = "order",
    Threat = "threat",
    Judgement = "judgement",
    Insult = "insult",
    PromiseBacked = "promise_backed",
    PromiseUnbacked = "promise_unbacked",
    OfferBacked = "offer_backed",
    OfferFree = "offer_free",
    TradeBacked = "trade_backed",
    TradeUnbacked = "trade_unbacked",
    PromiseKept = "promise_kept",
    PromiseBroken = "promise_broken",
    LieFound = "lie_found",
    Refusal = "refusal",
    Deferral = "deferral",
    DemandElicitation = "demand_elicitation",
    Deadline = "deadline",
    Jargon = "jargon",
    DeadlineTalked = "deadline_talked",
    DeadlineIgnored = "deadline_ignored",
    HeldSpokenOf = "held_spoken_of",
    Greeting = "greeting",
    Introduction = "introduction",
    IntroductionAgain = "introduction_again",
    Information = "information",
    Request = "request",
    Welfare = "welfare",
    Presence = "presence",
    ExitStepReady = "exit_step_ready",
    ExitStepEarly = "exit_step_early",
    CallClose = "call_close",
    PraiseFit = "praise_fit",
    PraiseEarly = "praise_early",
    SuicideQuestion = "suicide_question",
    SuicideAgain = "suicide_again",
    ChallengeReady = "challenge_ready",
    ChallengeEarly = "challenge_early",
    Hook = "hook",
    HookWorn = "hook_worn",
    Trigger = "trigger",
    AddressBreach = "address_breach",
    KinshipBreach = "kinship_breach",
    KinshipWarm = "kinship_warm",
    NameUsed = "name_used",
    Essay = "essay",
    Stuffing = "stuffing",
    Nonsense = "nonsense",
    Other = "other",
    SilenceLong = "silence_long",
    SilenceCold = "silence_cold",
    TalkedOver = "talked_over",
    NewVoice = "new_voice",
    Shock = "shock",
    DeskTold = "desk_told",
    SettingInsult = "setting_insult",
    WrongFact = "wrong_fact",
    PromiseHollow = "promise_hollow",
    GrantedAgain = "granted_again",
    WrongName = "wrong_name",
    WrongNameAgain = "wrong_name_again",
    NameEarly = "name_early",
    OtherName = "other_name",
}

impl Cue {
    pub const COUNT: usize = Self::ALL.len();

    /// The cue of a name.
    pub fn named(name: &str) -> Option<Cue> {
        Cue::ALL.iter().copied().find(|c| c.name() == name)
    }
}
