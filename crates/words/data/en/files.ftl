### Files of an exercise: pictures and documents that are handed out, and recordings of a dictaphone.

## A sheet

sheet-picture = A picture
sheet-last = Handed to you
sheet-open-picture = Open full size
sheet-open-document = Open the document
sheet-back = Back
sheet-what = What the picture shows, in words

## Handing out

handout-link = Hand out a picture or a document
handout-title = Pictures and documents
handout-over = This team’s scene has ended. Nothing more can be handed out.
handout-picture = A picture
handout-file = File
handout-file-hint = PNG, JPEG or WebP, at most { $megabytes } MB. A large picture is made smaller, and what the camera wrote into it (place, time, device) is not kept. No real cases, nobody who can be recognised.
handout-alt = What the picture shows
handout-alt-hint = In a sentence or two, for those who cannot see it well. Needed.
handout-caption = Words that go with it
handout-picture-do = Hand out the picture
handout-document = A document
handout-name = Title
handout-from = From
handout-date = Date
handout-text = Text
handout-text-hint = An empty line begins a new paragraph. The document opens as a sheet of paper and can be printed.
handout-document-do = Hand out the document
handout-lines = Everybody who hears a line
handout-this-team = This team
handout-all-teams = All teams
handout-nobody-hears = What you ticked reaches nobody. Tick a seat, or tick nothing and everybody in the team gets it.
handout-no-file = Choose a picture first.
handout-no-alt = Write what the picture shows: somebody may not be able to see it. Then choose the file again.
handout-prepared = Still to come from the scenario
handout-prepared-hint = You send, hold, skip or change them in the team’s master list.
handout-sent = Handed out
handout-sent-none = Nothing has been handed out yet. What you hand out appears here and on the screens of those you ticked.
picture-too-many-bytes = The file is too large. Save the picture at a smaller size and choose it again.
picture-too-many-pixels = The picture has too many pixels. Save it at a smaller size and choose it again.
picture-no-picture = This file is not a PNG, JPEG or WebP picture, whatever its name says. Save it as one of these and choose it again.
picture-broken = The picture is damaged and cannot be read to its end. Save it again, then choose it again.

## Recordings

sound-link = Recordings of this team
sound-title = Recordings
sound-lead = If a dictaphone ran beside a real telephone, bring its file here afterwards, mark once where in it something is heard, and play it from any moment. Only staff can play it.
sound-import = Import a recording
sound-import-do = Import
sound-line = Which line is heard on it
sound-unasked = No consent to recording is on record from:
sound-agreed = Everybody who is heard on it has agreed to the recording and to its being played in the debrief. My account is noted with this.
sound-file = File
sound-file-hint = WAV, MP3, M4A, AAC, Ogg, Opus or WebM, at most { $megabytes } MB. Delete it when the debrief no longer needs it.
sound-no-file = Choose a file first.
sound-no-sound = This file is not a recording that can be played here. Save it as WAV, MP3, M4A, AAC, Ogg or WebM and choose it again.
sound-too-large = The recording is too large. Save it at a lower bit rate, or cut it into parts, and choose it again.
sound-size = { $n } MB
sound-align-lead = Play the recording. When you hear something that is listed below, press “This is now” beside it. Without the player: write the minute and second of the recording, then press.
sound-align-again = Every moment can be played now. If the places do not match, play the recording and press “This is now” beside what you hear: the last press counts.
sound-place = Minute and second of the recording
sound-bad-place = Write where it is heard as 12:30, or 1:02:30 after the first hour. Then press “This is now” again.
sound-no-moments = There is nothing in the log of this line yet.
sound-now = This is now
sound-play = Play
sound-mark = Mark
sound-tag = Tag
sound-hear = Hear it in the recording at
sound-delete = Delete recording
sound-delete-text = The sound goes for good. That there was a recording, and who deleted it, stays in the log.
sound-delete-do = Delete the recording

delivery-refusal-not-agreed = Everybody who is heard must have agreed. Ask them, then tick it and choose the file again.
delivery-refusal-bad-recording = Choose a line of this team and import the recording again.
delivery-refusal-no-recording = This recording is no longer here. Reload the page.
