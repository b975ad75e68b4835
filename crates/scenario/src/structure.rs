//! `pack.toml`: what a scenario is made of, without words. Words stand in `texts/`, `topics/` and `lines/`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The whole of `pack.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Structure {
    /// Version of this file format; now 1.
    pub format: u32,
    /// Short name, lower case with hyphens; also the folder's name.
    pub id: String,
    /// Version of the pack's content, for example `1.0.0`.
    pub version: String,
    /// Doctrine type (2.11), lower case with underscores, for example `suicide`, `prison_barricade`, `kidnap`, `interview`.
    pub kind: String,
    /// Languages the pack can be played in, as BCP-47 tags.
    pub languages: Vec<String>,
    /// Usual length in minutes of play time, from and to.
    pub usual_minutes: [u32; 2],
    /// Play time after which the exercise ends as it stands, minutes.
    pub at_most_minutes: u32,
    /// How heavy the content is, 1 (everyday) to 5 (crisis).
    pub intensity: u8,
    /// The stage model that the review shows; `bcsm` is the Behavioral Change Stairway Model (Vecchi et al., 2005).
    pub stage_model: String,
    /// Case seconds that pass in a second of play time; deadlines and injects run on case time.
    #[serde(default = "one")]
    pub case_rate: u32,
    /// Refusals in a row that are too many for who plays somebody: then the next small thing is given, earned or not.
    #[serde(default = "six")]
    pub too_many_refusals: u8,
    /// Topics under which people held are spoken of, where `faculties.people_held` is on.
    #[serde(default)]
    pub held: Vec<String>,
    pub provenance: Provenance,
    /// Outcomes that can happen in this pack.
    pub outcomes: Vec<Outcome>,
    #[serde(rename = "seat")]
    pub seats: Vec<Seat>,
    #[serde(rename = "line")]
    pub lines: Vec<Line>,
    #[serde(rename = "subject", default)]
    pub subjects: Vec<Subject>,
    #[serde(default)]
    pub faculties: Faculties,
    #[serde(rename = "topic", default)]
    pub topics: Vec<Topic>,
    /// Steps toward safety, in the order in which they are taken. The last one ends the scene peacefully.
    #[serde(rename = "step", default)]
    pub steps: Vec<Step>,
    #[serde(rename = "desk", default)]
    pub desk: Vec<DeskItem>,
    #[serde(rename = "inject", default)]
    pub injects: Vec<Inject>,
    #[serde(rename = "rubric", default)]
    pub rubric: Vec<Emphasis>,
}

impl Structure {
    /// The seat of this name.
    pub fn seat(&self, id: &str) -> Option<&Seat> {
        self.seats.iter().find(|s| s.id == id)
    }

    /// The line of this name.
    pub fn line(&self, id: &str) -> Option<&Line> {
        self.lines.iter().find(|l| l.id == id)
    }

    /// The inject of this name.
    pub fn inject(&self, id: &str) -> Option<&Inject> {
        self.injects.iter().find(|i| i.id == id)
    }

    /// The subject that is reached on a line.
    pub fn reached(&self, line: &str) -> Option<&Subject> {
        self.subjects.iter().find(|s| s.line == line)
    }

    /// The subject that a seat plays: the one it names, or the first for a role-player that names none.
    pub fn played_by(&self, seat: &Seat) -> Option<&Subject> {
        match &seat.plays {
            Some(id) => self.subjects.iter().find(|s| s.id == *id),
            None if seat.role == Role::RolePlayer => self.subjects.first(),
            None => None,
        }
    }

    /// The seat that speaks to the far end at the beginning: the primary's, or where there is none the communicator's.
    pub fn first_voice(&self) -> Option<&Seat> {
        let of = |role: Role| self.seats.iter().find(|s| s.role == role);
        of(Role::Primary).or_else(|| of(Role::Communicator))
    }

    /// Whether a seat speaks for our side on a line to a subject, while `voice` has the voice. The voice can be passed
    /// where the first voice stands; on every other line those speak who stand there: beside a friend on the bridge,
    /// with the brother of somebody who is held.
    pub fn speaks(&self, seat: &str, voice: &str, line: &str) -> bool {
        let Some(line) = self.line(line) else { return false };
        let stands = |seat: &str| line.between.iter().any(|name| name == seat);
        if self.first_voice().is_some_and(|first| stands(&first.id)) {
            return seat == voice;
        }
        stands(seat) && self.seat(seat).is_some_and(|s| s.role != Role::RolePlayer)
    }

