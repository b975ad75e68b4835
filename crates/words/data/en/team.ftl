### Seats of a team, lines between them, the room.

## Roles

role-primary = Primary negotiator
role-coach = Coach
role-leader = Team leader
role-recorder = Recorder
role-intelligence = Intelligence and boards
role-mental-health-adviser = Mental-health adviser
role-tactical-liaison = Tactical liaison
role-family-liaison = Family liaison
role-technical = Technical officer
role-interpreter = Interpreter
role-communicator = Communicator
role-commander = Commander
role-adviser = Adviser
role-role-player = Role-player
role-director = Director
role-assessor = Assessor
role-observer = Observer
role-course-interpreter = Course interpreter

## Lines

line-phone = Line to the far end
line-coach-notes = Notes to the speaker
line-team = Team talk
line-command = Command
line-advice = Line to the advisers
line-family = Family
line-control = Control
line-far-control = Control, for the role-player
team-line-idle = Nobody is on the line.
team-line-rings = Ringing.
team-line-rings-in = Ringing: somebody is calling you.
team-line-open = The line is open.
team-line-from-far = Line to the negotiator
team-line-followed = You see what this line does. What is said on it does not come to this seat.
team-outside-speaks = You speak aloud, on a real telephone; there is nothing to write here. The buttons ring nobody: they mark that a number was dialled, that somebody picked up or hung up. Mark it at once; others write down what is said.
team-outside-logs = They speak aloud, on a real telephone. The buttons ring nobody: they mark that a number was dialled, that somebody picked up or hung up, where the speaker had no time for it. While the line is open, write down what you hear, and say whose words they are.
team-outside-tends = They speak aloud, on a real telephone. The buttons ring nobody: they mark that a number was dialled, that somebody picked up or hung up, where the speaker had no time for it.
team-outside-hears = They speak aloud, on a real telephone. What stands here is what somebody found time to write down.
team-line-empty = What is said on this line appears here.
team-call = Call
team-pick-up = Pick up
team-note-connected = The line is open.
team-note-gone = Somebody hung up.
team-lent = Control, in your place
team-note-voice = Speaking from now on: { $who }.
team-note-safe-word = Safe word. The scene is stopped.
team-note-goes = The scene is running.
team-note-asked = Asked of command: { $what }
team-hear-who = Who said it
team-hear-near = Our side
team-log-label = What was said
team-log-do = Write down
team-slip-label = Your note
team-slip-do = Pass the note
team-write-label = Your message
team-write-do = Write

## The scene

team-clock = Play time
team-over = The scene has ended.
team-alarm = Stopped by the safe word.
team-not-begun = Not started yet. Read your brief.
team-stands = The scene is stopped.
team-pause = Pause
team-safe-word = Safe word
team-stopped = Stopped
team-stopped-text = Nobody needs a reason. The trainer is coming to you. You may leave the room.
team-stopped-write = Write to the trainer
team-unsent-safe-word = No connection: nobody knows yet. Say STOP aloud. The safe word is kept here and sent as soon as the connection is back.
team-unsent-pause = No connection: the scene is still running. Say aloud that you need a pause. It is kept here and sent as soon as the connection is back.
team-arrived-safe-word = The safe word has arrived. The scene is stopped.
team-arrived-pause = The pause has arrived. The scene is stopped.
team-refused-safe-word = The safe word did not go through. Say STOP aloud.
team-requests-wait = { PLURAL($n) ->
    [one] { $n } request waits for your answer
   *[other] { $n } requests wait for your answer
}
team-to-question = To the question
team-to-seat = Back to your seat
team-watching = you are only watching
team-to-room = Back to the room
team-moved = This seat is no longer yours: somebody else sits here, or you were placed elsewhere. Nothing more comes to this screen. Go to the room to see where you sit.
team-warning = Before you begin, and where to find help
team-seats = Who sits where
team-seat-empty = nobody
team-voice = on the line
team-voice-heard = Voice on the line
team-voice-other = Another voice
team-pass-voice = Let somebody else speak
team-pass-voice-do = Hand over the line
team-pass-voice-hint = Introduce the change on the line first: an unannounced new voice costs trust. Before that, whoever takes over reads back the handover sheet.
team-voice-unread = { $who } speaks without having read back a handover.

## The desk

team-ask = Ask command
team-waits = waits for an answer
team-desk-empty = Nobody has asked for anything yet. Requests come here, and you answer them.
team-rule-words = Your answer in your own words
team-rule-granted = Grant
team-rule-partly = Grant in part
team-rule-refused = Refuse

## Papers

