### Running an exercise: control room, roster, plenary, debrief, report, what is printed.

## Lists and setting up

control-list-title = Exercises
control-list-empty = No exercise has been set up yet. Set one up from here, or from a course.
control-to-course = Course
control-delete = Delete
control-delete-title = Delete { $title }
control-delete-text = The exercise goes for good, with everything that was said and written in it and the names of everybody who joined. The course and its participants stay.
control-delete-sure = Delete the exercise
control-delete-cancel = Keep it
control-new-lead = First choose the scenario. Everything else fits on one page.
control-new-line-same = As the team
control-new-other-languages = Another language on single lines
control-new-other = Another scenario
control-new-choose = Choose
control-new-seats = { $n } { PLURAL($n) ->
    [one] seat
   *[other] seats
} in a team
control-new-name = Name of the exercise
control-new-name-hint = As it will stand in lists and on the joining sheet. Leave it empty to use the scenario’s title.
control-new-title-long = The name is too long; { $at_most } characters fit.
control-new-teams = Teams
control-new-far = Far end
control-new-simulated = Simulated
control-new-person = A person plays
control-new-cast = Who is at the far end
control-new-chance = By chance
control-new-lines = Line
control-new-typed = Typed here
control-new-outside = A real telephone
control-new-outside-simulated = A simulated person cannot be rung on a real telephone. Let a person play the far end, or choose a typed line.
control-new-papers = Papers and decision model
control-new-papers-lack = The papers “{ $set }” leave out what this scenario needs: { $papers }. Choose other papers, or put these back into the set.
control-new-papers-own = As the scenario has them
control-new-papers-own-hint = The program’s boards, logs and sheets; decisions in the order of the National Decision Model.
control-new-papers-unfit = The papers “{ $set }” do not go with this scenario: “{ $file }” breaks the rule “{ $rule }”. Put them into a copy of the scenario’s folder and type “stairway check” with that folder: it says what is wrong and what to do.
control-new-say-first = Before anybody joins
control-new-consents = Say out loud that taking part is voluntary, that everybody may stop the scene at any time without a reason, and what is kept. Ask for consent.
control-new-unasked = No consent is on record from:
control-new-warning = What to warn people about
control-new-go = Set it up
control-new-go-hint = No clock runs until you begin.

## The control room

control-title = Control room
control-teams = Teams
control-code = Join at
control-sheet = Joining sheet
control-projector = Projector
control-kit = Paper kit
control-guide = Facilitator’s guide
control-roster = Roster
control-master = Master list
control-plenary = Plenary
control-debrief = Debrief
control-report = Report
control-keys = Keys: Alt and a digit go to a team, Alt and P stop or continue all teams, Alt and M mark the moment in the team where you are. A safe word is lifted only in the team’s own row.
control-people = { $n } { PLURAL($n) ->
    [one] person has joined
   *[other] people have joined
}
control-seated = { $n } { PLURAL($n) ->
    [one] has
   *[other] have
} a seat
control-missing = Team { $team } still needs: { $seats }.
control-gone-person = (deleted)
control-phase-briefing = Briefing
control-phase-running = Running
control-phase-plenary = Plenary
control-phase-debrief = Debrief
control-phase-closed = Closed
control-phase-does-briefing = join, sit, read
control-phase-does-running = all clocks run
control-phase-does-plenary = all clocks stop
control-phase-does-debrief = people step out of their roles
control-phase-does-closed = nobody can join any more
control-phase-back = Go back
control-phase-back-sure = The debrief has begun, and people have stepped out of their roles. Going back breaks the debrief off for everybody; back in “Running”, the clocks of all teams whose scene has not ended go on.
control-pause-all = Pause all teams
control-resume-all = Continue all teams
control-begin = Begin
control-resume = Continue
control-resume-safe-word = Continue after the safe word
control-stays = Team { $team } stays stopped: safe word. Continue it in its own row.
control-state-new = not started
control-state-runs = running
control-state-stands = stopped
control-state-held = stopped: the program was away
control-state-safe-word = safe word
control-alarms = Alarms
control-alarm-safe-word = Somebody said the safe word. The team is stopped until you continue it. Go there first.
control-alarm-safe-word-by = Safe word from { $who }. The team is stopped until you continue it. Go there first.
control-stops-title = Safe word, team { $teams }
control-stops-since = Since { $time } ({ $zone }).
control-alarm-lost = The screen of this seat has gone: { $who }. You can give out a new pass on the roster.
control-alarm-silence = { PLURAL($n) ->
    [one] Silence on the open line for { $n } minute.
   *[other] Silence on the open line for { $n } minutes.
}
control-alarm-request = { PLURAL($n) ->
    [one] “{ $what }” has waited for an answer for { $n } minute.
   *[other] “{ $what }” has waited for an answer for { $n } minutes.
}
control-empty-seats = Empty:
control-seat-here = screen open
control-seat-away = no screen open
control-seat-empty = empty
control-voice = speaks for the team
control-line-open = line open
control-line-rings = ringing
control-line-idle = nobody on the line
control-far-person = played by a person
control-far-simulated = simulated
control-far-outside = real telephone
control-no-words = Nothing has been said yet.
control-waits = Waits for an answer:
control-next = Next
control-next-none = Nothing else is timed.
control-held = held

