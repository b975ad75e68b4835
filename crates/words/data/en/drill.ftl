# The record of a drill.
drill-title = Drill
drill-sum = What you did
drill-formative = The codes are what the program heard; correct one where it heard wrong. Nothing here is a mark.
drill-cut-short = The drill ended before you had been through all three situations.
drill-no-answers = You did not answer in words.
drill-listened =
    { PLURAL($answers) ->
        [one] { $listened ->
            [0] Your one answer did something other than listen.
           *[other] Your one answer listened, and nothing in it pushed.
        }
       *[other] { $listened ->
            [0] None of your { $answers } answers only listened.
           *[other] { $listened } of your { $answers } answers listened, and nothing in them pushed.
        }
    }
drill-variety =
    { $used ->
        [0] You used none of the eight skills.
        [1] You used one of the eight skills.
       *[other] You used { $used } of the eight skills.
    }
drill-no-labels = You named no feeling. In each situation there was one to be named.
drill-labels =
    { PLURAL($labels) ->
        [one] { $fitted ->
            [0] You named a feeling once, and it was another one.
           *[other] You named a feeling once, and it was there.
        }
       *[other] { $fitted ->
            [0] You named a feeling { $labels } times, and each time it was another one.
           *[other] You named a feeling { $labels } times; { $fitted } of these fitted.
        }
    }
drill-questions =
    { PLURAL($closed) ->
        [one] One of your questions could be answered with yes or no, or asked why; open ones: { $open }.
       *[other] { $closed } of your questions could be answered with yes or no, or asked why; open ones: { $open }.
    }
drill-times =
    { $n ->
        [0] not used
        [1] once
       *[other] { $n } times
    }
drill-silence = Silence kept
drill-level-1 = Everyday
drill-level-2 = Sore or heated
drill-level-3 = Crisis
drill-felt = What was felt: { $feelings }
drill-heard = It listened: the person went on.
drill-unheard = The person drew back a little.
drill-label-fits = The feeling you named was there.
drill-label-off = The feeling you named was another one.
drill-answer-silence = You said nothing, and the person went on.
drill-answer-none = You did not get to answer this.
drill-correct = Correct what was heard
drill-again = Another drill

feeling-anger = anger
feeling-fear = fear
feeling-sadness = sadness
feeling-shame = shame
feeling-hurt = hurt
feeling-loneliness = loneliness
feeling-exhaustion = exhaustion
feeling-hopelessness = hopelessness
feeling-guilt = guilt
feeling-overwhelm = being overwhelmed
feeling-numbness = numbness
feeling-warmth = warmth
