# The call beside the talk itself: notes, silence, the coach's strip, stopping, stepping out. Buttons say what happens.

## On the line

call-quick = Without writing
say-go-on = Mm, go on.
call-silent = Stay silent
call-silent-kept = You stay silent until you write, or until the far end speaks.
call-pause-key = Stop and breathe (Alt+P)
call-step-out = Step out of the role

## Notes

call-notes = Your notes
call-notes-hint = For you alone. Nobody at the far end sees them.
call-notes-label = Note it in a few words
call-notes-none = Nothing noted yet.
note-note = Note
note-hook = Hook
note-trigger = Trigger
call-note-as-note = Note
call-note-as-hook = Hook
call-note-as-trigger = Trigger
call-note-meaning = A hook is what is worth living for. A trigger is what hurts.

## The coach’s strip

call-coach = Coach
call-coach-heard = Heard as
call-coach-nothing = What you say will be named here, with one suggestion at most.
call-coach-nonsense = It could not be made out.
call-coach-on = Show what my words are heard as
call-coach-off = Put the coach away

hint-ask-open = Several questions in a row with little room to answer. Try one that begins with “how” or “what”.
hint-name-feeling = A feeling was in those words. Name it, as a guess.
hint-listen-first = It is early for advice. Listen a while longer first.
hint-vary = The same move three times. Try another.
hint-stay-with-it = Something was entrusted to you. Leave it a pause, and stay with it.
hint-own-it = You were corrected. Own it in one sentence and listen on.
hint-sum-up = Much has been said. Give it back in two or three sentences and ask what is missing.
hint-ask-directly = This sounds like goodbye. Ask about suicide calmly and by name.
hint-ask-the-desk = Something is wanted. Say it back, ask the command desk, and promise nothing yet.
hint-offer-choice = What comes next is being asked. Explain it step by step, and leave the choice.
hint-shorter = Shorter. One thought at a time.

## Stop and breathe

breathe-title = Stopped
breathe-text = The clock is stopped. The far end does not notice, and nothing is lost.
breathe-how = Breathe in while you count to four, out while you count to six. Three times is often enough.
breathe-go-on = Go on
breathe-end = End here
breathe-end-hint = Ending is right whenever you have had enough, and it counts against nobody. A few words for stepping out come first.

## After a scene

after-title = The scene is over
after-de-role = Step out of the role
after-review = To the review
after-review-hint = It waits. Take the time you need.