## One team

control-talk = What is said and happens
control-watch-hint = A seat’s name opens what is seen there.
control-ladder = ladder: step { $step }
control-felt = feels: arousal { $arousal }, trust { $trust }
control-note-rings = Ringing.
control-note-gone-far = The far end hung up.
control-note-asked = asks command: { $what }
control-note-desk = Command, { $answer }: { $what }.
control-desk = Desk
control-desk-none = No request is waiting.
control-rule-words = Answer in your own words, or leave it empty for the scenario’s
control-speak = Speak as the far end
control-speak-who = As whom
control-speak-do = Say it
control-speak-closed = Nobody would hear it: the line is not open. Somebody in the team has to call first; then say it.
control-speak-stands = Nobody would hear it: the team’s clock stands. Press “Continue” first; then say it.
control-speak-simulated = While the line is open, somebody simulated says your words as their own and waits for an answer. The words change no feeling. What this person was about to say is dropped, unless it has already changed something: then it comes first.
control-lent = { $who } (said by control)
control-answer = Answer on a line
control-answer-hint = Heard by everybody who hears that line, and by nobody else: as control, or as a relative, a chief, a reporter. What reaches the far end does not go this way.
control-answer-line = Line
control-answer-as = Speaking as (empty: control)
control-answer-words = What is said
control-interpret = Interpreter on the line
control-interpret-is-on = on
control-interpret-is-off = off
control-interpret-hint = What one side says reaches the other only as the interpreter’s rendering. Both versions stand here and in the report.
control-interpret-on = What is said waits for the interpreter
control-interpret-passes = Pass after (seconds)
control-interpret-passes-hint = After that the words pass as they were spoken, marked as not interpreted. Empty: they wait as long as it takes.
control-interpret-lag = Renderings come late by (seconds)
control-interpret-lag-hint = After the interpreter has written it, the other side waits this much longer. Empty: it gets the rendering at once.
control-interpret-fault = As a difficulty
control-interpret-faithful = rendered faithfully
control-interpret-fault-hint = The interpreter is asked to do this. Neither side learns of it.
control-interpret-do = Set
control-interpret-set = Set: words wait for the interpreter
control-interpret-set-lag = renderings come { $seconds } s late
control-interpret-set-passes = pass after { $seconds } s
control-interpret-set-shortened = the interpreter is asked to shorten
control-interpret-set-softened = the interpreter is asked to soften
control-interpret-set-wrong = the interpreter is asked to get it wrong
control-misrender = Mark a rendering
control-misrender-of = Number of the rendering
control-misrender-how = It was
control-misrender-do = Mark
control-tell = Send something in
control-tell-kind = As
control-tell-to = To whom
control-tell-to-hint = Tick nobody, and everybody in the team gets it. The far end does not.
control-tell-far = Also the far end
control-tell-far-end = the far end
control-tell-goes = Goes to:
control-tell-team = everybody who sits in the team
control-tell-minute = At play minute (empty: at once)
control-tell-words = Words
control-tell-do = Send it
control-end = End this team’s scene
control-end-outcome = How it ended
control-end-do = End the scene
control-over = The scene has ended.
control-inject-sent = sent
control-inject-due = due
control-inject-held = held
control-inject-waits = waiting
control-inject-never = will not come
control-kind-noise = all around
control-kind-note = note
control-kind-tactical = tactical
control-kind-message = to the far end
control-when-by-hand = by your hand: a person plays the far end
control-when-delay = { $after } { $what }
control-when-paper = after somebody writes: { $what }
control-when-request = after somebody asks for: { $what }
control-when-answer = after command answers: { $what }
control-when-inject = after the inject: { $what }
control-when-tag = after the tag: { $what }
control-when-hang-up = after the line went dead
control-when-step = after the step: { $what }
control-when-stage = when the person is { $what }
control-when-no-request = unless somebody asks for: { $what }
control-when-no-paper = unless somebody writes: { $what }
control-when-no-code = unless this is heard: { $what }
control-send = Send now
control-hold = Hold
control-release = Release
control-skip = Skip
control-skip-sure = It will not come any more, not even by hand. To keep it for later, hold it.
control-change = Change
control-edited = words changed
control-in-language = in the team’s language: { $language }
control-minute = Play minute, as 12 or 12:30
control-move = Move
control-words = Words
control-edit = Use these words
control-restore = The first words again
control-all-teams = all teams
control-to-everybody = everybody
control-to-team = the team
control-to-nobody = nobody sits there
control-case-time = case { $time } h
control-minute-past = That minute has passed. Choose a later one, or press “Send now”.
control-tell-past = That minute has passed. Choose a later one, or leave it empty to send this at once.
control-bad-minute = Write the play minute as 12, 12.5 or 12:30.

