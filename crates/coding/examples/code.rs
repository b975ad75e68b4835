//! Codes the lines of standard input: `cargo run -p coding --example code -- en [rounds] < file`.
//! A line may go on with `;` and what the other side said before.
//! With a number of rounds it codes them all that often and prints only how many units came out (time it from outside).

use coding::{Coder, Language};
use std::io::{BufRead, stdin};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let language: Language = arguments.next().ok_or("which language?")?.parse()?;
    let rounds: Option<usize> = arguments.next().map(|n| n.parse()).transpose()?;
    let coder = Coder::builtin(&language).ok_or("no coder for this language")?;
    let lines: Vec<String> = stdin().lock().lines().collect::<Result<_, _>>()?;
    if let Some(rounds) = rounds {
        let mut units = 0;
        for _ in 0..rounds {
            units += lines
                .iter()
                .map(|l| coder.code(l, Some("they locked me out and nobody came")).units.len())
                .sum::<usize>();
        }
        println!("{} utterances, {units} units", lines.len() * rounds);
        return Ok(());
    }
    for line in &lines {
        let (line, previous) =
            line.split_once(';').map_or((line.as_str(), None), |(text, before)| (text, Some(before)));
        let coded = coder.code(line, previous);
        println!("{line}{}", if coded.nonsense { "  [nonsense]" } else { "" });
        for unit in &coded.units {
            let text = &line[unit.span.start as usize..unit.span.end as usize];
            let codes: Vec<String> = unit.ranked.iter().map(|s| format!("{} {}", s.code, s.p / 10_000)).collect();
            let rules: Vec<&str> = unit.evidence.iter().map(|e| e.rule.as_str()).collect();
            println!("   «{text}»  {}  {rules:?}  {:?}", codes.join(", "), unit.traits);
        }
    }
    Ok(())
}
