# The domain in English: reasons, acts, codes, variables, stages, outcomes, refusals, desk, tones.
# Keys are the stable names of the engine with hyphens. Sentences are short, plain, in the field's words.

## Reasons: why the person's state moved (doctrine 7.2, 7.3). Said to the negotiator.

reason-label-fit = You named the feeling, and it was right: that calms and builds trust.
reason-label-off = The feeling you named was not the one that was there. Take up the correction, and it costs little.
reason-label-insisted = You held on to a feeling the person had already turned down. Insisting costs more than the first mistake.
reason-label-worn = The same feeling named again. Used too often, a label sounds like a technique.
reason-paraphrase-fit = You gave back the meaning in your own words: the person felt heard.
reason-paraphrase-off = What you gave back was not what had been said.
reason-paraphrase-worn = The same thing given back once more; there was nothing new to hear in it.
reason-mirror-fresh = You repeated the last words and stopped: an invitation to go on.
reason-mirror-run = Repeating the last words several times running sounds like parroting.
reason-open-question = An open question: it lets the person tell it in their own way.
reason-open-question-again = You asked what had already been answered: it seems nobody was listening.
reason-closed-question = A question for yes, no or a single fact. It does no harm once, but it opens nothing.
reason-closed-run = One closed question after another feels like an interrogation.
reason-why-question = “Why” asks for a justification and sounds like an accusation.
reason-leading-question = The answer was already in the question: that feels like being steered.
reason-encourager = A short sign that you are there, and room to go on.
reason-encourager-run = Nothing but short sounds for a while: you begin to seem absent.
reason-pause-kept = You left the silence alone. That gives room and shows you are not afraid of it.
reason-i-message-ready = You spoke of yourself, without blame, when there was contact enough for it.
reason-i-message-early = You spoke of your own feelings before there was contact: it put you in the foreground.
reason-summary-fit = You brought together what was said and what was felt, and it was right.
reason-summary-thin = A summary with little in it of what was really said; it changed nothing.
reason-validation = You said that such a feeling is understandable, without approving of everything: shame and anger ease.
reason-validation-worn = “Anyone would feel that” once more: said too often it sounds learned.
reason-reassurance = An honest word of reassurance takes away some of the fear.
reason-reassurance-worn = Reassured again in the same way: it begins to sound empty.
reason-false-reassurance = Nobody can know that all will be well, and the person knows it: more alone than before.
reason-minimising = You made it smaller than it is. That hurts, and it raises the temperature.
reason-apology-repair = You owned a mistake. That restores contact, and a contradiction would have cost it.
reason-apology = A plain apology: a small good thing.
reason-apology-worn = Apologised once more with nothing new to mend: it begins to sound like a habit.
reason-autonomy = You left the choice with the person: less pressure, more willingness.
reason-advice-ready = The suggestion came when the person was ready to think about it.
reason-advice-early = Advice before the person felt heard: it meets resistance, however good it is.
reason-argument = You argued. What is attacked gets defended.
reason-argument-cool = A calm argument at a calm moment: now it could be weighed.
reason-order = An order takes away the choice, and whoever has little left defends that choice hardest.
reason-threat = A threat: fear and anger rise, and trust is gone for a long time.
reason-judgement = You judged the person instead of listening: shame rises, and the person closes.
reason-insult = An insult. It hits where it hurts, and it stays.
reason-setting-insult = A word that is an insult in this place. Elsewhere it may be harmless.
reason-promise-backed = You promised what had really been granted: a word that holds.
reason-promise-unbacked = You promised what nobody had granted yet. It soothes for now and will have to be paid for.
reason-offer-backed = You offered something that can really be given.
reason-offer-free = You gave something unasked and for nothing: that invites asking for more.
reason-trade-backed = Something for something, and command stood behind it: that moves things.
reason-trade-unbacked = You offered an exchange that nobody had agreed to.
reason-promise-hollow = You promised what neither you nor the police can bring about. The person hears a promise nobody will keep.
reason-promise-kept = A small promise was kept, and the person saw it.
reason-promise-broken = Something you promised has been refused: trust falls, and lastingly.
reason-lie-found = A promise turned out to be empty. Such a thing is not forgotten.
reason-refusal = A flat no. With its reason, or as something still to be decided, it weighs less.
reason-deferral = “I have to ask” is honest, and it leaves the door open.
reason-demand-elicitation = You asked for demands, and so demands appear.
reason-deadline = A deadline presses. Leave deadlines alone, and be in conversation when one passes.
reason-deadline-talked = The deadline passed while you were talking. Nothing happened, and both of you noticed.
reason-deadline-ignored = The deadline passed and nobody was on the line. Be in conversation when one passes.
reason-held-spoken-of = You spoke with care of the person held. That keeps them a person with a name.
reason-jargon = Police language: the person heard the office and not the human being.
reason-greeting = A greeting: good manners, no more and no less.
reason-introduction = You said who you are and why you are calling.
reason-introduction-again = Introduced once more, as if you had only just met.
reason-information = A plain piece of information; it changes little.
reason-request = A request. The person looks at what it would cost.
reason-welfare = You asked how the person is doing right now: somebody cares.
reason-presence = You said that you are there and staying: less alone.
reason-exit-step-ready = A small, concrete step, and the person was ready for it.
reason-exit-step-early = The step came too soon: it felt like being pushed.
reason-call-close = The call was breaking off, and with it the only contact.
reason-praise-fit = You recognised something that was truly hard to do.
reason-praise-early = Praise before there was trust sounds like flattery.
reason-suicide-question = You asked about suicide by its name, and calmly. Asking does not put it into anyone’s head; it brings relief.
reason-suicide-again = The same question again, as though the answer had not been heard.
reason-challenge-ready = You gently questioned the reasoning, and the contact could bear it.
reason-challenge-early = You questioned the reasoning before there was contact: it felt like an attack.
reason-hook = You touched something worth living for.
reason-hook-worn = The same reason to live once more: now it sounds like a reproach.
reason-trigger = You touched a sore point before the person had opened it.
reason-address-breach = Too familiar, unasked: the person felt talked down to.
reason-kinship-breach = A word of kinship that is not yours to use with this person.
reason-kinship-warm = A warm form of address that fits this person.
reason-wrong-fact = Something was taken for granted that is not so in this person’s life.
reason-granted-again = What was granted was promised once more. The person had heard it, and nothing moved.
reason-wrong-name = You called the person by somebody else’s name: it sounds as if another were meant.
reason-wrong-name-again = Somebody else’s name once more, after it was put right: the person concludes that nobody is listening.
reason-name-early = The person never gave that name: somebody has been looking things up behind their back.
reason-other-name = You gave another name than before. The person no longer knows who is on the line.
reason-name-used = You used the person’s name.
reason-essay = Too much at once: somebody in crisis cannot take that in.
reason-stuffing = Many techniques in one breath: it sounded rehearsed, not meant.
reason-nonsense = It could not be understood.
reason-other = There was nothing in it for the person to take hold of.
reason-silence-long = A long silence: alone with the thoughts again.
reason-silence-cold = Silence after something painful: it felt as though you had turned away.
reason-new-voice = Another voice, unannounced: whoever had begun to listen was gone, and trust with them.
reason-talked-over = You spoke just as the person was about to speak.
reason-shock = Something happened that you had not announced: fear and mistrust.
reason-desk-told = You passed on command’s answer.
reason-ripened = Calm talk on firm ground: the readiness to change grew by itself.
reason-fell-back = A shock threw the conversation back by part of a step. Go down the stairway, and build again.
reason-contact = A strange voice, and the police at that: at first contact the tension rises by itself.
reason-happened = Something happened around the two of you.
reason-extreme = The quarrel passed the point from which hardly any conversation returns. That is a pattern seen in hindsight, not a law.

