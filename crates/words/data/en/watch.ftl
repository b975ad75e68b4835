### What a trainer keeps an eye on: the mood at the far end, promises without command, screens before the start, what was
### played on paper, times of day.

## Mood

watch-mood = Mood at the far end
watch-mood-alt = At { $time }: arousal { $arousal } of 100 ({ $arousal_first } at the beginning), trust { $trust } of 100 ({ $trust_first } at the beginning).
watch-mood-none = Nothing to draw yet. The curves begin with the first words on the line.
watch-mood-none-played = Nothing to draw yet. The curves begin when the role-player moves a slider for the first time.
watch-mood-by-hand = as the role-player says with the sliders
watch-mood-simulated = as simulated; no seat sees it
watch-mood-units = Shares of 100 over minutes of play. Thin lines: injects, decisions, tags and steps on the ladder.
watch-mood-inject = Inject
watch-mood-decision = Decision
watch-mood-ladder = Step
watch-mood-tag = Tag
watch-mood-beside = Beside the talk
watch-record-note = A team’s talk. Trainers may read it here; what people did is judged by people.
watch-record = Review with curves and codes
watch-back-to-team = Back to team { $team }

## Promised without command

watch-bypassed-unasked = “{ $what }”: given or promised on the line, and nobody has asked command for it.
watch-bypassed-open = “{ $what }”: given or promised on the line before command has answered.
watch-bypassed-refused = “{ $what }”: given or promised on the line although command has refused it.
watch-bypassed-times = Said { $times } times so far.
watch-seen = Seen, put aside

## Words to control

watch-wrote = Written to you and not answered yet.
watch-wrote-answer = Answer

## Marks, tags, translations

watch-note = Mark or translate
watch-note-hint = Without a number it is about this moment. Touch the number beside a row to mark or translate that row; entries on boards have numbers too.
watch-note-words = Your words
watch-note-this = Mark or translate no.
watch-note-no-number = Write beside it the number of what you translate.
watch-tag = Tag
watch-tag-count = How often
watch-tag-when = When
watch-tag-to-talk = to this place in the talk
watch-tags-none = Nobody has marked anything with a key. Recorder and coach have the keys at their seats.

## Is everybody reached?

watch-reach-title = Is everybody reached?
watch-reach-summary = Seats reached: { $n } of { $of }.
watch-reach-hint = Screens answer by themselves; people press “I can see and hear”. You can begin all the same.
watch-reach-who = Who
watch-reach-state = Screen
watch-reach-do = What to do
watch-reach-fine = All well here
watch-reach-empty = nobody sits here
watch-reach-nowhere = no screen has been opened
watch-reach-in-room = is in the room, the seat is not open
watch-reach-gone = was open, is not any more
watch-reach-silent = is open and does not answer
watch-reach-answers = answers; nobody has pressed the button
watch-reach-shared = another seat of this person is open
watch-reach-sure = sees and hears
watch-reach-do-empty = Place somebody, or begin without.
watch-reach-do-nowhere = Ask the person to join with the code, or make a new pass.
watch-reach-do-in-room = Ask the person to press the name of the seat on their screen.
watch-reach-do-gone = Wake the device and open the page again; for a lost device make a new pass.
watch-reach-do-silent = Reload the page there, and check that the device is on the classroom Wi-Fi.
watch-reach-do-answers = Ask the person to press “I can see and hear”.
watch-reach-ask = Can you read this, and hear what you need to hear? Then tell the trainer.
watch-reach-sure-do = I can see and hear
watch-reach-thanks = The trainer knows that you see and hear.

## Played on paper, entered later

