# The review in English: what a talk shows afterwards. Sentences about what was done, never about who did it.

## Head

review-title = Review
review-jump = On this page
review-moments = What mattered most
review-moments-none = No single turn stands out. Read the conversation as a whole.
review-formative = Codes, curves and sentences come from rules and from a model, and both can be wrong. They are here to be thought about; they are no mark.

moment-step = At { $time } you said “{ $words }”, and a step toward safety was agreed or taken.
moment-opened = At { $time } you said “{ $words }”, and something was entrusted to you.
moment-eased = At { $time } you said “{ $words }”. Nothing else calmed so much or built so much trust.
moment-hurt = At { $time } you said “{ $words }”. Nothing else cost so much.
moment-eased-too = At { $time } you said “{ $words }”. That calmed and built trust.
moment-hurt-too = At { $time } you said “{ $words }”. That cost calm and trust.
moment-lost = At { $time } you said “{ $words }”, and the line went dead.
moment-repaired = At { $time } you said “{ $words }”: a fault was owned, and contact held.

## The conversation and its curves

review-read-down = Read downward: the words on one side, on the other what moved in the person at that moment.
review-low = low
review-high = high
curve-arousal = Arousal
curve-trust = Trust
curve-understood = Felt understanding
curve-hopelessness = Hopelessness
curve-stair = Step
review-begins = At first contact
review-ends = At the end
review-table = The curves as a table
review-table-hint = Shares of 100. The state after each reaction.
review-table-time = Time
review-now-climbs = now: { $stair }
review-now-falls = back to: { $stair }
review-no-curves = Nothing was set in motion here, so there are no curves.
review-why = What it did
review-why-far = Why
review-why-nothing = Nothing moved noticeably.
review-codes = Heard as
review-evidence-correct = The words behind it; correct
review-correct-for = Correct what “{ $words }” was heard as
review-correct-hint = Your correction changes the profile. What the person felt at that moment stays as it was.
review-correct-save = Correct this
review-corrected = corrected by hand, heard as { $code }
review-codes-listening = Listening
review-codes-questions = Questions
review-codes-other = Everything else
review-talked-over = You spoke just as the far end was about to.

## Movements: size, then what moved

moved-1 = { $what } a little
moved-2 = { $what } clearly
moved-3 = { $what } strongly
moved-all = Altogether { $list }.
list-two = { $a } and { $b }
list-more = { $a }, { $b }
grew-arousal = arousal rose
fell-arousal = arousal fell
grew-anger = anger rose
fell-anger = anger eased
grew-fear = fear rose
fell-fear = fear eased
grew-sadness = sadness rose
fell-sadness = sadness eased
grew-shame = shame rose
fell-shame = shame eased
grew-trust = trust grew
fell-trust = trust fell
grew-understood = the feeling of being understood grew
fell-understood = the feeling of being understood fell
grew-hopelessness = hopelessness rose
fell-hopelessness = hopelessness eased
grew-ambivalence = the doubt about dying grew
fell-ambivalence = the doubt about dying shrank
grew-fatigue = tiredness rose
fell-fatigue = tiredness eased
grew-substance = intoxication rose
fell-substance = intoxication wore off
grew-face = the threat to face rose
fell-face = the threat to face eased
grew-coercion = felt pressure rose
fell-coercion = felt pressure eased
grew-grievance = the grievance grew
fell-grievance = the grievance eased
grew-autonomy = the need for a choice of their own grew
fell-autonomy = the need for a choice of their own eased
grew-demand = demands grew
fell-demand = demands shrank
grew-violence = readiness for violence rose
fell-violence = readiness for violence fell
grew-attachment = attachment to those held grew
fell-attachment = attachment to those held shrank
grew-cohesion = the group drew closer
fell-cohesion = the group loosened
grew-exit-dignity = a way out with dignity came nearer
fell-exit-dignity = a way out with dignity moved away
grew-readiness = readiness to change grew
fell-readiness = readiness to change fell

## Replay

replay-title = Replay
replay-play = Play
replay-pause = Pause
replay-all = Show everything
replay-speed = Speed
replay-times = { $n }×
replay-place = Place in the conversation
replay-hint = Space plays and pauses, left and right go line by line, Escape shows everything.

## Once more from here

