# Разбор упражнения.
drill-title = Упражнение
drill-sum = Что вы сделали
drill-formative = Коды — это то, что услышала программа; где она ошиблась, поправьте. Оценок здесь нет.
drill-cut-short = Упражнение закончилось раньше, чем прошли все три ситуации.
drill-no-answers = Словами вы не ответили.
drill-listened =
    { PLURAL($answers) ->
        [one] Вы слушали и ни на что не давили в { $listened } из { $answers } ответа.
       *[other] Вы слушали и ни на что не давили в { $listened } из { $answers } ответов.
    }
drill-variety = Приёмы слушания в ходу: { $used } из восьми.
drill-no-labels = Вы ни разу не назвали чувство. В каждой ситуации было что назвать.
drill-labels =
    { PLURAL($labels) ->
        [one] Чувство вы назвали { $labels } раз; верно: { $fitted }.
        [few] Чувство вы назвали { $labels } раза; верно: { $fitted }.
       *[other] Чувство вы назвали { $labels } раз; верно: { $fitted }.
    }
drill-questions = Вопросов, на которые можно ответить «да» или «нет», и вопросов «почему»: { $closed }. Открытых: { $open }.
drill-times =
    { $n ->
        [0] не было
       *[other] { PLURAL($n) ->
            [one] { $n } раз
            [few] { $n } раза
           *[other] { $n } раз
        }
    }
drill-silence = Выдержанная пауза
drill-level-1 = Обычный день
drill-level-2 = Больное или накипевшее
drill-level-3 = Кризис
drill-felt = Что было на душе: { $feelings }
drill-heard = Человек почувствовал, что его слушают, и заговорил дальше.
drill-unheard = Человек немного закрылся.
drill-label-fits = Чувство названо верно.
drill-label-off = Было другое чувство.
drill-answer-silence = Вы промолчали, и человек заговорил дальше.
drill-answer-none = Ответить вы уже не успели.
drill-correct = Поправить услышанное
drill-again = Ещё одно упражнение

feeling-anger = злость
feeling-fear = страх
feeling-sadness = печаль
feeling-shame = стыд
feeling-hurt = обида
feeling-loneliness = одиночество
feeling-exhaustion = усталость
feeling-hopelessness = безнадёжность
feeling-guilt = вина
feeling-overwhelm = всё навалилось разом
feeling-numbness = пустота
feeling-warmth = тепло