watch-on-paper = on paper
watch-on-paper-new = On paper, entered later
refusal-still-played = The scene is still being played. What happened on paper is entered when it is over, or in a team that was set up to play on paper.
refusal-not-rising = One row has an earlier time than the row above it. Put the rows in the order in which things happened.
watch-later-title = Enter what was played on paper
watch-later-lead = What was said and written on paper, each with the time at which it happened. It goes into the transcript, the boards and the report, marked as entered later and by whom. It does not affect the scene.
watch-later-by = entered later by { $who }
watch-later-by-column = Entered by
watch-later-row = One row
watch-later-row-do = Enter the row
watch-later-time = Time
watch-later-start = The scene began at
watch-later-time-hint = From the beginning, as 12:30 or 1:05:00. If you write times of day, say beside it when the scene began, as 14:05.
watch-later-who = Who
watch-later-line = Line
watch-later-what = Where
watch-later-said = said on the line
watch-later-words = Words
watch-later-origin = How far it can be trusted
watch-later-sheet = A whole sheet
watch-later-sheet-hint = Columns: time, line, who, words, paper; for boards also “Source”, “Grade” (as B2) and “How sure” (fact, assumption, rumour). “Who” is us, them, or a seat; if a paper is named, the words go onto it, and its other fields may have columns of their own. Times must not go back. A sheet is entered whole or not at all.
watch-later-template = Empty sheet (xlsx)
watch-later-file = Sheet, xlsx or CSV
watch-later-sheet-do = Enter the sheet
watch-later-told = Entered so far
watch-later-none = Nothing has been entered yet. Begin with the recorder’s sheet.
watch-later-done = { $n } { PLURAL($n) ->
    [one] row has
   *[other] rows have
} been entered.
watch-later-side-us = us
watch-later-side-them = them
watch-later-column-time = Time
watch-later-column-line = Line
watch-later-column-who = Who
watch-later-column-words = Words
watch-later-column-paper = Paper
watch-later-example-us = Good evening. I am with the police, and I would like to hear you.
watch-later-example-them = What do you want?
watch-later-example-paper = Wants to speak to the governor
watch-later-no-headings = No row has the headings “Time” and “Words”. Take the empty sheet from this page, fill it in, and bring that file back.
watch-later-bad-time = Row { $n }: the time cannot be read. Write 12:30 or 1:05:00 from the beginning, or times of day with the time at which the scene began.
watch-later-bad-start = The time at which the scene began cannot be read. Write it as 14:05, or leave it empty.
watch-later-earlier = Row { $n }: its time is earlier than that of the row above it. Put the rows in the order in which things happened.
watch-later-bad-line = Row { $n }: there is no such line. Leave it empty for the line to the far end.
watch-later-bad-who = Row { $n }: there is nobody of that name, or nobody of that side is on this line. Write us, them, or the name of a seat.
watch-later-bad-paper = Row { $n }: there is no such paper. Write its name as it is written on the board.
watch-later-bad-field = Row { $n }: “{ $field }” is missing or cannot be kept as it is.
watch-later-empty = Row { $n }: there are no words in it.

## Rotation over the exercises of a course

watch-rotation-before = { PLURAL($n) ->
    [one] What people played in { $n } earlier exercise of this course counts.
   *[other] What people played in { $n } earlier exercises of this course counts.
}
watch-rotation-kept = Keep their seats: { $who }.
watch-rotation-no-far = Nobody plays the far end: it is simulated in every team. Set up an exercise with a person at the far end if everybody is to play both sides.
watch-rotation-never-far = After these rounds still without a turn at the far end: { $who }. Each round has { PLURAL($n) ->
    [one] { $n } seat there
   *[other] { $n } seats there
}; add rounds, or play another exercise of the course.
watch-rotation-never-near = Only ever at the far end: { $who }. Give them a seat on the negotiators’ side next.
watch-rotation-far-again = Back at the far end before everybody has been there: { $who }.

## Times of day

watch-master-csv = The same as CSV
watch-zone-now = Times of day:
watch-zone = Time zone of this exercise
watch-zone-hint = As Region/City, for example Europe/Zurich or Asia/Almaty. It changes only how times of day are shown and read in lists and spreadsheets; nothing is moved.
watch-zone-do = Use this zone
watch-zone-unknown = There is no time zone “{ $zone }”. Write it as Region/City, for example Europe/Zurich or Asia/Almaty, and choose it from the list.
watch-clock-form = Row { $n }: the time of day cannot be read. Write 14:05, or 2026-10-25 14:05:00 with the day.
watch-clock-zone = Row { $n }: there is no such time zone. Write it as Region/City, for example Europe/Zurich, as +02:00, or leave it empty for the exercise’s own.
watch-clock-skipped = Row { $n }: this time of day does not exist; the clocks go forward over it when summer time begins. Write a later one.
watch-clock-stands = Row { $n }: a time of day counts only while the team’s clock runs. Write the play minute instead.
watch-clock-past = Row { $n }: this time of day is over. Write a later one, or send the inject by hand.

## Changing seats

watch-swap = Swap two seats
watch-swap-hint = Whoever sits on one will sit on the other, also in another team or on the other side of the line. An empty seat counts too.
watch-swap-one = One seat
watch-swap-other = The other seat
watch-swap-do = Swap
