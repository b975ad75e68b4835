//! The command line (design, section 7). Other tools rely on its words: they are added to, not changed.

use crate::failure::Failure;
use clap::builder::FalseyValueParser;
use clap::{ArgAction, Args, Parser, Subcommand};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

/// Train crisis negotiators. Without a command: starts the server with the embedded store, ready to practise.
#[derive(Debug, Parser)]
#[command(name = "stairway", version, about)]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: Serve,
}

#[derive(Debug, Args)]
pub struct Serve {
    /// Where to listen.
    #[arg(long, env = "STAIRWAY_LISTEN", default_value = "0.0.0.0:8080")]
    pub listen: SocketAddr,
    /// Folder of the embedded store.
    #[arg(long, env = "STAIRWAY_DATA", default_value = "stairway-data")]
    pub data: PathBuf,
    /// PostgreSQL instead of the embedded store, for example postgres://user@host/stairway.
    #[arg(long, env = "STAIRWAY_DATABASE")]
    pub database: Option<String>,
    /// Folder with further packs and sets of papers, one folder each.
    #[arg(long, env = "STAIRWAY_PACKS")]
    pub packs: Option<PathBuf>,
    /// HTTPS with a certificate of this computer's own, which devices in the room install once: see /network.
    #[arg(long, env = "STAIRWAY_TLS", action = ArgAction::SetTrue, value_parser = FalseyValueParser::new())]
    pub tls: bool,
    /// With --tls: port on which devices fetch that certificate over plain HTTP; the next one if absent.
    #[arg(long, env = "STAIRWAY_HTTP_PORT")]
    pub http_port: Option<u16>,
    /// With --tls: a further name by which devices reach this computer; may be repeated.
    #[arg(long = "name", env = "STAIRWAY_NAME", value_delimiter = ',', value_name = "NAME")]
    pub names: Vec<String>,
    /// Time zone of exercises, by its IANA name, for example Asia/Almaty; this computer's own if absent.
    #[arg(long, env = "STAIRWAY_TIME_ZONE", value_name = "NAME")]
    pub time_zone: Option<String>,
    /// Open a browser when ready.
    #[arg(long)]
    pub open: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// One negotiation in the terminal.
    Play(Play),
    /// Behaviour codes for utterances read line by line from a file or standard input.
    Code(Code),
    /// Outcome distribution of a scripted policy.
    Simulate(Simulate),
    /// The doctrine's validation statements: claim, source, figure, interval, pass.
    Validate(Validate),
    /// Turning points of a talk by simulation: what else could have been said.
    #[command(name = "whatif")]
    WhatIf(WhatIf),
    /// Validates a pack or a set of papers: every problem with file, line and remedy.
    Check(Check),
    /// Writes a log as JSON Lines with the stored bytes.
    Export(Export),
    /// Reads a log written by export into the store.
    Import(Import),
    /// Verifies an exported file or a log of the store; names the first broken event and reports erasures.
    Verify(Verify),
    /// What people corrected by hand in exported logs, as training text for the coder.
    Corrections(Corrections),
    /// Prints a one-time link to a new password, or to a new account.
    StaffLink(StaffLink),
}