## Acts: what the person did

act-open = Answers
act-call-back = Is back on the line
act-silence = Is silent
act-deflect = Evades
act-push-away = Pushes away
act-deny = Denies
act-stall = Stalls
act-despair = Despairs
act-farewell = Says goodbye
act-hang-up = Hangs up
act-vent = Vents
act-accuse = Accuses
act-justify = Justifies
act-demand = Demands
act-refuse = Refuses
act-threaten = Threatens
act-set-deadline = Sets a deadline
act-test = Puts you to the test
act-command = Gives orders
act-notice-repeat = Notices the repetition
act-call-out-lie = Calls out the lie
act-correct = Corrects
act-confirm = Confirms
act-answer = Answers the question
act-disclose = Discloses
act-confide = Confides
act-recall = Remembers
act-apologise = Apologises
act-thank = Thanks
act-waver = Wavers
act-ask-next = Asks what comes next
act-ask-opinion = Asks your opinion
act-ask-who = Asks who you are
act-bargain = Bargains
act-agree-step = Agrees to a step
act-take-step = Takes a step
act-offer-address = Offers first names
act-come-out = Comes to safety
act-prompt = Speaks first
act-puzzled = Did not understand
act-interrupted = Was cut off
act-harm = Comes to harm

## Behaviour codes: what a thought unit of the negotiator does (doctrine 2.2)