## Roster

control-check = Ready to begin?
control-check-fine = Every team has the seats it needs.
control-seat-name = Seat
control-stand = Free this seat
control-stand-sure = { $who } no longer sits there, and the screen of this seat falls silent.
control-people-title = People
control-people-none = Nobody has joined yet. Show the code, or bring people in by name below.
control-no-seat = no seat yet
control-place = Place
control-place-choose = Choose a seat
control-clear = Remove everybody without a seat
control-pass = New pass for a lost phone
control-pass-link = Address of the pass
control-pass-text = Let the person open this address on the other device, or point its camera at the QR code, and confirm there. It works once, for ten minutes; after that the old device opens nothing any more.
control-remove = Remove
control-remove-sure = { $who } leaves the exercise: seats are freed, and the device opens nothing any more. Anybody who has held a seat can be let in again here.
control-out-title = Removed
control-out-hint = Their names are kept for what they did here. Let in again, they come back with the same name, on the same device.
control-take-back = Let in again
control-bring = Bring somebody in
control-bring-hint = For people without a device, or who share one.
control-bring-do = Bring in
control-alias-taken = Somebody here is called “{ $alias }” already. Choose another name; somebody who was removed can be let in again under “People”.
control-rotation = Rotation
control-rotation-hint = A proposal over several rounds: nobody sits in the same seat twice before the others have had it, and as many as possible play both sides. Trainers and interpreters keep their seats.
control-rounds = Rounds
control-round = Round
control-rests = Watching:
control-rotate = Seat everybody like this
control-round-next = Next round with these people
control-round-there = To the next round
control-round-later = The next round is an exercise of its own with the same people. It can be set up here once this one is in its debrief.
control-round-lead = The next round is an exercise of its own, filled in below as the last one was. Everybody who is in that one comes along without typing a code and is seated as the rotation proposes; trainers and interpreters keep their seats. Pages that participants have open go there by themselves. Who played the far end knows its papers: choose another person there, or another scenario.
control-round-title = { $title } · Round { $n }