    /// Whether a line is for slips of paper to the voice: two seats of the cell stand on it, the first voice's is one.
    pub fn carries_slips(&self, line: &Line) -> bool {
        let in_cell = |seat: &String| self.seat(seat).is_some_and(|s| s.role.in_cell());
        let first = self.first_voice().is_some_and(|first| line.between.contains(&first.id));
        first && line.between.len() == 2 && line.between.iter().all(in_cell)
    }

    /// Whether a seat stands at an end of a line while `voice` has the voice. Slips go to whoever speaks now: to a voice
    /// that stands on the line already, between the same two; to another in the place of the first.
    pub fn stands(&self, seat: &str, voice: &str, line: &Line) -> bool {
        let between = |seat: &str| line.between.iter().any(|name| name == seat);
        if between(voice) || !self.carries_slips(line) {
            return between(seat);
        }
        seat == voice || between(seat) && self.first_voice().is_some_and(|first| first.id != seat)
    }

    /// The line on which somebody is reached: that of the first subject, else the first phone.
    pub fn talk_line(&self) -> Option<&str> {
        let phone = || self.lines.iter().find(|l| l.kind == LineKind::Phone).map(|l| l.id.as_str());
        self.subjects.first().map(|s| s.line.as_str()).or_else(phone)
    }

    /// Whether this is a drill: situations with fixed prompts instead of a simulated subject.
    pub fn is_drill(&self) -> bool {
        self.kind == "drill"
    }
}

const fn one() -> u32 {
    1
}

const fn six() -> u8 {
    6
}

/// Where the scenario comes from, and who has read it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    pub written_by: String,
    pub basis: Basis,
    /// Who may see the pack, for example `public` or `staff only`.
    pub sensitivity: String,
    /// By language: who has read it as a native speaker and as a practitioner.
    #[serde(default)]
    pub reviewed: BTreeMap<String, Reviewed>,
    /// Public sources that shaped it, author and year.
    #[serde(default)]
    pub sources: Vec<String>,
    /// For a real case: who gave authority, what was changed, which two people reviewed it.
    #[serde(default)]
    pub note: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    Fictional,
    Composite,
    /// A real case: needs authority, changed identifiers and a two-person review (doctrine 8).
    RealCase,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reviewed {
    pub native_speaker: bool,
    pub practitioner: bool,
    #[serde(default)]
    pub note: String,
}

/// How a scene can end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Peaceful,
    Partial,
    Withdrawn,
    Harm,
    Tactical,
    Unresolved,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: &'static [Outcome] = &[
        Outcome::Peaceful,
        Outcome::Partial,
        Outcome::Withdrawn,
        Outcome::Harm,
        Outcome::Tactical,
        Outcome::Unresolved,
    ];

    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Outcome::Peaceful => "peaceful",
            Outcome::Partial => "partial",
            Outcome::Withdrawn => "withdrawn",
            Outcome::Harm => "harm",
            Outcome::Tactical => "tactical",
            Outcome::Unresolved => "unresolved",
        }
    }
}

/// A place with a role (doctrine 3.1). Its brief is the text `brief.<id>`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    pub id: String,
    pub role: Role,
    /// Must be taken before the scene can start.
    #[serde(default)]
    pub required: bool,
    /// The subject that a person in this seat plays, for a `role_player`.
    #[serde(default)]
    pub plays: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Primary,
    Coach,
    Leader,
    Recorder,
    Intelligence,
    MentalHealthAdviser,
    TacticalLiaison,
    FamilyLiaison,
    // Keeps lines and recording going; knows what a line does, not what is said on it.
    Technical,
    Interpreter,
    Communicator,
    Commander,
    // Advises command on one matter: media, law, the house in which it happens.
    Adviser,
    RolePlayer,
    Director,
    Assessor,
    Observer,
    CourseInterpreter,
}