again-here = Take it again from here
again-hint = “Take it again from here”: everything before that line stands, and you speak the line anew in a second try. This record stays as it is.
again-same = With the same dice: where chance decides, it decides as it did.
again-stands = The scene is stopped at the place where you took it up.
again-note = Second try. Everything above is copied from the first.
again-from = This is a second try. Up to { $time } it is the same conversation.
again-compare = See both tries side by side
compare-title = Two tries
compare-lead = Up to { $time } both are the same conversation; then they part.
compare-common = What came before
compare-parting = Last exchanges in common
compare-first = First try
compare-second = Second try
compare-only-here = Nothing more was said.
compare-back-first = Review of the first try
compare-back-second = Review of the second try

## What else could have been said

whatif = Look at what else could have been said
whatif-title = What else could have been said
whatif-lead = For each of your turns the model plays the rest of the scene many times over: with what you said, and with eight other things, each time with the same chance. It is a statement about this model, and about nothing and nobody else.
whatif-working = The model is playing: { $percent } % done.
whatif-busy = Other conversations are being worked through just now. Try again in a moment.
whatif-wait-hint = This page looks again by itself.
whatif-none = There is no turn here that the model could play on from.
whatif-failed = The model could not play on from here. The review is not affected.
told-helped = In this model, helped
told-unclear = In this model, unclear
told-hurt = In this model, hurt
whatif-better = What would have helped more there: { $list }.
whatif-no-better = None of the eight others did clearly better there.
whatif-figures = Figures
whatif-figures-hint = The value of a future runs from 0 (harm) to 1 (safe); the intervals hold 95 %. Each figure rests on { $n } futures.
do-emotion-label = naming the feeling
do-paraphrase = giving back the meaning
do-open-question = an open question
do-validation = saying that the feeling is understandable
do-minimal-encourager = a short “go on”
do-summary = summing up
do-autonomy = leaving the choice
do-exit-step = a small step toward safety
do-suicide-question = asking about suicide by its name
do-apology = owning the fault
do-reassurance = an honest word of reassurance
do-presence = saying that you are there
do-welfare-check = asking how the person is right now
do-praise = recognising what was hard
do-mirror = repeating the last words
do-i-message = speaking of yourself
do-deferral = saying that you have to ask
do-request = a small request
list-or = { $a } or { $b }
whatif-what = What is said
whatif-value = Value
whatif-gain = Against what you said
whatif-said = What you said
whatif-interval = { $mean } ({ $low } to { $high })
whatif-back = Back to the review

## Profile

profile-title = How you talked
profile-none = There was too little conversation to say anything about how you talked.
profile-examples = For example
profile-bars = The same as bars
profile-of = { $n } of { $of }
profile-percent = { $n } %
bar-listening = Listening, share of what you said
bar-variety = Listening skills used
bar-questions = Open questions among all questions
bar-talk-share = Your share of the words
bar-labels = Named feelings that were right
bar-repair = Faults that were owned
bar-promises = Promises with backing
bar-hooks = Reasons to live taken up