## Joining sheet

control-print = Print
control-sheet-local = This address works on this computer only: phones will not find it.
control-sheet-local-do = What to do
control-sheet-title = How to join
control-sheet-1 = Point the phone’s camera at the QR code, or type the address into a browser.
control-sheet-2 = Type the code if you are asked for it, and the name you want to be called by.
control-sheet-3 = Take the seat that the trainer gave you, and read your brief.

## Plenary and projector

control-freeze = Freeze all teams
control-freeze-hint = All clocks stop, and every seat is asked to look at the screen at the front.
control-unfreeze = Back to the teams
control-unfreeze-hint = All clocks go on from where they stopped. A team that a safe word has stopped stays stopped.
control-on-projector = On the projector
control-show-code = Joining code
control-show-clock = Clocks
control-show-decisions = Decisions
control-show-vote = Vote
control-show-commitments = Commitments
control-show-moment = On the projector
control-decisions = Decisions
control-decision-none = No decision is written down yet.
control-decisions-hint = The projector shows the newest decision of each team. Choose another here: teams that answered the same question come along with theirs.
control-votes = Votes so far
control-hands-title = Hands
control-hands-hint = Count the hands of those who have no device of their own. A new count replaces the one before.
control-hands-do = Enter the hands
control-vote-title = Ask the class
control-vote-question = Question
control-vote-options = Two to six answers
control-vote-option = Answer
control-vote-open = Open the vote
control-vote-close = Close the vote
control-vote-none = No vote has been opened yet.
control-vote-answered = { $n } of { $of } have answered
control-ask = What would you say?
control-ask-question = “{ $words }” What would you say?
control-pairs = One pair plays, the others watch
control-pairs-hint = The projector shows the last words on the line as they are said. Stopping a pair stops that team alone and asks everybody else what they would say now: the question is the far end’s last words unless you write another below, and the answers are those you write below, or ways to listen on.
control-pair-stop = Stop this pair and ask the class
control-pair-go-on = Let the pair go on
control-pair-wait = Say nothing and wait
control-stage-join = Join here
control-stage-interpreted = An interpreter stands between the two sides. What each of them says is not shown here.

## Debrief

control-debrief-not = The exercise is not in its debrief yet. When it is, people are asked to step out of their roles and to write what they will do differently.
control-debrief-begin = Begin the debrief
control-open-title = How did it end?
control-open-hint = These scenes are still open. Until you say how they ended, the report has no outcome for them, and their curves are not shown.
control-open-line = Scenes still open, by team: { $teams }.
control-open-link = Say how they ended
control-de-role = Stepping out of the role
control-de-role-hint = Nobody goes home in a role. Whoever has played the far end several times makes way for somebody else.
control-behalf-de-role = Mark as stepped out
control-behalf-title = Write for people without a device of their own
control-behalf-hint = Whoever shares a laptop or plays on paper says it aloud, and it is kept under their name.
control-de-roled = { $n } of { $of } have stepped out.
control-de-role-done = has stepped out
control-de-role-not = not yet
control-exposure = { PLURAL($n) ->
    [one] far end: { $n } time on this course
   *[other] far end: { $n } times on this course
}
control-exposure-beside = { PLURAL($n) ->
    [one] looked on: { $n } time on this course
   *[other] looked on: { $n } times on this course
}
control-exposure-led = { PLURAL($n) ->
    [one] led an exercise: { $n } time on this course
   *[other] led an exercise: { $n } times on this course
}
control-exposure-lent = { PLURAL($n) ->
    [one] spoke as the far end: { $n } time on this course
   *[other] spoke as the far end: { $n } times on this course
}
control-exposure-trainers = Trainers on this course
control-marks = Marked moments
control-marks-none = Nobody has marked a moment.
control-around = The words around it
control-findings = What the teams found
control-findings-none = Nothing yet.
control-strengths = Strengths
control-improvements = To improve
control-commitments = Commitments
control-commitments-none = Nobody has written a commitment yet.
control-lessons = Lessons
control-lessons-hint = From what was observed to what was verified. A lesson without an owner and a date is a wish.
control-lessons-none = No lesson is written down yet.
control-lessons-sheet = As a spreadsheet (xlsx)
control-lesson-new = Write down a lesson
control-lesson-keep = Keep
control-lesson-open = not yet
control-lesson-observation = Observation
control-lesson-cause = Cause
control-lesson-recommendation = Recommendation
control-lesson-owner = Owner
control-lesson-due = Due
control-lesson-verified = Verified how and when

