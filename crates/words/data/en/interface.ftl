# The interface in English. Buttons say what happens.

language-name = English

## Every page

skip-to-content = Skip to the content
theme-dark = Dark
theme-light = Light
appearance = Appearance
training-only = For training only. Not for use in a real incident.
back-to-start = Back to the start

## Start page

start-title = Practise crisis negotiation
start-lead = Stairway is where crisis negotiators practise: you speak with a person in crisis, who answers what you really said.
start-local = Nothing leaves this computer.
start-practise = Practise now
start-practise-hint = One conversation, on your own, in writing. Afterwards you read why it went as it did.
start-empty = There is no scenario here yet. Put a scenario folder beside the program and start it again.
card-minutes-even = { $n } { PLURAL($n) ->
    [one] minute
   *[other] minutes
    }
card-minutes = { $from } to { $to } minutes
card-intensity = intensity { $n } of 5
card-length-label = Length
card-intensity-label = Intensity
card-languages-label = Languages
card-open = Prepare

## Before a talk

practise-title = Prepare
practise-choices = Your choices
practise-language = Language of the conversation
practise-persona = Who is at the far end
practise-surprise = Leave it open
practise-surprise-hint = You find out by listening.
practise-intensity = How hard it should be
practise-worst = The worst ending that may happen
practise-worst-hint = Poor handling mostly ends without a decision. This sets what may happen at the very worst.
practise-warning = Before you begin
practise-helpline = If it stays with you
practise-start = Start the scene
practise-start-hint = Nobody is called yet. You read the brief first.
practise-bad-choice = One of the choices was not on the list. Choose again.

## The call

call-title = The call
call-clock = Time played
call-brief = Your brief
call-beside = This exercise
call-desk = Command desk
call-desk-hint = Ask here for what is not yours to decide. The answer takes a while.
call-desk-ask = Ask
call-desk-waiting = asked, no answer yet
call-desk-none = Nothing has to be asked for in this scene.
call-transcript = Conversation
call-empty = The conversation will appear here. Read the brief, take a breath, and call.
call-dial = Call
call-dial-again = Call again
call-hang-up = Hang up
call-pause = Stop and breathe
call-resume = Go on
call-end = End the scene
call-end-hint = The scene ends as it stands. A few words for stepping out come first, then the review.
call-end-sure = Yes, end it now
call-say-label = What you say
call-say-hint = Enter says it, Shift and Enter begin a new line.
call-say = Say
call-status-idle = Nobody is on the line.
call-status-ringing = It is ringing.
call-status-open = On the line.
call-status-paused = The clock is stopped. Nothing happens until you go on.
call-status-held = The program was not running for a while. The clock was held at that moment, and nothing was lost. Go on when you are ready.
call-status-over = The scene has ended.
call-you = You
call-far-end = Far end
call-note-rings = You are calling.
call-note-connected = Somebody answers.
call-note-connected-again = The line is open again.
call-note-no-answer = Nobody answers.
call-note-gone-far = The line goes dead. They hung up.
call-note-gone-ours = You hung up.
call-note-paused = The clock was stopped.
call-note-held = The clock was held, because the program was not running.
call-note-goes = The clock is running again.
call-note-asked = You ask command: { $what }
call-note-desk = Command, { $answer }: { $what }
call-silence = { $seconds } { PLURAL($seconds) ->
    [one] second
   *[other] seconds
} of silence
call-unsent = not yet sent
call-offline = No connection. What you write is kept and sent when it is back.
call-online = The connection is back.
call-reload = Look for anything new
call-reload-hint = Without JavaScript this page does not update itself.
call-newest = To the newest words

## The record

record-outcome = How it ended
record-played = { $minutes } { PLURAL($minutes) ->
    [one] minute
   *[other] minutes
} played, { $utterances } { PLURAL($utterances) ->
    [one] utterance
   *[other] utterances
} of yours, { $replies } { PLURAL($replies) ->
    [one] reply
   *[other] replies
}.
record-conversation = The conversation
record-evidence = The words behind it
record-evidence-none = no single word; the sentence as a whole
record-lent = Said by control in this person’s place; it changed no feeling.
record-unspoken = Was about to say: { $words }
record-silent-change = Nothing was said, but something moved.
record-stage = Readiness: { $stage }
record-person = Who it was
record-person-story = The story
record-person-agenda = What it was about
record-person-hooks = What was worth living for
record-person-triggers = What hurt
record-promises-none = Nothing that command decides was asked for or promised.
record-settings-line = Intensity { $intensity } of 5. Worst ending allowed: { $worst }.
record-keep = Keep or delete
record-keep-hint = This record is kept on this computer only.
record-download = Download the log
record-download-hint = One event per line, as JSON, with the hashes that prove it unchanged.
record-print = Print
record-delete = Delete this record
record-again = Practise again

## Deleting

delete-title = Delete this record
delete-text = The whole log of this conversation goes: every word, every reason. It cannot be brought back.
delete-sure = Delete for good
delete-cancel = Keep it
deleted-title = Deleted
deleted-text = The record is gone from this computer.

## When something is wrong

error-not-found = There is nothing here
error-not-found-remedy = The address is wrong, or what was here has been deleted. Begin again at the start page.
error-bad-request = That could not be understood
error-bad-request-remedy = Go back, reload the page and try again.
error-conflict = That does not fit now
error-too-large = That is too much at once
error-too-large-remedy = Shorten it to at most { $at_most } characters, or split it.
error-forbidden = That did not come from this page
error-forbidden-remedy = For safety only requests from Stairway’s own pages are accepted. Open the page again and repeat it there.
error-method = That address cannot be used in this way
error-server = Something went wrong on this computer
error-server-remedy = What was acknowledged is stored. Try again; if it keeps happening, tell the person who runs this program.

## The command line: why an utterance was heard so

explain-unit = { $code } ({ $percent } %): “{ $part }”
explain-phrase = a form of words that goes with it: “{ $words }”
explain-learned = the words that weighed most: “{ $words }”
explain-echo = it takes up what was said before: “{ $words }”
explain-joined = it belongs to what stands before it: “{ $words }”
explain-form = only the form of the sentence: “{ $words }”
explain-for = for { $code }: { $reason }
explain-also = might also be: { $code } ({ $percent } %)

## A field for a file

file-choose = Choose a file
file-none = no file chosen