team-shelf = Boards and papers
team-paper-empty = Nothing here yet.
team-paper-write = Write
team-paper-change = Correct
team-paper-confirm = I have read this
team-read-back = Read back
team-read-back-beside = Beside the handover sheet
team-paper-file = File it
team-paper-now = What stands there now
team-paper-close = Close
team-paper-required = needed
team-paper-missing = { PLURAL($n) ->
    [one] { $n } field is still needed. It is marked below; nothing was lost.
   *[other] { $n } fields are still needed. They are marked below; nothing was lost.
}
team-superseded = superseded by a newer one
team-read-by = Read by
team-unread-by = Not yet by
team-item-number = no. { $n }
paper-fault-missing = Fill this in; it is needed.
paper-fault-too-long = That is too long; shorten it.
paper-fault-unknown = This field does not belong here; open the form again.
paper-fault-not-possible = Choose from the list, or write a number.
paper-fault-option-unfinished = Give every option that stands here its words, whether it was chosen or rejected, and why.
paper-fault-not-one-chosen = Mark one option as chosen: not none, and not several.
paper-fault-none-rejected = Write down at least one rejected option, and why it was rejected. If there truly was none, and the form has a line for it, say there why.

## The role-player

team-settings = Set by the trainer: intensity { $intensity } of 5 ({ $means }). Worst ending allowed: { $worst }.
play-who = Who you are tonight
play-wants = What you want
play-answers = When they do this, you do that
play-ladder = Step by step towards the end
play-lines = When words fail you
play-care = Your limits, and stepping out
ladder-refusals = { $n } refused in a row; { $at_most } are too many
ladder-refused = Refused
ladder-gave = Gave something
ladder-hint = Tap a step when it is reached, and the last one again to go back. While this part has the focus, R counts a refusal and G what was given; with Alt they do so anywhere on this page.
ladder-wait = Kept here until the connection is back. Steps and refusals that wait:
team-feel = How the person feels now
team-feel-hint = Move them when something changes. Only control sees them.
team-feel-arousal = Arousal, from calm to extreme
team-feel-trust = Trust in the negotiator, from none to full
team-feel-send = Send

## Tags, marks, glosses

team-tags = Tags
team-tags-hint = One key, or one tap, for what just happened. Keys work while this pad is selected.
team-listening = { PLURAL($n) ->
    [one] The last utterance to the far end
   *[other] The last { $n } utterances to the far end
}
team-listening-share = Listening, of all that was said
team-listening-questions = Questions, open : closed
team-listening-talk = Our share of the words
team-tags-none = Nothing has been marked yet.
team-tags-last = The last ones
team-tag-take-back = Take back
team-tag-taken-back = taken back
team-mark = Mark this moment
team-mark-do = Set the mark
team-mark-hint = For the debrief. Seen by you and by staff.
team-marks-wait = Kept here until the connection is back. Marks that wait:
team-tags-wait = Kept here until the connection is back. Tags that wait:
team-gloss = Translation
team-gloss-hint = Tap what was said or stands on a board, or type its number, and write the translation. Seen by staff, in the plenary and in reports.
team-gloss-language = Language of the translation
team-gloss-number = Number
team-gloss-text = Your translation
team-gloss-do = Add the translation
team-gloss-of = to no. { $n }

## Interpreting in play

team-render = To render
team-render-empty = Nothing waits. Where control lets you interpret, what is said comes here, one after the other.
team-render-to-far = for the far end
team-render-to-cell = for your side
team-render-since = waiting for
team-render-rest = Waiting behind it
team-render-words = Your rendering
team-render-do = Say the rendering
team-say-own = Say for yourself
team-interpret-passes = Words not rendered within { $seconds } s pass as they were spoken.
team-interpret-wrong = Control asks you: make a mistake in the sense.
team-interpret-shortened = Control asks you: shorten what is said.
team-interpret-softened = Control asks you: soften what is said.
team-sounds = (speaks, about { $seconds } s)
team-not-interpreted = not interpreted: the words as they were spoken
team-note-rendered = The interpreter has said it.
team-note-passed = It went across without an interpreter.
team-note-interpreted = From here on an interpreter speaks between the two sides.
team-note-interpreted-no-more = From here on nobody interprets.
team-note-misrendered = Marked by control: { $how }
team-line-interpreted = { $n ->
    [0] This line is interpreted.
    [one] This line is interpreted; { $n } utterance waits.
   *[other] This line is interpreted; { $n } utterances wait.
}
misrendered-wrong = rendered wrongly
misrendered-shortened = shortened
misrendered-softened = softened
tell-message = A message
tell-news = News
tell-call = A call
tell-document = A document
tell-around = Around you

## Joining