## Report

control-report-note = Aliases stand for people. Nothing here grades anybody.
control-report-short = Time line only
control-report-full = With every word
control-report-boards = The boards at the end
control-report-papers = Papers
control-report-entry = Entry
control-report-origin = Source, grade
control-report-hung = from the scenario
control-report-by = Written by
control-report-replaced = replaced at { $time }
control-report-told = Confirmed by:
control-report-untold = Not confirmed by:
control-report-line = Stairway, exercise report: { $title }
control-report-played = { $minutes } { PLURAL($minutes) ->
    [one] minute
   *[other] minutes
} of play, { $calls } { PLURAL($calls) ->
    [one] call
   *[other] calls
}, { $said } { PLURAL($said) ->
    [one] utterance
   *[other] utterances
}.
control-fact-course = Course
control-fact-place = Place
control-fact-date = Date
control-fact-pack = Scenario
control-fact-papers = Papers and decision model
control-fact-settings = Settings
control-fact-people = People
control-time-line = Time line
control-time-line-none = Nothing has happened yet.

## Master list

control-master-lead = Everything that is planned for the teams, by play minute. Send, hold and skip here, for one team or all; change words and minutes on a team’s page, or all at once in a spreadsheet.
control-strips = The list over play time
control-strips-alt = Team { $team }: { $sent } sent, { $due } due, { $held } held, { $waits } waiting, { $never } will not come; the clock shows { $now }
control-strips-hint = A strip for each team; the table below says the same in words. What waits for a condition has no place on it yet.
control-strips-now = now
control-column-case = Case time
control-column-do = Do
control-master-away = Download the list (xlsx)
control-master-bring = Upload a changed list
control-master-bring-hint = xlsx or CSV. State, minute or time of day and your own words are applied, a dash (-) takes own words back, and a row with a new id becomes an inject of your own. What cannot be applied is said row by row.
control-master-bring-do = Apply the changes
control-master-done = { $n } { PLURAL($n) ->
    [one] change was
   *[other] changes were
} applied.
control-master-no-headings = No row has the headings “Team” and “Id”. Download the list from this page, change it, and upload that file.
control-master-unknown = Row { $n }: there is no such inject in this team. Leave “Id” as it was; a new inject needs “Own words” and a play minute.
control-master-minute = Row { $n }: the minute cannot be read. Write 12, 12.5 or 12:30.
control-master-long = Row { $n }: your words are too long; 1,000 characters fit.
control-master-team = Row { $n }: there is no such team. Write its number as on this page.
control-master-past = Row { $n }: this minute has passed. Write a later one, or send the inject by hand.
control-master-no-minute = Row { $n }: the minute is empty. Write one, or change the state to “held” or “will not come”.
control-master-emptied = Row { $n }: your own words are empty. Write a dash (-) there to take them back.
control-master-state = Row { $n }: there is no such state. Write “due”, “held” or “will not come”.
control-master-sent = Row { $n }: a list sends nothing. Press “Send now” in the control room.
control-master-kind = Row { $n }: a new inject cannot be of this kind. Leave it empty, or write it as the choice under “Send something in”.
control-master-seat = Row { $n }: there is no such seat. Write titles of seats with commas between them, or leave it empty for the whole team.
control-master-disagrees = Row { $n }: play minute and time of day do not fit together, and the minute counts. Empty the minute if the time of day is meant.
control-master-to-read = Row { $n }: “{ $column }” is there to be read, and what was changed in it is not taken in. Other words go into “Own words”.
control-master-over = Row { $n }: it has happened already or will not come, and cannot be changed.
control-column-team = Team
control-column-id = Id
control-column-state = State
control-column-kind = Kind
control-column-to = To
control-column-when = Condition
control-column-minute = Play minute
control-column-planned = Planned minute
control-column-clock = Time of day
control-column-zone = Time zone
control-column-own = Own words
control-column-text = Words: { $language }

