//! Pictures: named by an inject, there, whole, small enough, and told in words in every language.

use super::{Report, Scene, rule};
use crate::pack::limits;
use crate::read::path;
use media::Fault;
use std::collections::BTreeSet;

pub(super) fn check(scene: &Scene<'_>, report: &mut Report) {
    let named: BTreeSet<&str> = scene.structure.injects.iter().filter_map(|i| i.picture.as_deref()).collect();
    for (i, inject) in scene.structure.injects.iter().enumerate() {
        let Some(picture) = &inject.picture else { continue };
        if !scene.draft.media.contains_key(picture) {
            let what = format!("there is no picture `{}`", path::media(picture));
            let remedy = "Put the file there, or correct the name; it ends in .png, .jpg or .webp.";
            scene.error(report, rule::PICTURE_MISSING, &format!("inject.{i}.picture"), what, remedy);
        }
    }
    let all = scene.draft.media.len();
    if all > limits::PICTURES {
        let what = format!("the pack has {all} pictures; at most {} are allowed", limits::PICTURES);
        report.error(rule::LIMIT, "media", 0, what, "Leave some out.");
    }
    for (name, (bytes, size)) in &scene.draft.media {
        let file = path::media(name);
        if !named.contains(name.as_str()) {
            let remedy = "Name it as `picture` of an `[[inject]]`, or remove the file.";
            report.warn(rule::PICTURE_UNUSED, &file, 0, "no inject shows this picture", remedy);
        }
        match size {
            Err(Fault::TooManyBytes) => {
                let most = limits::PICTURE_BYTES;
                let what = format!("the picture has {} bytes; at most {most} are allowed", bytes.len());
                report.error(
                    rule::LIMIT,
                    &file,
                    0,
                    what,
                    "Make it smaller: 1,600 pixels on the longer side are plenty.",
                );
            }
            Err(fault) => {
                let remedy = "Save it anew as PNG, JPEG or WebP.";
                report.error(rule::PICTURE_BROKEN, &file, 0, format!("the picture cannot be read: {fault}"), remedy);
            }
            Ok((width, height)) if *width.max(height) > limits::PICTURE_SIDE => {
                let what = format!("the picture is {width} by {height} pixels");
                let remedy = format!("Make it smaller: at most {} pixels a side.", limits::PICTURE_SIDE);
                report.error(rule::LIMIT, &file, 0, what, remedy);
            }
            Ok(_) => {}
        }
    }
}
