# The review of a team's talk in English, where its sentences differ from those that speak to whoever practised alone. Many
# read it, so it speaks of the negotiator and says “you” to nobody. `of-team-` and the id of the sentence it stands for; what
# has none here reads the same for both.

## Head

of-team-moment-step = At { $time }, { $who }: “{ $words }”. A step toward safety was agreed or taken.
of-team-moment-opened = At { $time }, { $who }: “{ $words }”. Something was entrusted in return.
of-team-moment-eased = At { $time }, { $who }: “{ $words }”. Nothing else calmed so much or built so much trust.
of-team-moment-hurt = At { $time }, { $who }: “{ $words }”. Nothing else cost so much.
of-team-moment-eased-too = At { $time }, { $who }: “{ $words }”. That calmed and built trust.
of-team-moment-hurt-too = At { $time }, { $who }: “{ $words }”. That cost calm and trust.
of-team-moment-lost = At { $time }, { $who }: “{ $words }”. The line went dead.
of-team-moment-repaired = At { $time }, { $who }: “{ $words }”. A fault was owned, and contact held.
of-team-record-played = { $minutes } { PLURAL($minutes) ->
    [one] minute
   *[other] minutes
} played, { $utterances } { PLURAL($utterances) ->
    [one] utterance
   *[other] utterances
} of the negotiator, { $replies } { PLURAL($replies) ->
    [one] reply
   *[other] replies
}.
of-team-ended-by-seat = Control ended the scene.

## The conversation

of-team-call-you = Negotiator
of-team-call-note-rings = The negotiator is calling.
of-team-call-note-gone-ours = The negotiator hung up.
of-team-call-note-asked = Asked of command: { $what }
of-team-review-talked-over = The negotiator spoke just as the far end was about to.
of-team-act-test = Puts the negotiator to the test
of-team-act-ask-opinion = Asks the negotiator’s opinion
of-team-act-ask-who = Asks who is speaking

## Reasons

of-team-reason-label-fit = The negotiator named the feeling, and it was right: that calms and builds trust.
of-team-reason-label-off = The feeling that was named was not the one that was there. Once the correction is taken up, it costs little.
of-team-reason-label-insisted = The negotiator held on to a feeling the person had already turned down. Insisting costs more than the first mistake.
of-team-reason-paraphrase-fit = The negotiator gave back the meaning in words of their own: the person felt heard.
of-team-reason-paraphrase-off = What the negotiator gave back was not what had been said.
of-team-reason-mirror-fresh = The negotiator repeated the last words and stopped: an invitation to go on.
of-team-reason-open-question-again = The negotiator asked what had already been answered: it seems nobody was listening.
of-team-reason-encourager = A short sign that somebody is there, and room to go on.
of-team-reason-encourager-run = Nothing but short sounds for a while: the negotiator begins to seem absent.
of-team-reason-pause-kept = The negotiator left the silence alone. That gives room and shows no fear of it.
of-team-reason-i-message-ready = The negotiator spoke in the first person, without blame, when there was contact enough for it.
of-team-reason-i-message-early = The negotiator spoke of feelings of their own before there was contact: it put the negotiator in the foreground.
of-team-reason-summary-fit = The negotiator brought together what was said and what was felt, and it was right.
of-team-reason-validation = The negotiator said that such a feeling is understandable, without approving of everything: shame and anger ease.
of-team-reason-minimising = The negotiator made it smaller than it is. That hurts, and it raises the temperature.
of-team-reason-apology-repair = The negotiator owned a mistake. That restores contact, and a contradiction would have cost it.
of-team-reason-autonomy = The negotiator left the choice with the person: less pressure, more willingness.
of-team-reason-argument = The negotiator argued. What is attacked gets defended.
of-team-reason-judgement = The negotiator judged the person instead of listening: shame rises, and the person closes.
of-team-reason-promise-backed = The negotiator promised what had really been granted: a word that holds.
of-team-reason-promise-unbacked = The negotiator promised what nobody had granted yet. It soothes for now and will have to be paid for.
of-team-reason-offer-backed = The negotiator offered something that can really be given.
of-team-reason-offer-free = The negotiator gave something unasked and for nothing: that invites asking for more.
of-team-reason-trade-unbacked = The negotiator offered an exchange that nobody had agreed to.
of-team-reason-wrong-name = The negotiator called the person by somebody else’s name: it sounds as if another were meant.
of-team-reason-other-name = The negotiator gave another name than before. The person no longer knows who is on the line.
of-team-reason-promise-hollow = The negotiator promised what is not in the power of the police. The person hears a promise nobody will keep.
of-team-reason-promise-broken = Something the negotiator promised has been refused: trust falls, and lastingly.
of-team-reason-demand-elicitation = The negotiator asked for demands, and so demands appear.
of-team-reason-deadline = A deadline presses. Deadlines are best left alone, and somebody should be in conversation when one passes.
of-team-reason-deadline-talked = The deadline passed while the negotiator was talking. Nothing happened, and both sides noticed.
of-team-reason-deadline-ignored = The deadline passed and nobody was on the line. Somebody should be in conversation when one passes.
of-team-reason-held-spoken-of = The negotiator spoke with care of the person held. That keeps them a person with a name.
of-team-reason-introduction = The negotiator said who is calling, and why.
of-team-reason-introduction-again = Introduced once more, as if the two had only just met.
of-team-reason-welfare = The negotiator asked how the person is doing right now: somebody cares.
of-team-reason-presence = The negotiator spoke of being there and staying: less alone.
of-team-reason-praise-fit = The negotiator recognised something that was truly hard to do.
of-team-reason-suicide-question = The negotiator asked about suicide by its name, and calmly. Asking does not put it into anyone’s head; it brings relief.
of-team-reason-challenge-ready = The negotiator gently questioned the reasoning, and the contact could bear it.
of-team-reason-challenge-early = The negotiator questioned the reasoning before there was contact: it felt like an attack.
of-team-reason-hook = The negotiator touched something worth living for.
of-team-reason-trigger = The negotiator touched a sore point before the person had opened it.
of-team-reason-kinship-breach = A word of kinship to which this person has given nobody the right.
of-team-reason-name-used = The negotiator used the person’s name.
of-team-reason-silence-cold = Silence after something painful: it felt as though the negotiator had turned away.
of-team-reason-talked-over = The negotiator spoke just as the person was about to speak.
of-team-reason-shock = Something happened that nobody had announced: fear and mistrust.
of-team-reason-desk-told = The negotiator passed on command’s answer.
of-team-reason-fell-back = A shock threw the conversation back by part of a step. From there it has to be built again.
of-team-reason-happened = Something happened around the two of them.