## Kit

control-kit-lead = Everything to play without devices. Print it, separate the pages, and give each seat only its own card.
control-kit-language = Language of the papers
control-kit-cards = Role cards
control-kit-players = Role-player’s papers
control-kit-boards = Boards
control-kit-boards-hint = One page each, best on A3.
control-kit-forms = Blank forms
control-kit-forms-hint = A sheet for each entry. Print or copy as many as each team may need: several for decisions and requests for information.
control-kit-recorder = Recorder’s sheet
control-kit-recorder-hint = Verbatim: how it begins, demands, deadlines, promises, names. A gap with a time is better than words filled in later. The letters are the keys of the same tags on the screen.
control-kit-rater = Sheet for assessors and observers
control-kit-rater-hint = 1: absent, or harmful to the talk. 3: sound. 5: exemplary. Write down the minute and the words you are rating; it is about the work, never about the person.
control-kit-required = must be taken
control-kit-secret = Only for the role-player. Not for the team.
control-kit-staff-only = For staff only.
control-kit-time = Time
control-kit-us-them = Us or them
control-kit-verbatim = Word for word
control-kit-due = Due, promised
control-kit-dimension = What is looked at
control-kit-weight = Weight here
control-kit-evidence = Minute and words
control-kit-sent = Sent at
control-weight-1 = less
control-weight-2 = as usual
control-weight-3 = more
control-anchor-listening-1 = Interrogates or interrupts; talks more than the far end.
control-anchor-listening-5 = The far end leads; varied listening, and the far end confirms it.
control-anchor-emotion-work-1 = Passes over feelings or makes them small.
control-anchor-emotion-work-5 = Names the mixed or hidden feeling, at the right moment.
control-anchor-timing-of-influence-1 = Solves and advises from the first minute.
control-anchor-timing-of-influence-5 = Waits until the far end is ready, then offers a choice.
control-anchor-demands-deadlines-1 = Asks for demands, promises, repeats deadlines.
control-anchor-demands-deadlines-5 = Gives nothing for nothing, small for small; talks through deadlines.
control-anchor-truth-repair-1 = Tells what is not so, or denies a mistake.
control-anchor-truth-repair-5 = Owns a mistake and repairs it; what was promised is kept.
control-anchor-risk-awareness-1 = Misses signs, or sees them and tells nobody.
control-anchor-risk-awareness-5 = Asks directly, puts signs together, passes them on.
control-anchor-team-use-1 = Works alone; notes pile up unread.
control-anchor-team-use-5 = One machine: short notes, used at once; a clean handover.
control-anchor-decision-record-1 = Nothing is written down, or only what was decided.
control-anchor-decision-record-5 = Written at the time: reasons, options rejected, who was told.
control-anchor-rights-dignity-1 = Demeans, mocks or threatens.
control-anchor-rights-dignity-5 = Protects everybody’s dignity, under pressure too.
control-anchor-exit-1 = Improvised; somebody does not know what will happen.
control-anchor-exit-5 = Agreed, rehearsed, told to all; nobody loses face.
control-dimension-listening = Active listening
control-dimension-emotion-work = Work with emotions
control-dimension-timing-of-influence = Influence at the right time
control-dimension-demands-deadlines = Demands and deadlines
control-dimension-truth-repair = Truthfulness and repair
control-dimension-risk-awareness = Awareness of risk
control-dimension-team-use = Use of the team
control-dimension-decision-record = Decisions and their record
control-dimension-rights-dignity = Rights and dignity
control-dimension-exit = Exit and ending
control-guide-none = This scenario has no facilitator’s guide.