#[derive(Debug, Args)]
pub struct Play {
    /// Name of a pack that comes with the program, or the path of a pack's folder.
    pub pack: String,
    /// Language of the talk.
    #[arg(long, default_value = "en")]
    pub lang: String,
    /// Persona; the first of the pack if absent.
    #[arg(long)]
    pub persona: Option<String>,
    /// Seed of the draws; the same seed and input give the same bytes.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// 1 to 5; 3 as written.
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..=5))]
    pub intensity: u8,
    /// Worst ending that may occur: unresolved, withdrawn, tactical or harm.
    #[arg(long, default_value = "harm")]
    pub worst: String,
    /// A script: an utterance a line; @pause SECONDS, @request WHAT, @hangup, @call.
    #[arg(long)]
    pub script: Option<PathBuf>,
    /// Print events as JSON Lines.
    #[arg(long)]
    pub json: bool,
    /// Write the log, chained, to this file when it ends.
    #[arg(long)]
    pub log: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Code {
    #[arg(long, default_value = "en")]
    pub lang: String,
    /// `text`: an utterance a line; `jsonl`: {"text":…,"previous":…} a line.
    #[arg(long, default_value = "text", value_parser = ["text", "jsonl"])]
    pub input: String,
    /// Say what spoke for each code, in the words of --lang.
    #[arg(long)]
    pub explain: bool,
    #[arg(long)]
    pub json: bool,
    /// File to read; standard input if absent.
    pub file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Simulate {
    pub pack: String,
    /// expert, novice, problem_solver, hardliner, parrot, silent or random.
    #[arg(long)]
    pub policy: String,
    #[arg(long, default_value_t = 2_000)]
    pub runs: u32,
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Only this persona.
    #[arg(long)]
    pub persona: Option<String>,
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..=5))]
    pub intensity: u8,
    #[arg(long, default_value = "harm")]
    pub worst: String,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Validate {
    /// Runs for each policy and persona.
    #[arg(long, default_value_t = 2_000)]
    pub runs: u32,
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    #[arg(long, default_value = "suicide-bridge")]
    pub pack: String,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct WhatIf {
    /// A file written by export, or by play --log.
    pub log: PathBuf,
    /// Futures for what was said and for each alternative.
    #[arg(long, default_value_t = 200)]
    pub futures: u32,
    /// The pack that was played, if the log does not carry it.
    #[arg(long)]
    pub pack: Option<PathBuf>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Check {
    /// A folder with a pack or a set of papers, or the name of one that comes with the program.
    pub path: String,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Export {
    /// The log's id.
    pub log: String,
    /// File to write; standard output if absent.
    #[arg(long, short)]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub place: Place,
}

#[derive(Debug, Args)]
pub struct Corrections {
    /// Exported logs.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// Only what was said in this language.
    #[arg(long, default_value = "en")]
    pub lang: String,
}

#[derive(Debug, Args)]
pub struct Import {
    /// File to read.
    pub file: PathBuf,
    #[command(flatten)]
    pub place: Place,
}

#[derive(Debug, Args)]
pub struct Verify {
    /// A file written by export, or a log's id in the store.
    pub log: String,
    #[command(flatten)]
    pub place: Place,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct StaffLink {
    /// Name somebody signs in with, who gets a new password; without it the link makes a new account.
    #[arg(long)]
    pub name: Option<String>,
    /// Where the server listens, for the printed address.
    #[arg(long, env = "STAIRWAY_LISTEN", default_value = "0.0.0.0:8080")]
    pub listen: SocketAddr,
    /// The server runs with --tls.
    #[arg(long, env = "STAIRWAY_TLS", action = ArgAction::SetTrue, value_parser = FalseyValueParser::new())]
    pub tls: bool,
    #[command(flatten)]
    pub place: Place,
}

/// Where the store is.
#[derive(Debug, Args)]
pub struct Place {
    #[arg(long, env = "STAIRWAY_DATA", default_value = "stairway-data")]
    pub data: PathBuf,
    #[arg(long, env = "STAIRWAY_DATABASE")]
    pub database: Option<String>,
}

/// Runs the command that was asked for.
pub fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    match arguments.command {
        None => crate::serve::run(arguments.serve),
        Some(Command::Play(a)) => crate::play::run(&a),
        Some(Command::Code(a)) => crate::code::run(&a),
        Some(Command::Simulate(a)) => crate::simulate::run(&a),
        Some(Command::Validate(a)) => crate::validate::run(&a),
        Some(Command::WhatIf(a)) => crate::whatif::run(&a),
        Some(Command::Check(a)) => crate::check::run(&a),
        Some(Command::Export(a)) => crate::logs::export(&a),
        Some(Command::Import(a)) => crate::logs::import(&a),
        Some(Command::Verify(a)) => crate::logs::verify(&a),
        Some(Command::Corrections(a)) => crate::logs::corrections(&a),
        Some(Command::StaffLink(a)) => crate::serve::staff_link(&a),
    }
}