impl Role {
    /// Every role.
    pub const ALL: &'static [Role] = &[
        Role::Primary,
        Role::Coach,
        Role::Leader,
        Role::Recorder,
        Role::Intelligence,
        Role::MentalHealthAdviser,
        Role::TacticalLiaison,
        Role::FamilyLiaison,
        Role::Technical,
        Role::Interpreter,
        Role::Communicator,
        Role::Commander,
        Role::Adviser,
        Role::RolePlayer,
        Role::Director,
        Role::Assessor,
        Role::Observer,
        Role::CourseInterpreter,
    ];

    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Role::Primary => "primary",
            Role::Coach => "coach",
            Role::Leader => "leader",
            Role::Recorder => "recorder",
            Role::Intelligence => "intelligence",
            Role::MentalHealthAdviser => "mental_health_adviser",
            Role::TacticalLiaison => "tactical_liaison",
            Role::FamilyLiaison => "family_liaison",
            Role::Technical => "technical",
            Role::Interpreter => "interpreter",
            Role::Communicator => "communicator",
            Role::Commander => "commander",
            Role::Adviser => "adviser",
            Role::RolePlayer => "role_player",
            Role::Director => "director",
            Role::Assessor => "assessor",
            Role::Observer => "observer",
            Role::CourseInterpreter => "course_interpreter",
        }
    }

    /// Sits in the negotiation cell.
    pub const fn in_cell(self) -> bool {
        matches!(
            self,
            Role::Primary
                | Role::Coach
                | Role::Leader
                | Role::Recorder
                | Role::Intelligence
                | Role::MentalHealthAdviser
                | Role::TacticalLiaison
                | Role::FamilyLiaison
                | Role::Technical
                | Role::Interpreter
                | Role::Communicator
        )
    }

    /// Runs or watches the exercise and plays nobody.
    pub const fn is_staff(self) -> bool {
        matches!(self, Role::Director | Role::Assessor | Role::CourseInterpreter)
    }
}

/// A channel on which people speak.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub id: String,
    pub kind: LineKind,
    /// Seats and subjects at its ends.
    pub between: Vec<String>,
    /// Seats that listen without speaking. Where none is given, the cell hears the lines to the far end.
    #[serde(default)]
    pub hears: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// Rings, is answered, is hung up.
    Phone,
    /// Open as long as the scene runs.
    FaceToFace,
    /// Notes between seats.
    Notes,
}

/// Somebody at the far end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Subject {
    pub id: String,
    /// The line on which this person is reached.
    pub line: String,
    /// Personas that can be cast in this part, by file name.
    pub personas: Vec<String>,
}

/// What the people of this pack are able to do beside talking.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Faculties {
    pub demands: bool,
    pub deadlines: bool,
    pub disclosures: bool,
    pub hooks: bool,
    pub triggers: bool,
    pub people_held: bool,
    pub group: bool,
}

/// Something that can be talked about. Its words stand in `topics/<language>.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    pub id: String,
}

/// A concrete, small step toward safety.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The topic under which it is spoken of.
    pub topic: String,
    /// True from this step on: ending here counts as `partial`.
    #[serde(default)]
    pub partial: bool,
}

/// Something the negotiator may ask command for, with the answer that comes.
/// Label, reply and reason are the texts `desk.<id>.label`, `.reply`, `.reason`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeskItem {
    pub id: String,
    /// Seconds of play time until the answer, from and to.
    pub delay_seconds: [u32; 2],
    pub answer: Answer,
    /// Topics whose mention in a promise or offer means this thing.
    pub topics: Vec<String>,
    /// What granting it does to the subject when it is told or seen.
    #[serde(default)]
    pub effects: Vec<Effect>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Granted,
    Partly,
    Refused,
}

/// A movement of one variable.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Effect {
    /// Name of a state variable, for example `arousal`.
    pub var: String,
    /// Amount on the scale 0-1.
    pub by: f64,
}

/// Something control makes happen. Its text is `inject.<id>`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Inject {
    pub id: String,
    pub when: When,
    pub kind: InjectKind,
    #[serde(default)]
    pub effects: Vec<Effect>,
    /// Topic it puts into the air, if any.
    #[serde(default)]
    pub topic: Option<String>,
    /// Seats that get it; where none is given, everybody whom its kind reaches.
    #[serde(default)]
    pub to: Vec<String>,
    /// A file of the folder `media` that is shown with it, for example `plan.png`; the text `picture.plan` says what it shows.
    #[serde(default)]
    pub picture: Option<String>,
    /// It is a document: its text opens as a sheet of paper, with the texts `document.<id>.title`, `.from` and `.date`.
    #[serde(default)]
    pub document: bool,
}

