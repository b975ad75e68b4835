# Start page, preparing, one’s own talks on this device, handing over.

## Start page

start-mine = My practice on this device
start-drill = A short drill
start-join = Join an exercise
start-join-hint = Your trainer gives you the code.
start-run = Run an exercise
start-run-text = For trainers: keep your courses and who takes part in them, and run exercises with teams and a shared review.
kind-drill = Drill
card-people-label = People
card-people = { $n } { PLURAL($n) ->
    [one] person to meet
   *[other] people to meet
}

unfinished-title = Not finished yet
unfinished-state = { $time } on the clock, { $state }
unfinished-open = somebody is on the line
unfinished-ringing = it is ringing
unfinished-idle = nobody is on the line
unfinished-not-called = nobody called yet
unfinished-stopped = the clock is stopped

## Joining

join-title = Join an exercise
join-code = Code of the exercise
join-go = Join
join-none = No exercise is running here under the code { $code }
join-none-remedy = Look at the code once more, or ask the trainer whether the exercise has been set up. You can also practise on your own.
join-ask = Type the code that your trainer has given you.
join-alone = Practise on your own

## Preparing

practise-other = Choose another exercise
practise-other-hint = You need no reason, and nothing is noted.
practise-place = Find a quiet place where nobody interrupts you for the length of the talk. Headphones help to keep the room out.
practise-help = Help information
practise-coach = Coach
practise-coach-off = Alone
practise-coach-off-hint = You hear only the far end. The review tells the rest.
practise-coach-on = With a coach’s strip
practise-coach-on-hint = After each of your lines: what it was heard as, and one suggestion at most.

## My practice

mine-title = My practice on this device
mine-lead = This list is kept in this browser only. The talks are kept on the computer that runs Stairway, each at an address that cannot be guessed; nobody is shown one until you hand it over.
mine-shared = If others use this browser too, they can open what is listed here. Delete what they should not read.
mine-noscript = The list is kept in the browser, and only a script can read it. Without JavaScript keep the address of a talk: whoever knows it can open it.
mine-empty = Nothing here yet. Every talk that you begin on this device will be listed here.
mine-begin = Practise now
mine-talks = Talks
mine-running = not finished
mine-unknown = No connection: nothing new is known about it.
mine-go-on = Go on with it
mine-review = Read the review
mine-hand = Hand to a trainer
mine-handed = handed over
mine-delete = Delete
mine-delete-sure = Delete for good
mine-delete-text = The whole log goes, with every word. It cannot be brought back.
mine-delete-all = Delete all of them
mine-delete-all-text = Every talk in this list goes for good, with every word.
mine-failed = It could not be deleted. Check that the program is running, and try again.
mine-progress = From talk to talk
mine-progress-hint = Figures of your own finished talks, oldest first. They are no mark: talks differ, and a hard one may look worse and be worth more.
mine-table = Figures of your talks
mine-date = Date
mine-outcome = Ending
mine-minutes = Minutes
mine-listening = Listening
mine-listening-hint = share of what you said that listens
mine-questions = Questions open : closed
mine-labels = Feelings named, fitting / all
mine-talk = Your share of the words
mine-plot = Listening, share of what you said, in per cent
mine-drilled = drill done
mine-drills = From drill to drill
mine-drills-hint = An answer listens when something in it gives back or invites, and nothing in it pushes. Oldest first.
mine-drills-plot = Answers that listened, in per cent
mine-drills-table = Figures of your drills
mine-drills-listened = Answers that listened / all
mine-drills-used = Skills used, of eight

## Handing over

hand-title = Hand to a trainer
hand-text = You get a link. Whoever has it can read the review of this one talk, but cannot change or delete anything. You can take it back at any time.
hand-before = Give it only to somebody with whom you want to look at this talk.
hand-make = Make the link
hand-link = Link to the review
hand-copy = Copy
hand-copied = Copied
hand-back = Take it back
hand-back-hint = Then the link leads nowhere.
hand-own = To your own review
handed-note = Handed over to be read. Only its owner can change or delete it.
handed-gone = There is nothing to read under this link
handed-gone-remedy = It was taken back, or the talk was deleted. Ask the person who gave it to you.