code-emotion-label = Emotion label
code-paraphrase = Paraphrase
code-mirror = Mirror
code-open-question = Open question
code-minimal-encourager = Minimal encourager
code-i-message = I-message
code-summary = Summary
code-validation = Validation
code-reassurance = Reassurance
code-apology = Apology
code-autonomy = Leaves the choice
code-closed-question = Closed question
code-leading-question = Leading question
code-why-question = Why question
code-advice = Advice
code-argument = Argument
code-order = Order
code-threat = Threat
code-judgement = Judgement
code-minimising = Minimising
code-false-reassurance = False reassurance
code-promise = Promise
code-refusal = Refusal
code-deferral = Deferral
code-demand-elicitation = Asks for demands
code-deadline = Deadline
code-jargon = Police talk
code-greeting = Greeting
code-self-introduction = Introduction
code-information = Information
code-offer = Offer
code-trade = Exchange
code-request = Request
code-welfare-check = Welfare check
code-presence = Presence
code-exit-step = Step toward safety
code-call-close = Ends the call
code-praise = Recognition
code-suicide-question = Suicide question
code-insult = Insult
code-gentle-challenge = Gentle challenge
code-other = Other

## State variables (doctrine 7.1)

var-arousal = arousal
var-anger = anger
var-fear = fear
var-sadness = sadness
var-shame = shame
var-trust = trust
var-understood = feeling understood
var-hopelessness = hopelessness
var-ambivalence = ambivalence
var-fatigue = fatigue
var-substance = intoxication
var-face = threat to face
var-coercion = felt pressure
var-grievance = grievance
var-autonomy = need for own choice
var-demand = demands
var-violence = readiness for violence
var-attachment = attachment to those held
var-cohesion = group cohesion
var-exit-dignity = a way out with dignity
var-readiness = readiness to change

## Readiness (STEPS, Kelln & McMurtry 2007) and the stairway (Vecchi, Van Hasselt & Romano 2005)

stage-precontemplation = not considering a way out yet
stage-contemplation = considering: torn
stage-preparation = preparing a way out
stage-action = acting

stair-listening = listening
stair-empathy = empathy
stair-rapport = rapport
stair-influence = influence
stair-change = change

## Outcomes

outcome-peaceful = Safe
outcome-peaceful-sentence = The person came to safety by their own decision.
outcome-partial = Part of the way
outcome-partial-sentence = The worst is past, but the last steps had not been taken when the scene ended.
outcome-withdrawn = Contact lost
outcome-withdrawn-sentence = The person broke off the contact and does not answer any more.
outcome-harm = Harm
outcome-harm-sentence = The person came to harm. Sound work does not always prevent it.
outcome-tactical = Ended by force
outcome-tactical-sentence = The commander ordered the person to be brought to safety; the choice was not theirs.
outcome-unresolved = Unresolved
outcome-unresolved-sentence = The scene ended before anything was decided.

worst-unresolved = Only open endings
worst-unresolved-sentence = At worst, nothing is decided when the time is up.
worst-withdrawn = Contact may be lost
worst-withdrawn-sentence = The person may break off and not answer any more.
worst-tactical = The commander may step in
worst-tactical-sentence = If the conversation is beyond repair, the scene may be ended by force. Nobody comes to harm.
worst-harm = Harm may happen
worst-harm-sentence = The person may come to harm. It is told with restraint, and no method is described.

ended-by-subject = The person brought the end.
ended-by-time = The time was up.
ended-by-seat = You ended the scene.
ended-by-done = The drill went through to its end.
ended-by-unreachable = The person could not be reached any more.

## The command desk

answer-granted = granted
answer-partly = partly
answer-refused = refused

## What is in the voice

tone-anger = anger
tone-fear = fear
tone-sadness = sadness
tone-shame = shame
tone-numb = numbness
tone-warmth = warmth

## Intensity, agreed before the start

intensity-1 = Calm: talks, hardly ever flares up
intensity-2 = Mild
intensity-3 = Medium: the ordinary case
intensity-4 = Hard
intensity-5 = Severe: close to the edge, little forgiveness

## Kinds of scenario (doctrine 2.11)

kind-suicide = Suicide intervention
kind-prison-barricade = Prison barricade
kind-kidnap = Kidnap for ransom
kind-interview = Interview
kind-other = Negotiation

## Refusals of a command

refusal-ended = The scene has ended, so nothing more can be added to it. What was said stands in the record.
refusal-not-running = The clock is stopped. Try again once it is running.
refusal-already-running = The clock is already running.
refusal-no-such-line = This scene has no such line. Reload the page.
refusal-line-closed = Nobody is on the line. Call first, then speak.
refusal-line-busy = The line is already ringing or open.
refusal-empty = There are no words in it. Write what you want to say.
refusal-too-long = That is { $chars } { PLURAL($chars) ->
    [one] character
   *[other] characters
}; at most { $at_most } fit into one utterance. Split it.
refusal-too-many = This line has carried { $at_most } utterances. Start another exercise.
refusal-too-many-notes = You have written as many notes as fit. Go on without, or end the scene.
refusal-no-such-unit = This line of the record has no such part. Reload the page.
refusal-no-such-item = The command desk has nothing like that. Reload the page and choose again.
refusal-asked-already = You have already asked for this. Wait for the answer, or go by it.
refusal-bad-client-id = The page sent something this program does not understand. Reload it and try again.
refusal-not-yours = This seat may not do that.