## Profile

of-team-profile-title = How the team talked
of-team-profile-none = There was too little conversation to say anything about how the team talked.
of-team-bar-listening = Listening, share of what the negotiator said
of-team-bar-talk-share = The negotiator’s share of the words

of-team-finding-listening-helped = The negotiator listened: { $share } % of what was said gave something back or invited more.
of-team-finding-listening-mixed = { $share } % of what the negotiator said was listening; the rest informed, asked or steered.
of-team-finding-listening-hindered = Only { $share } % of what the negotiator said was listening. There was little to make the person feel heard.
of-team-finding-listening-few = The negotiator said too little to tell how much of it was listening.
of-team-finding-variety-helped = The negotiator used { $used } of the { $of } listening skills in { $minutes } { PLURAL($minutes) ->
    [one] minute
   *[other] minutes
}: no single one wore out.
of-team-finding-variety-mixed = The negotiator used { $used } of the { $of } listening skills in { $minutes } { PLURAL($minutes) ->
    [one] minute
   *[other] minutes
}. The others were there to be used.
of-team-finding-variety-hindered = In { $minutes } { PLURAL($minutes) ->
    [one] minute
   *[other] minutes
} the negotiator used { $used } of the { $of } listening skills. The same tool over and over loses its edge.
of-team-finding-talk-share-helped = { $share } % of the words were the negotiator’s. The person had the room.
of-team-finding-talk-share-mixed = { $share } % of the words were the negotiator’s; a little less would leave more room.
of-team-finding-talk-share-hindered = { $share } % of the words were the negotiator’s. The person had little room.
of-team-finding-talk-share-few = So far { $share } % of the words were the negotiator’s; too few were said to make anything of it.
of-team-finding-labels-hindered = Only { $fitted } of { $labels } named { PLURAL($labels) ->
    [one] feeling
   *[other] feelings
} fitted what the person felt. The feeling has to be heard before it is named.
of-team-finding-labels-few = { $labels ->
    [0] No feeling was named. Whoever is not sure can name one tentatively; a correction costs little.
    [1] { $fitted ->
        [0] A feeling was named once, and it was another one; too little to say more.
       *[other] A feeling was named once, and it was there; too little to say more.
    }
   *[other] { $fitted } of { $labels } named feelings fitted; that is too few to say more.
}
of-team-finding-premature-helped = The negotiator did not press for a solution before there was contact.
of-team-finding-premature-mixed = The negotiator pressed for a solution { $times ->
    [1] once
    [2] twice
   *[other] { $times } times
} before there was contact, first after { $minutes } { PLURAL($minutes) ->
    [one] minute
   *[other] minutes
}.
of-team-finding-premature-hindered = { $times ->
    [1] Once
    [2] Twice
   *[other] { $times } times
} the negotiator pressed for a solution before there was contact, first after { $minutes } { PLURAL($minutes) ->
    [one] minute
   *[other] minutes
}. However good the advice, it comes too soon for somebody who does not feel heard.
of-team-finding-premature-few = Nothing can be said yet about when the negotiator turned to solutions.
of-team-finding-parroting-helped = The negotiator gave back words without parroting.
of-team-finding-parroting-mixed = { $times ->
    [1] Once
    [2] Twice
   *[other] { $times } times
} the negotiator repeated words or named feelings in a row. Once more, and it sounds like a technique.
of-team-finding-parroting-hindered = { $times ->
    [1] Once
    [2] Twice
   *[other] { $times } times
} the negotiator repeated words or named feelings in a row. It sounded like parroting.
of-team-finding-parroting-few = Too few words were given back to say anything about it.
of-team-finding-repair-helped = The negotiator owned { $owned } of { $faults } { PLURAL($faults) ->
    [one] fault
   *[other] faults
}. A fault that is owned costs little.
of-team-finding-repair-mixed = { $owned ->
    [0] { $faults ->
        [1] There was one fault, and the negotiator did not own it. It stayed between them.
       *[other] There were { $faults } faults, and the negotiator owned none. They stayed between them.
    }
   *[other] The negotiator owned { $owned } of { $faults } faults. The others stayed between them.
}
of-team-finding-repair-hindered = The negotiator owned { $owned } of { $faults } { PLURAL($faults) ->
    [one] fault
   *[other] faults
}. A fault costs little once it is owned; passed over, it stays.
of-team-finding-summaries-helped = The negotiator summed up { $times ->
    [1] once
    [2] twice
   *[other] { $times } times
}; the longest time without one was { $minutes } { PLURAL($minutes) ->
    [one] minute
   *[other] minutes
}.
of-team-finding-summaries-mixed = The negotiator summed up { $times ->
    [1] once
    [2] twice
   *[other] { $times } times
}; in between, { $minutes } { PLURAL($minutes) ->
    [one] minute
   *[other] minutes
} went by without one.
of-team-finding-summaries-hindered = { $times ->
    [0] The negotiator never summed up
    [1] The negotiator summed up once
   *[other] The negotiator summed up { $times } times
}, and { $minutes } { PLURAL($minutes) ->
    [one] minute
   *[other] minutes
} went by without one. Facts and feelings brought together show that nothing was lost.
of-team-finding-promises-helped = { $promises } { PLURAL($promises) ->
    [one] promise
   *[other] promises
}, { $backed } with command behind it, { $broken } broken: the team’s word held.
of-team-finding-promises-mixed = { $promises } { PLURAL($promises) ->
    [one] promise
   *[other] promises
}, { $backed } with command behind it, { $broken } broken. The desk should be asked before a word is given.
of-team-finding-promises-few = { $promises ->
    [0] { $other ->
        [0] Nothing was promised.
       *[other] What was promised is nothing that command could grant. Only what the negotiators can keep themselves should be promised.
    }
   *[other] { $promises } promised, { $backed } backed, { $broken } broken: too little to say more.
}
of-team-finding-suicide-asked-helped = The negotiator asked about suicide by its name, after { $minutes } { PLURAL($minutes) ->
    [one] minute
   *[other] minutes
}.
of-team-finding-suicide-asked-mixed = The negotiator asked about suicide by its name, but only after { $minutes } { PLURAL($minutes) ->
    [one] minute
   *[other] minutes
}.
of-team-finding-suicide-asked-hindered = { $asked ->
    [0] The negotiator did not ask about suicide by its name. Asking does not put it into anyone’s head; it brings relief.
   *[other] The negotiator asked about suicide by its name, but late. Asked calmly and in time, the question brings relief.
}
of-team-finding-address-helped = The negotiator’s form of address kept the right distance.
of-team-finding-address-mixed = { $times ->
    [1] Once
    [2] Twice
   *[other] { $times } times
} the negotiator’s form of address came too close.
of-team-finding-address-hindered = { $times ->
    [1] Once
    [2] Twice
   *[other] { $times } times
} the negotiator’s form of address came too close, unasked. It feels like being talked down to.
of-team-finding-address-few = Too little was said to tell how the negotiator’s form of address came across.
of-team-finding-hooks-helped = { $offered } { PLURAL($offered) ->
    [one] reason to live
   *[other] reasons to live
} came up, and the negotiator took up { $taken }.
of-team-finding-hooks-mixed = { $offered } { PLURAL($offered) ->
    [one] reason to live
   *[other] reasons to live
} came up; the negotiator took up { $taken }.
of-team-finding-hooks-hindered = { $offered } { PLURAL($offered) ->
    [one] reason to live
   *[other] reasons to live
} came up, and the negotiator took up { $taken }. They were there to be asked about.

## Promises and the desk

of-team-thing-asked = it was asked for at { $time }
of-team-thing-promised = the negotiator promised it at { $time }
of-team-thing-promised-unasked = the negotiator promised it at { $time } without having asked

## The person, and what could have been learned

of-team-person-learn-hint = What could have been learned by listening.
of-team-learn-came-noted = It came up at { $time }, and it was noted.
of-team-learn-came-mistaken = It came up at { $time }; it was noted as the opposite.
of-team-learn-came-unnoted = It came up at { $time }.
of-team-learn-hidden-noted = It never came up in words, and it was noted all the same.
of-team-learn-hidden-mistaken = It never came up in words; it was noted as the opposite.
of-team-notes-title = Notes that seats kept
of-team-notes-none = No seat kept notes. What the team wrote together is in the report.

## Print

of-team-print-key = On white the negotiator, with what the words were heard as; on grey the far end, with what was done. A number beside the time is a turn that mattered most.