finding-listening-helped = You listened: { $share } % of what you said gave something back or invited more.
finding-listening-mixed = { $share } % of what you said was listening; the rest informed, asked or steered.
finding-listening-hindered = Only { $share } % of what you said was listening. There was little to make the person feel heard.
finding-listening-few = You said too little to tell how much of it was listening.
finding-variety-helped = You used { $used } of the { $of } listening skills in { $minutes } { PLURAL($minutes) ->
    [one] minute
   *[other] minutes
}: no single one wore out.
finding-variety-mixed = You used { $used } of the { $of } listening skills in { $minutes } { PLURAL($minutes) ->
    [one] minute
   *[other] minutes
}. The others were there to be used.
finding-variety-hindered = In { $minutes } { PLURAL($minutes) ->
    [one] minute
   *[other] minutes
} you used { $used } of the { $of } listening skills. The same tool over and over loses its edge.
finding-variety-few = After { $minutes } { PLURAL($minutes) ->
    [one] minute
   *[other] minutes
}, { $used } of { $of } listening skills had come up; that is too short a time to say more.
finding-questions-helped = { $open } open { PLURAL($open) ->
    [one] question
   *[other] questions
} to { $closed } closed: there was room to tell it.
finding-questions-mixed = { $open } open { PLURAL($open) ->
    [one] question
   *[other] questions
} to { $closed } closed. Some doors opened, others took a yes or a no.
finding-questions-hindered = { $closed } closed { PLURAL($closed) ->
    [one] question
   *[other] questions
} to { $open } open: it came near an interrogation.
finding-questions-few = { $open } open and { $closed } closed: too few questions to say anything.
finding-talk-share-helped = { $share } % of the words were yours. The person had the room.
finding-talk-share-mixed = { $share } % of the words were yours; a little less would leave more room.
finding-talk-share-hindered = { $share } % of the words were yours. The person had little room.
finding-talk-share-few = So far { $share } % of the words were yours; too few were said to make anything of it.
finding-labels-helped = { $fitted } of { $labels } named { PLURAL($labels) ->
    [one] feeling
   *[other] feelings
} fitted what the person felt.
finding-labels-mixed = { $fitted } of { $labels } named { PLURAL($labels) ->
    [one] feeling
   *[other] feelings
} fitted what the person felt. The others missed.
finding-labels-hindered = Only { $fitted } of { $labels } named { PLURAL($labels) ->
    [one] feeling
   *[other] feelings
} fitted what the person felt. Listen for the feeling before naming it.
finding-labels-few = { $labels ->
    [0] You named no feeling. Whoever is not sure can name one tentatively; a correction costs little.
    [1] { $fitted ->
        [0] You named a feeling once, and it was another one; too little to say more.
       *[other] You named a feeling once, and it was there; too little to say more.
    }
   *[other] { $fitted } of { $labels } named feelings fitted; that is too few to say more.
}
finding-premature-helped = You did not press for a solution before there was contact.
finding-premature-mixed = You pressed for a solution { $times ->
    [1] once
    [2] twice
   *[other] { $times } times
} before there was contact, first after { $minutes } { PLURAL($minutes) ->
    [one] minute
   *[other] minutes
}.
finding-premature-hindered = { $times ->
    [1] Once
    [2] Twice
   *[other] { $times } times
} you pressed for a solution before there was contact, first after { $minutes } { PLURAL($minutes) ->
    [one] minute
   *[other] minutes
}. However good the advice, it comes too soon for somebody who does not feel heard.
finding-premature-few = Nothing can be said yet about when you turned to solutions.
finding-parroting-helped = You gave back words without parroting.
finding-parroting-mixed = { $times ->
    [1] Once
    [2] Twice
   *[other] { $times } times
} you repeated words or named feelings in a row. Once more, and it sounds like a technique.
finding-parroting-hindered = { $times ->
    [1] Once
    [2] Twice
   *[other] { $times } times
} you repeated words or named feelings in a row. It sounded like parroting.
finding-parroting-few = You gave back too few words to say anything about it.
finding-repair-helped = You owned { $owned } of { $faults } { PLURAL($faults) ->
    [one] fault
   *[other] faults
}. A fault that is owned costs little.
finding-repair-mixed = { $owned ->
    [0] { $faults ->
        [1] There was one fault, and you did not own it. It stayed between you.
       *[other] There were { $faults } faults, and you owned none. They stayed between you.
    }
   *[other] You owned { $owned } of { $faults } faults. The others stayed between you.
}
finding-repair-hindered = You owned { $owned } of { $faults } { PLURAL($faults) ->
    [one] fault
   *[other] faults
}. A fault costs little once it is owned; passed over, it stays.
finding-repair-few = { $faults ->
    [0] There was no fault to own.
   *[other] Faults owned: { $owned } of { $faults }; too little to say more.
}
finding-summaries-helped = You summed up { $times ->
    [1] once
    [2] twice
   *[other] { $times } times
}; the longest time without one was { $minutes } { PLURAL($minutes) ->
    [one] minute
   *[other] minutes
}.
finding-summaries-mixed = You summed up { $times ->
    [1] once
    [2] twice
   *[other] { $times } times
}; in between, { $minutes } { PLURAL($minutes) ->
    [one] minute
   *[other] minutes
} went by without one.
finding-summaries-hindered = { $times ->
    [0] You never summed up
    [1] You summed up once
   *[other] You summed up { $times } times
}, and { $minutes } { PLURAL($minutes) ->
    [one] minute
   *[other] minutes
} went by without one. Facts and feelings brought together show that nothing was lost.
finding-summaries-few = { $times ->
    [0] The conversation was too short to need a summary.
   *[other] Summaries: { $times }. The conversation was too short to say more.
}
finding-promises-helped = { $promises } { PLURAL($promises) ->
    [one] promise
   *[other] promises
}, { $backed } with command behind it, { $broken } broken: your word held.
finding-promises-mixed = { $promises } { PLURAL($promises) ->
    [one] promise
   *[other] promises
}, { $backed } with command behind it, { $broken } broken. Ask the desk before giving your word.
finding-promises-hindered = { $promises } { PLURAL($promises) ->
    [one] promise
   *[other] promises
}, { $backed } with command behind it, { $broken } broken. What nobody granted is found out, and it is not forgotten.
finding-promises-few = { $promises ->
    [0] { $other ->
        [0] You promised nothing.
       *[other] What you promised is nothing that command could grant. Promise only what you can keep yourself.
    }
   *[other] { $promises } promised, { $backed } backed, { $broken } broken: too little to say more.
}
finding-suicide-asked-helped = You asked about suicide by its name, after { $minutes } { PLURAL($minutes) ->
    [one] minute
   *[other] minutes
}.
finding-suicide-asked-mixed = You asked about suicide by its name, but only after { $minutes } { PLURAL($minutes) ->
    [one] minute
   *[other] minutes
}.
finding-suicide-asked-hindered = { $asked ->
    [0] You did not ask about suicide by its name. Asking does not put it into anyone’s head; it brings relief.
   *[other] You asked about suicide by its name, but late. Asked calmly and in time, the question brings relief.
}
finding-suicide-asked-few = There was too little conversation to ask about suicide.
finding-address-helped = Your form of address kept the right distance.
finding-address-mixed = { $times ->
    [1] Once
    [2] Twice
   *[other] { $times } times
} your form of address came too close.
finding-address-hindered = { $times ->
    [1] Once
    [2] Twice
   *[other] { $times } times
} your form of address came too close, unasked. It feels like being talked down to.
finding-address-few = Too little was said to tell how your form of address came across.
finding-hooks-helped = { $offered } { PLURAL($offered) ->
    [one] reason to live
   *[other] reasons to live
} came up, and you took up { $taken }.
finding-hooks-mixed = { $offered } { PLURAL($offered) ->
    [one] reason to live
   *[other] reasons to live
} came up; you took up { $taken }.
finding-hooks-hindered = { $offered } { PLURAL($offered) ->
    [one] reason to live
   *[other] reasons to live
} came up, and you took up { $taken }. They were there to be asked about.
finding-hooks-few = { $offered ->
    [0] No reason to live came up. Open questions and patience bring them out.
   *[other] { $offered } came up, { $taken } taken up: too little to say more.
}