join-alias = What should we call you?
join-alias-text = Choose the name that others will see in this exercise. It need not be your own.
join-alias-hint = Nothing else is asked. This device will be known again for a week.
join-alias-wrong = Write what we should call you, at most 40 characters.
join-alias-taken = Somebody here is called “{ $alias }” already. Choose another name; if it was you, ask the trainer to let you in again or for a new pass.
join-enter = Come in
error-device-full = Six people share this device already
error-device-full-remedy = Join on another device, or let somebody take theirs off this one: in the room, under their name.
error-join-first = First join the exercise
error-join-first-remedy = This page belongs to an exercise. Join it with the trainer’s code, on the start page.
error-taken-out = You are not in this exercise any more
error-taken-out-remedy = The trainer has removed you from it. If that was a mistake, ask to be let in again, then reload this page.
adopt-title = This device becomes “{ $alias }”
adopt-text = Seats and everything written stay as they are. Devices that were used under this name until now will no longer open anything. Go on only if this is you.
adopt-beside = Already at this device: { $who }. They stay. If you did not ask your trainer for this, close the page.
adopt-do = Yes, that is me
error-ticket = This pass is no longer valid
error-ticket-remedy = It works once and for ten minutes. Ask your trainer for a new one.
error-wait = Too many tries in a short time
error-wait-remedy = { PLURAL($seconds) ->
    [one] Wait a second, then try again.
   *[other] Wait { $seconds } seconds, then try again.
}
error-not-your-seat = Somebody else’s seat
error-not-your-seat-remedy = You do not sit there. Go back to the room and choose your seat, or ask the trainer to place you.

## The room

lobby-you = You are here as
lobby-team = Team
lobby-turn = Whose turn is it?
lobby-turn-hint = What is written, chosen and taken on this page counts for this person.
lobby-beside = Somebody else joins on this device
lobby-off = Take this name off the device
lobby-next-round = The next round is open.
lobby-to-next-round = Go to the next round
lobby-earlier-round = Back to the round before
lobby-to-seat = to your seat
lobby-seats = Seats
lobby-seats-hint = Take a free seat. You can hold several in one team on one device; never both sides of the line.
lobby-seated = Open your seat and read your brief. The trainer starts the exercise.
lobby-seated-hint = You can hold several seats in one team on one device; never both sides of the line.
lobby-needed = needed first
lobby-sit = Sit here
lobby-sit-far = Whoever has read these papers can no longer go into a team by themselves, only through the trainer.
lobby-sit-far-do = Take this seat
lobby-stand = Stand up
lobby-taken = taken
lobby-staff-seat = given by the trainer
lobby-ask-control = only through the trainer, after your other seat
lobby-vote = A question to everybody
lobby-de-role = Step out of the role
lobby-de-role-do = I have stepped out
lobby-de-roled = You have stepped out of the role. Drink some water before the talk.
lobby-commit = What I will do differently
lobby-commit-hint = One or two things, small enough to do next week.
lobby-commit-label = I will …
lobby-commit-do = Write it down
lobby-conclude = What our team found
lobby-conclude-label = One sentence about the team’s work, not about a person
lobby-help = Where to find help
conclusion-strength = Strength
conclusion-improvement = To improve
phase-briefing = Take a seat and read your brief. The trainer starts the exercise.
phase-running = The exercise is running.
phase-plenary = Everything is stopped. Please look at the screen at the front.
phase-debrief = The exercise is over. The debrief comes next.
phase-closed = The exercise is closed.

## Refusals

refusal-not-ringing = Nobody is calling you at the moment. Wait for the ring.
refusal-no-such-paper = There is no such paper. Go back to your seat and open it from there.
refusal-bad-field = Something cannot be kept as it is; see below what to change. Nothing was lost.
refusal-replaced = Somebody was quicker and has changed this entry. Read what stands there now; if yours still matters, file it again, and it takes that place.
refusal-no-such-event = What this is about is not there. Reload the page and choose it again.
refusal-too-many-entries = The papers are full. End the exercise and start another.
refusal-not-asked = Nobody asked for that.
refusal-answered-already = That has been answered already: { $by }. The first answer stands; read it before you say more.
refusal-voice-already = This seat is already the one speaking.
refusal-not-waiting = This has been said already, or nobody is there to hear it. Go on with the next.
delivery-refusal-not-control = Only the trainer may do that.
delivery-refusal-no-such-team = There is no such team. Reload the page.
delivery-refusal-no-such-seat = There is no such seat. Reload the page.
delivery-refusal-taken = Somebody sits there already. Choose another seat or ask the trainer.
delivery-refusal-ask-control = At another seat you have seen what must not be known here. Ask your trainer to move you.
delivery-refusal-not-here = This person is not in the exercise. Join first.
delivery-refusal-full = The exercise is full. Ask the trainer.
delivery-refusal-empty = Write something first.
delivery-refusal-too-long = That is too long; shorten it.
delivery-refusal-options = Give two to six different options.
delivery-refusal-no-vote = This vote is closed.
delivery-refusal-at-the-line = This question is for the others: they say what they would say in your place. You go on afterwards.
delivery-refusal-hands = Enter for each answer how many hands were raised, at most 300 in all.
delivery-refusal-too-many = You have written as many as fit here.
delivery-refusal-replaced = Somebody was quicker. Read the newer one first.
delivery-refusal-closed = The exercise is closed.
delivery-refusal-bad-client-id = The page is out of date. Reload it.
