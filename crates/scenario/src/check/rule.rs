//! The stable names of the rules, with what each one holds. `docs/pack-format.md` lists the same names (a test looks).

macro_rules! rules {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal),+ $(,)?) => {
        $($(#[doc = $doc])+ pub const $name: &str = $text;)+

        /// Every rule by name, with its sentence.
        pub const ALL: &[(&str, &str)] = &[$(($text, concat!($($doc),+))),+];
    };
}

rules! {
    /// What a persona has not is denied by its own lines of the acts `answer` and `correct`, in every language.
    ABSENT_WITHOUT_LINE = "absent-without-line",
    /// An act that the people of this pack can do has a line in every language, for every persona.
    ACT_WITHOUT_LINES = "act-without-lines",
    /// An act has at least three lines, so that people do not repeat themselves (warning).
    ACT_FEW_LINES = "act-few-lines",
    /// The act `harm` has no lines; the narrator tells it.
    ACT_NEVER_SPOKEN = "act-never-spoken",
    /// An act is one of the list.
    ACT_UNKNOWN = "act-unknown",
    /// A language whose lines use the formal address also has lines with the informal one (warning).
    ADDRESS_INFORMAL_MISSING = "address-informal-missing",
    /// The address of a line is formal, informal or any.
    ADDRESS_UNKNOWN = "address-unknown",
    /// An `answer` line is on a topic that can be asked about: one that has words (warning).
    ANSWER_NEVER_ASKED = "answer-never-asked",
    /// A bank belongs to a persona that is cast (warning).
    BANK_UNUSED = "bank-unused",
    /// What hangs on a board at the beginning is a text that the board takes.
    BOARD_TEXT = "board-text",
    /// What a line answers is a behaviour code, a kind of question, silence, nonsense or essay.
    CODE_UNKNOWN = "code-unknown",
    /// A desk item that is named exists.
    DESK_UNKNOWN = "desk-unknown",
    /// A rubric dimension is one of the ten.
    DIMENSION_UNKNOWN = "dimension-unknown",
    /// There is a seat `director` with the role `director`: control gives its orders from it.
    DIRECTOR_MISSING = "director-missing",
    /// What can be disclosed has a line of the act `disclose` in the persona's own bank, in every language.
    DISCLOSURE_WITHOUT_LINE = "disclosure-without-line",
    /// A persona uses only faculties that the pack switches on (warning).
    FACULTY_OFF = "faculty-off",
    /// Nobody who plays at the far end hears a line of the cell.
    FAR_END_HEARS = "far-end-hears",
    /// A needed field is given.
    FIELD_MISSING = "field-missing",
    /// A field has a known name.
    FIELD_UNKNOWN = "field-unknown",
    /// A needed file is there.
    FILE_MISSING = "file-missing",
    /// A file's path stays inside the folder.
    FILE_PATH = "file-path",
    /// A file stands where something reads it (warning).
    FILE_UNKNOWN = "file-unknown",
    /// The pack is written for this version of the format.
    FORMAT_UNKNOWN = "format-unknown",
    /// If one language has a guide, every language has one (warning).
    GUIDE_MISSING = "guide-missing",
    /// Heat is 1 to 3 or a range of these.
    HEAT_UNKNOWN = "heat-unknown",
    /// Seats, subjects and personas have different ids, as they share lines and briefs.
    ID_CLASH = "id-clash",
    /// An id is lower case letters, digits and `_` (for the pack itself `-`).
    ID_SHAPE = "id-shape",
    /// An id stands once.
    ID_TWICE = "id-twice",
    /// An inject for which another waits is there.
    INJECT_UNKNOWN = "inject-unknown",
    /// An inject can happen before the exercise ends, and not only after itself.
    INJECT_UNREACHABLE = "inject-unreachable",
    /// An inject has one condition, not two; beside `after_step` or `at_stage` one more `after_…` may stand.
    INJECT_TWO_CONDITIONS = "inject-two-conditions",
    /// An inject has a condition; what waits for something absent has its `play_minute`, and a delay is counted from something.
    INJECT_WITHOUT_CONDITION = "inject-without-condition",
    /// A language tag is well formed.
    LANGUAGE_TAG = "language-tag",
    /// A language's files belong to a language of the pack (warning).
    LANGUAGE_UNLISTED = "language-unlisted",
    /// The behaviour coder knows the language (warning).
    LANGUAGE_WITHOUT_CODER = "language-without-coder",
    /// The format's limits are kept.
    LIMIT = "limit",
    /// A line of speech has words.
    LINE_BLANK = "line-blank",
    /// Braces close, and hold a slot or two forms with `|`.
    LINE_BRACES = "line-braces",
    /// Round brackets close (warning).
    LINE_BRACKETS = "line-brackets",
    /// A line of a bank has nine cells.
    LINE_CELLS = "line-cells",
    /// A bank begins with the header.
    LINE_HEADER = "line-header",
    /// A line of a bank has an id.
    LINE_ID = "line-id",
    /// The line after whose end an inject comes is a phone to somebody at the far end.
    LINE_NEVER_DEAD = "line-never-dead",
    /// No line is nearly the same as another of its act (warning).
    LINE_NEAR = "line-near",
    /// A quoted cell closes on its line.
    LINE_QUOTE = "line-quote",
    /// No text stands twice: an error within an act, a warning across acts.
    LINE_TWICE = "line-twice",
    /// A line that leads to no subject is heard by some seat.
    LINE_UNHEARD = "line-unheard",
    /// There are at least 300 shared and 40 own spoken lines (warning).
    LINES_FEW = "lines-few",
    /// A safe-messaging word list finds nothing (warning).
    SAFE_MESSAGING = "safe-messaging",
    /// A file is UTF-8.
    NOT_UTF8 = "not-utf8",
    /// What is not unresolved must be possible: every pack lists the outcome `unresolved`.
    OUTCOME_UNRESOLVED = "outcome-unresolved",
    /// An outcome that is listed can come about (warning).
    OUTCOME_UNREACHABLE = "outcome-unreachable",
    /// A field that is a choice has choices, one of rows has columns, and no other has any; a board begins with its line `text`.
    PAPER_FIELD = "paper-field",
    /// Somebody of the team writes a paper, or staff does where only staff reads it; nobody at the far end writes or confirms it.
    PAPER_HANDS = "paper-hands",
    /// The paper `decision` is there and has the parts of a decision, whatever the model.
    PAPER_PART = "paper-part",
    /// A paper that an inject waits for or that is left out, and a board on which a text hangs, is in the catalogue.
    PAPER_UNKNOWN = "paper-unknown",
    /// A topic pattern can be read by the matcher.
    PATTERN_WRONG = "pattern-wrong",
    /// A persona's id is its file's name.
    PERSONA_FILE_NAME = "persona-file-name",
    /// A persona that is cast has a file.
    PERSONA_MISSING = "persona-missing",
    /// A persona file is cast in some part (warning).
    PERSONA_UNUSED = "persona-unused",
    /// Only the seat of a role-player plays somebody, and it is a subject of the pack.
    PLAYS_UNKNOWN = "plays-unknown",
    /// A picture can be read to its end as PNG, JPEG or WebP.
    PICTURE_BROKEN = "picture-broken",
    /// A picture that an inject names is there.
    PICTURE_MISSING = "picture-missing",
    /// A picture is shown by some inject (warning).
    PICTURE_UNUSED = "picture-unused",
    /// A readiness stage is one of the four of STEPS.
    READINESS_UNKNOWN = "readiness-unknown",
    /// A pack from a real case says who allowed it, what was changed and who reviewed it.
    REAL_CASE_NOTE = "real-case-note",
    /// Every language was read by a native speaker and by a practitioner (warning).
    REVIEW_MISSING = "review-missing",
    /// A scale name of a persona is one of the list.
    SCALE_UNKNOWN = "scale-unknown",
    /// A slot in a line has what it takes up among the codes that the line answers.
    SLOT_WITHOUT_SOURCE = "slot-without-source",
    /// A line's ends are at least two seats or subjects that exist; who listens, and whom an inject goes to, is a seat.
    SPEAKER_UNKNOWN = "speaker-unknown",
    /// The line of a subject exists, and has the subject and a seat at its ends.
    SUBJECT_UNREACHED = "subject-unreached",
    /// A subject has somebody to be cast.
    SUBJECT_WITHOUT_PERSONA = "subject-without-persona",
    /// The stage model is one that the review can show (warning).
    STAGE_MODEL_UNKNOWN = "stage-model-unknown",
    /// The stage of a line is early, middle, late or any.
    STAGE_UNKNOWN = "stage-unknown",
    /// A step that is named exists.
    STEP_UNKNOWN = "step-unknown",
    /// Each step has a line that agrees to it and one that takes it, in every language.
    STEP_WITHOUT_LINES = "step-without-lines",
    /// A tag that an inject waits for is in the catalogue.
    TAG_UNKNOWN = "tag-unknown",
    /// Every needed text is there, in every language.
    TEXT_MISSING = "text-missing",
    /// A text key is one that something shows (warning).
    TEXT_UNKNOWN = "text-unknown",
    /// A text differs between languages (warning).
    TEXT_UNTRANSLATED = "text-untranslated",
    /// A file is well-formed TOML.
    TOML_SYNTAX = "toml-syntax",
    /// The emotion of a line is one of the list.
    TONE_UNKNOWN = "tone-unknown",
    /// A topic that is named exists.
    TOPIC_UNKNOWN = "topic-unknown",
    /// A topic has words in every language.
    TOPIC_WITHOUT_WORDS = "topic-without-words",
    /// A number is within its range.
    VALUE_RANGE = "value-range",
    /// A value is of the kind that is expected.
    VALUE_WRONG = "value-wrong",
    /// A state variable is one of the list.
    VARIABLE_UNKNOWN = "variable-unknown",
    /// Who can take over the voice on a line hears it, where the pack names listeners (warning).
    VOICE_DEAF = "voice-deaf",
}

#[cfg(test)]
mod tests {
    use super::ALL;

    #[test]
    fn a_rule_stands_once() {
        let mut names: Vec<&str> = ALL.iter().map(|(name, _)| *name).collect();
        names.sort_unstable();
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