impl Inject {
    /// Key of the text that says what the picture shows: its name without the ending.
    pub fn picture_text(&self) -> Option<String> {
        let name = self.picture.as_deref()?;
        Some(format!("picture.{}", name.rsplit_once('.').map_or(name, |(name, _)| name)))
    }
}

/// When an inject happens. One condition is given. Two exceptions: the `absent_…` ones go with `play_minute`, and beside
/// `after_step` or `at_stage`, which only a simulated person brings about, stands another `after_…` for where a person plays.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct When {
    /// Minute of play time.
    pub play_minute: Option<f64>,
    /// Minute of case time.
    pub case_minute: Option<f64>,
    /// After this step was taken.
    pub after_step: Option<String>,
    /// After the subject reached this readiness stage (STEPS, Kelln & McMurtry, 2007): `precontemplation`,
    /// `contemplation`, `preparation` or `action`.
    pub at_stage: Option<String>,
    /// After somebody filed a paper of this kind, for example `exit_plan`. Only in a team's exercise.
    pub after_paper: Option<String>,
    /// After this desk item was asked for.
    pub after_request: Option<String>,
    /// After command answered this desk item, whatever the answer.
    pub after_answer: Option<String>,
    /// After this inject happened.
    pub after_inject: Option<String>,
    /// After somebody struck this tag, for example `agree_step`. Only in a team's exercise.
    pub after_tag: Option<String>,
    /// After this line went dead, by whichever end.
    pub after_hang_up: Option<String>,
    /// Seconds of play time between the condition and the inject; 12 where nothing is said.
    pub delay_seconds: Option<u32>,
    /// When, by `play_minute`, this desk item was not asked for.
    pub absent_request: Option<String>,
    /// When, by `play_minute`, no paper of this kind was filed, for example `decision`. Only in a team's exercise.
    pub absent_paper: Option<String>,
    /// When, by `play_minute`, no negotiator has done this, for example `suicide_question`.
    pub absent_code: Option<String>,
}

impl When {
    /// Waits for something not to have happened.
    pub const fn absent(&self) -> bool {
        self.absent_request.is_some() || self.absent_paper.is_some() || self.absent_code.is_some()
    }

    /// Waits for what only a simulated person brings about.
    pub const fn felt(&self) -> bool {
        self.after_step.is_some() || self.at_stage.is_some()
    }

    /// Everything that it waits for and that can be seen in the room.
    pub fn signs(&self) -> impl Iterator<Item = Sign<'_>> {
        let all = [
            self.after_paper.as_deref().map(Sign::Paper),
            self.after_request.as_deref().map(Sign::Request),
            self.after_answer.as_deref().map(Sign::Answer),
            self.after_inject.as_deref().map(Sign::Inject),
            self.after_tag.as_deref().map(Sign::Tag),
            self.after_hang_up.as_deref().map(Sign::HangUp),
        ];
        all.into_iter().flatten()
    }
}

/// Something done that can be seen in the room, for which an inject may wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign<'a> {
    /// A person filed a paper of this kind.
    Paper(&'a str),
    /// This desk item was asked for.
    Request(&'a str),
    /// Command answered it.
    Answer(&'a str),
    /// Another inject happened.
    Inject(&'a str),
    /// Somebody struck this tag.
    Tag(&'a str),
    /// This line went dead.
    HangUp(&'a str),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum InjectKind {
    /// Heard by both sides: a siren, a train.
    Noise,
    /// A note from the team to the negotiator.
    Note,
    /// Something the tactical side does in sight of the subject.
    Tactical,
    /// A message that reaches the subject.
    Message,
    /// What the papers, a channel or a chat say, for the team's side.
    News,
    /// Somebody who rings the team's side: a relative, a reporter, an office.
    Call,
}

impl InjectKind {
    /// It comes to the team's side alone: nothing of it is heard or seen at the far end.
    pub const fn is_ours(self) -> bool {
        matches!(self, InjectKind::Note | InjectKind::News | InjectKind::Call)
    }
}

/// A dimension of the rating that matters more in this scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Emphasis {
    pub dimension: String,
    pub weight: u8,
}