## Promises and the desk

things-title = Asked for, promised, kept
thing-asked = you asked for it at { $time }
thing-granted = command granted it at { $time }
thing-partly = command granted part of it at { $time }
thing-refused = command refused it at { $time }
thing-unanswered = command had not answered yet
thing-promised = you promised it at { $time }
thing-promised-unasked = you promised it at { $time } without having asked
thing-kept = it was seen to be done at { $time }
thing-broken = nothing stood behind it, and that was found out

## The person, and what could have been learned

person-hooks-triggers = Hooks and triggers
person-learn-hint = What could have been learned by listening, and what you wrote down.
learn-hook = worth living for
learn-trigger = a sore point
learn-came-noted = It came up at { $time }, and you noted it.
learn-came-mistaken = It came up at { $time }; you noted it as the opposite.
learn-came-unnoted = It came up at { $time }; you did not note it.
learn-hidden-noted = It never came up in words, and you noted it all the same.
learn-hidden-mistaken = It never came up in words; you noted it as the opposite.
learn-hidden-unnoted = It never came up.
notes-title = What you wrote down
notes-none = You wrote nothing down.

## Print

print-line = Stairway, review of { $title }. For training only.
print-key = On white what you said, with what it was heard as; on grey the far end, with what was done. A number beside the time is a turn that mattered most.
sheet-title = The course of the talk
sheet-hint = Shares of 100 over minutes. Numbered lines are the turns that mattered most.
reason-word-is-an-insult = The word “{ $word }” is an insult here. Elsewhere it may be harmless.
