### Проведение занятия: пульт, состав, общий сбор, разбор, отчёт, всё для печати.

## Списки и подготовка

control-list-title = Занятия
control-list-empty = Ни одного занятия пока нет. Подготовьте его здесь или на странице курса.
control-to-course = Курс
control-delete = Удалить
control-delete-title = Удалить «{ $title }»
control-delete-text = Занятие исчезнет навсегда вместе со всем, что в нём сказано и записано, и с именами всех, кто вошёл. Курс и его участники останутся.
control-delete-sure = Удалить занятие
control-delete-cancel = Оставить
control-new-lead = Сначала выберите сценарий. Всё остальное поместится на одной странице.
control-new-line-same = Как у группы
control-new-other-languages = Другой язык на отдельных линиях
control-new-other = Другой сценарий
control-new-choose = Выбрать
control-new-seats = { $n } { PLURAL($n) ->
    [one] место
    [few] места
   *[other] мест
} в группе
control-new-name = Название занятия
control-new-name-hint = Так оно будет называться в списках и на листе для входа. Если оставить пустым, подойдёт название сценария.
control-new-title-long = Слишком длинное название: помещается { $at_most } знаков.
control-new-teams = Сколько групп
control-new-far = Собеседник
control-new-simulated = Моделируется
control-new-person = Играет человек
control-new-cast = Кто собеседник
control-new-chance = Случайно
control-new-lines = Линия
control-new-typed = Пишут здесь
control-new-outside = Настоящий телефон
control-new-outside-simulated = Смоделированному человеку нельзя позвонить по настоящему телефону. Пусть собеседника играет человек, или выберите линию, на которой пишут.
control-new-papers = Документы и модель решения
control-new-papers-lack = В наборе документов «{ $set }» нет того, без чего этот сценарий не сыграть: { $papers }. Выберите другой набор или верните эти документы в него.
control-new-papers-own = Как в сценарии
control-new-papers-own-hint = Доски, журналы и листы из программы; решения — по Национальной модели принятия решений.
control-new-papers-unfit = Набор документов «{ $set }» не подходит к этому сценарию: в «{ $file }» нарушено правило «{ $rule }». Положите документы в копию папки сценария и наберите «stairway check» с этой папкой: программа скажет, что не так и что делать.
control-new-say-first = Прежде чем кто-то войдёт
control-new-consents = Скажите вслух: участие добровольное, остановить сцену может каждый, в любую минуту и без объяснений. Скажите, что сохраняется. Спросите согласия.
control-new-unasked = Нет отметки о согласии:
control-new-warning = О чём предупредить
control-new-go = Подготовить
control-new-go-hint = Часы не пойдут, пока вы не начнёте.

## Пульт

control-title = Пульт
control-teams = Группы
control-code = Войти по адресу
control-sheet = Лист для входа
control-projector = Проектор
control-kit = Набор на бумаге
control-guide = Пособие руководителя занятия
control-roster = Состав
control-master = План вводных
control-plenary = Общий сбор
control-debrief = Разбор
control-report = Отчёт
control-keys = Клавиши: Alt и цифра ведут к группе, Alt и P останавливают или продолжают всех, Alt и M отмечают момент в той группе, где вы находитесь. Стоп-слово снимается только в строке самой группы.
control-people = { PLURAL($n) ->
    [one] Вошёл { $n } человек
    [few] Вошли { $n } человека
   *[other] Вошло { $n } человек
}
control-seated = { PLURAL($n) ->
    [one] место занял { $n }
   *[other] места заняли { $n }
}
control-missing = Группе { $team } не хватает: { $seats }.
control-gone-person = (удалён)
control-phase-briefing = Инструктаж
control-phase-running = Игра
control-phase-plenary = Общий сбор
control-phase-debrief = Разбор
control-phase-closed = Закрыто
control-phase-does-briefing = входят, садятся, читают
control-phase-does-running = у всех идут часы
control-phase-does-plenary = у всех часы стоят
control-phase-does-debrief = выходят из ролей
control-phase-does-closed = больше никто не войдёт
control-phase-back = Вернуться
control-phase-back-sure = Разбор уже начался, люди вышли из ролей. Если вернуться, разбор прервётся у всех; на этапе «Игра» снова пойдут часы групп, у которых сцена не закончена.
control-pause-all = Остановить всех
control-resume-all = Продолжить у всех
control-begin = Начать
control-resume = Продолжить
control-resume-safe-word = Продолжить после стоп-слова
control-stays = Группа { $team } стоит: сказано стоп-слово. Продолжите её в её собственной строке.
control-state-new = не начато
control-state-runs = идёт
control-state-stands = стоит
control-state-held = стоит: программа не работала
control-state-safe-word = стоп-слово
control-alarms = Тревоги
control-alarm-safe-word = Сказано стоп-слово. Сцена стоит, пока вы её не продолжите. Сначала подойдите к группе.
control-alarm-safe-word-by = Стоп-слово: { $who }. Сцена стоит, пока вы её не продолжите. Сначала подойдите к группе.
control-stops-title = Стоп-слово, группа { $teams }
control-stops-since = С { $time } ({ $zone }).
control-alarm-lost = Пропал экран этого места: { $who }. Новый пропуск выдаётся на странице «Состав».
control-alarm-silence = { PLURAL($n) ->
    [one] Линия открыта, тишина уже { $n } минуту.
    [few] Линия открыта, тишина уже { $n } минуты.
   *[other] Линия открыта, тишина уже { $n } минут.
}
control-alarm-request = { PLURAL($n) ->
    [one] «{ $what }»: ответа ждут { $n } минуту.
    [few] «{ $what }»: ответа ждут { $n } минуты.
   *[other] «{ $what }»: ответа ждут { $n } минут.
}
control-empty-seats = Свободно:
control-seat-here = экран открыт
control-seat-away = экрана нет
control-seat-empty = свободно
control-voice = говорит за группу
control-line-open = линия открыта
control-line-rings = идут гудки
control-line-idle = на линии никого
control-far-person = играет человек
control-far-simulated = моделируется
control-far-outside = настоящий телефон
control-no-words = Ещё ничего не сказано.
control-waits = Ждут ответа:
control-next = Дальше
control-next-none = По времени больше ничего нет.
control-held = придержано

## Одна группа

control-talk = Что говорят и что происходит
control-watch-hint = Название места открывает то, что там видят.
control-ladder = лестница: ступень { $step }
control-felt = чувствует: возбуждение { $arousal }, доверие { $trust }
control-note-rings = Идут гудки.
control-note-gone-far = Собеседник положил трубку.
control-note-asked = запрос в штаб: { $what }
control-note-desk = Штаб, { $answer }: { $what }.
control-desk = Запросы
control-desk-none = Ни один запрос не ждёт ответа.
control-rule-words = Ответ своими словами; если оставить пустым, ответит сценарий
control-speak = Сказать за собеседника
control-speak-who = От чьего имени
control-speak-do = Сказать
control-speak-closed = Этого никто не услышит: линия не открыта. Сначала группа должна позвонить, тогда и скажите.
control-speak-stands = Этого никто не услышит: часы группы стоят. Нажмите «Продолжить», тогда и скажите.
control-speak-simulated = Смоделированный собеседник произносит ваши слова как свои, пока линия открыта, и ждёт ответа. Чувств они не меняют. То, что он собирался сказать, отменяется; если это уже что-то изменило, сначала прозвучит оно.
control-lent = { $who } (сказано руководством занятием)
control-answer = Ответить на линии
control-answer-hint = Услышат все, кто слышит эту линию, и больше никто: от руководства занятием или от имени родственника, начальника, журналиста. До собеседника эти слова не дойдут.
control-answer-line = Линия
control-answer-as = От чьего имени (пусто: руководство занятием)
control-answer-words = Что сказано
control-interpret = Переводчик на линии
control-interpret-is-on = есть
control-interpret-is-off = нет
control-interpret-hint = Сказанное одной стороной доходит до другой только в переводе. Оба варианта видны здесь и в отчёте.
control-interpret-on = Сказанное ждёт переводчика
control-interpret-passes = Пропустить через (секунд)
control-interpret-passes-hint = Потом слова проходят как были сказаны, с пометкой «без перевода». Пусто: ждут сколько понадобится.
control-interpret-lag = Перевод запаздывает на (секунд)
control-interpret-lag-hint = Переводчик уже написал, а другая сторона получит перевод на столько секунд позже. Пусто: получает сразу.
control-interpret-fault = Усложнение
control-interpret-faithful = перевод точный
control-interpret-fault-hint = Об этом просят переводчика. Стороны об этом не узнают.
control-interpret-do = Установить
control-interpret-set = Установлено: слова ждут переводчика
control-interpret-set-lag = перевод запаздывает на { $seconds } с
control-interpret-set-passes = через { $seconds } с проходят без перевода
control-interpret-set-shortened = переводчика просят сокращать
control-interpret-set-softened = переводчика просят смягчать
control-interpret-set-wrong = переводчика просят ошибаться
control-misrender = Отметить перевод
control-misrender-of = Номер перевода
control-misrender-how = Что с ним
control-misrender-do = Отметить
control-tell = Сообщить что-нибудь
control-tell-kind = В каком виде
control-tell-to = Кому
control-tell-to-hint = Никого не отметили: получит вся группа, а собеседник не получит.
control-tell-far = И собеседнику тоже
control-tell-far-end = собеседник
control-tell-goes = Получат:
control-tell-team = все, кто сидит в группе
control-tell-minute = На минуте игры (пусто: сразу)
control-tell-words = Слова
control-tell-do = Сообщить
control-end = Закончить сцену этой группы
control-end-outcome = Чем закончилось
control-end-do = Закончить сцену
control-over = Сцена закончена.
control-inject-sent = отправлено
control-inject-due = по времени
control-inject-held = придержано
control-inject-waits = ждёт условия
control-inject-never = не наступит
control-kind-noise = вокруг
control-kind-note = записка
control-kind-tactical = наряд
control-kind-message = собеседнику
control-when-by-hand = отправляете вы: собеседника играет человек
control-when-delay = через { $after } { $what }
control-when-paper = после того как напишут: { $what }
control-when-request = после того как запросят: { $what }
control-when-answer = после ответа на запрос: { $what }
control-when-inject = после вводной: { $what }
control-when-tag = после отметки: { $what }
control-when-hang-up = после того как связь прервалась
control-when-step = после шага: { $what }
control-when-stage = когда состояние такое: { $what }
control-when-no-request = если не запросят: { $what }
control-when-no-paper = если не напишут: { $what }
control-when-no-code = если не прозвучит: { $what }
control-send = Отправить
control-hold = Придержать
control-release = Отпустить
control-skip = Пропустить
control-skip-sure = Вводная больше не придёт, даже вручную. Чтобы оставить её на потом, придержите.
control-change = Изменить
control-edited = слова изменены
control-in-language = на языке группы: { $language }
control-minute = Минута игры: 12 или 12:30
control-move = Перенести
control-words = Слова
control-edit = Заменить слова
control-restore = Вернуть прежние слова
control-all-teams = все группы
control-to-everybody = все
control-to-team = группа
control-to-nobody = там никто не сидит
control-case-time = по делу { $time } ч
control-minute-past = Эта минута уже прошла. Выберите более позднюю или нажмите «Отправить».
control-tell-past = Эта минута уже прошла. Выберите более позднюю или оставьте поле пустым, чтобы сообщить сразу.
control-bad-minute = Напишите минуту игры так: 12, 12,5 или 12:30.

## Состав

control-check = Можно ли начинать?
control-check-fine = В каждой группе заняты все нужные места.
control-seat-name = Место
control-stand = Освободить
control-stand-sure = Здесь больше не сидит { $who }, и экран этого места замолчит.
control-people-title = Люди
control-people-none = Пока никто не вошёл. Покажите код или впишите людей ниже.
control-no-seat = пока без места
control-place = Посадить
control-place-choose = Выберите место
control-clear = Убрать всех без места
control-pass = Новый пропуск вместо потерянного телефона
control-pass-link = Адрес пропуска
control-pass-text = Пусть человек откроет этот адрес на другом устройстве или наведёт на QR-код камеру и подтвердит там, что это он. Адрес действует один раз и десять минут; потом прежнее устройство больше ничего не откроет.
control-remove = Убрать
control-remove-sure = { $who } больше не участвует: места освободятся, и устройство больше ничего не откроет. Кто уже занимал место, того здесь же можно вернуть.
control-out-title = Убраны
control-out-hint = Имена остаются у того, что эти люди здесь сделали. Если их вернуть, они продолжат под тем же именем и на том же устройстве.
control-take-back = Вернуть
control-bring = Вписать человека
control-bring-hint = Для тех, у кого нет своего устройства или оно одно на несколько человек.
control-bring-do = Вписать
control-alias-taken = Здесь уже кого-то зовут «{ $alias }». Выберите другое имя; кого убрали, того возвращают в разделе «Люди».
control-rotation = Смена мест
control-rotation-hint = Предложение на несколько кругов: никто не садится на то же место, пока там не побывали другие, и как можно больше людей играют за обе стороны. Места преподавателей и переводчиков не меняются.
control-rounds = Кругов
control-round = Круг
control-rests = Смотрят:
control-rotate = Рассадить так
control-round-next = Следующий круг с теми же людьми
control-round-there = К следующему кругу
control-round-later = Следующий круг — это отдельное занятие с теми же людьми. Его можно подготовить здесь, когда в этом занятии начнётся разбор.
control-round-lead = Следующий круг — это отдельное занятие; ниже всё заполнено так, как было в прошлом. Все, кто в нём участвует, перейдут сюда без кода и сядут так, как предлагает смена мест; преподаватели и переводчики останутся на своих местах. Открытые страницы участников перейдут сами. Кто играл собеседника, знает его бумаги: выберите другого собеседника или другой сценарий.
control-round-title = { $title } · Круг { $n }

## Лист для входа

control-print = Напечатать
control-sheet-local = Этот адрес работает только на этом компьютере: телефоны его не найдут.
control-sheet-local-do = Что делать
control-sheet-title = Как войти
control-sheet-1 = Наведите камеру телефона на QR-код или наберите адрес в браузере.
control-sheet-2 = Если спросят, введите код и имя, под которым вас увидят.
control-sheet-3 = Займите место, которое назвал преподаватель, и прочтите своё задание.

## Общий сбор и проектор

control-freeze = Остановить все группы
control-freeze-hint = Все часы встанут, на местах появится просьба смотреть на общий экран.
control-unfreeze = Вернуть к игре
control-unfreeze-hint = Все часы пойдут с того места, где стояли. Группа, в которой сказали стоп-слово, останется стоять.
control-on-projector = На проекторе
control-show-code = Код для входа
control-show-clock = Часы
control-show-decisions = Решения
control-show-vote = Голосование
control-show-commitments = Обещания себе
control-show-moment = На проектор
control-decisions = Решения
control-decision-none = Ни одного решения пока не записано.
control-decisions-hint = На проекторе стоит последнее решение каждой группы. Здесь можно выбрать другое: если остальные группы ответили на тот же вопрос, на экран встанут и их ответы.
control-votes = Голосования
control-hands-title = Поднятые руки
control-hands-hint = Посчитайте руки тех, у кого нет своего устройства. Новый счёт заменяет прежний.
control-hands-do = Записать
control-vote-title = Спросить всех
control-vote-question = Вопрос
control-vote-options = От двух до шести ответов
control-vote-option = Ответ
control-vote-open = Открыть голосование
control-vote-close = Закрыть голосование
control-vote-none = Голосований ещё не было.
control-vote-answered = Ответили { $n } из { $of }
control-ask = Что бы вы сказали?
control-ask-question = «{ $words }» Что бы вы сказали?
control-pairs = Одна пара играет, остальные смотрят
control-pairs-hint = На проекторе видны последние слова на линии, по мере того как их произносят. Если остановить пару, встанет только эта группа, а всех остальных спросят, что бы они сказали сейчас. Вопросом станут последние слова собеседника, если ниже не написан другой; ответы те, что написаны ниже, а без них способы слушать дальше.
control-pair-stop = Остановить пару и спросить всех
control-pair-go-on = Пусть пара продолжает
control-pair-wait = Промолчать и подождать
control-stage-join = Входите здесь
control-stage-interpreted = Между сторонами стоит переводчик. Что говорит каждая из них, здесь не показано.

## Разбор

control-debrief-not = Разбор ещё не начат. Когда он начнётся, людей попросят выйти из ролей и записать, что они будут делать иначе.
control-debrief-begin = Начать разбор
control-open-title = Чем закончилось?
control-open-hint = Эти сцены ещё открыты. Пока вы не скажете, чем они закончились, в отчёте нет исхода, а кривые не показаны.
control-open-line = Сцены ещё открыты, группы: { $teams }.
control-open-link = Указать, чем закончилось
control-de-role = Выход из роли
control-de-role-hint = Никто не уходит домой в роли. Кто уже не раз играл собеседника, уступает следующую очередь другому.
control-behalf-de-role = Отметить выход
control-behalf-title = Записать за тех, у кого нет своего устройства
control-behalf-hint = Кто делит ноутбук с другими или играет на бумаге, говорит вслух, и запись остаётся под его именем.
control-de-roled = Вышли из роли: { $n } из { $of }.
control-de-role-done = уже не в роли
control-de-role-not = ещё нет
control-exposure = { PLURAL($n) ->
    [few] в роли собеседника: { $n } раза за курс
   *[other] в роли собеседника: { $n } раз за курс
}
control-exposure-beside = { PLURAL($n) ->
    [few] наблюдение: { $n } раза за курс
   *[other] наблюдение: { $n } раз за курс
}
control-exposure-led = за курс проведено занятий: { $n }
control-exposure-lent = { PLURAL($n) ->
    [few] слова за собеседника: { $n } раза за курс
   *[other] слова за собеседника: { $n } раз за курс
}
control-exposure-trainers = Преподаватели на этом курсе
control-marks = Отмеченные моменты
control-marks-none = Никто не отметил ни одного момента.
control-around = Слова вокруг
control-findings = К чему пришли группы
control-findings-none = Пока ничего.
control-strengths = Что получилось
control-improvements = Что улучшить
control-commitments = Обещания себе
control-commitments-none = Никто ещё ничего себе не пообещал.
control-lessons = Уроки
control-lessons-hint = От того, что заметили, до того, что проверено. Урок без ответственного и срока остаётся пожеланием.
control-lessons-none = Ни одного урока пока не записано.
control-lessons-sheet = Таблицей (xlsx)
control-lesson-new = Записать урок
control-lesson-keep = Сохранить
control-lesson-open = ещё нет
control-lesson-observation = Что заметили
control-lesson-cause = Причина
control-lesson-recommendation = Что предлагаем
control-lesson-owner = Ответственный
control-lesson-due = Срок
control-lesson-verified = Как и когда проверено

## Отчёт

control-report-note = Вместо имён стоят псевдонимы. Оценок здесь никому не ставят.
control-report-short = Только ход событий
control-report-full = Со всеми словами
control-report-boards = Доски к концу сцены
control-report-papers = Документы
control-report-entry = Запись
control-report-origin = Источник, оценка
control-report-hung = из сценария
control-report-by = Кто записал
control-report-replaced = заменено в { $time }
control-report-told = Подтвердили:
control-report-untold = Не подтвердили:
control-report-line = Stairway, отчёт о занятии: { $title }
control-report-played = { $minutes } { PLURAL($minutes) ->
    [one] минута
    [few] минуты
   *[other] минут
} игры, { $calls } { PLURAL($calls) ->
    [one] звонок
    [few] звонка
   *[other] звонков
}, { $said } { PLURAL($said) ->
    [one] реплика
    [few] реплики
   *[other] реплик
}.
control-fact-course = Курс
control-fact-place = Место
control-fact-date = Дата
control-fact-pack = Сценарий
control-fact-papers = Документы и модель решения
control-fact-settings = Настройки
control-fact-people = Люди
control-time-line = Ход событий
control-time-line-none = Ещё ничего не произошло.

## План вводных

control-master-lead = Всё, что запланировано для групп, по минутам игры. Отправить, придержать и пропустить можно здесь, для одной группы или для всех; слова и минуты меняйте на странице группы или сразу все в таблице.
control-strips = План по времени игры
control-strips-alt = Группа { $team }: отправлено { $sent }, по времени { $due }, придержано { $held }, ждёт условия { $waits }, не наступит { $never }; на часах { $now }
control-strips-hint = По полосе на группу; таблица ниже говорит то же словами. У того, что ждёт условия, места на полосе ещё нет.
control-strips-now = сейчас
control-column-case = Время по делу
control-column-do = Действие
control-master-away = Скачать план (xlsx)
control-master-bring = Загрузить изменённый план
control-master-bring-hint = Таблица xlsx или CSV с точкой с запятой. Принимаются состояние, минута или время суток и ваши слова; чёрточка (-) возвращает прежние слова, строка с новой меткой становится вашей вводной. О том, что принять нельзя, сказано построчно.
control-master-bring-do = Принять изменения
control-master-done = { PLURAL($n) ->
    [one] Принято { $n } изменение.
    [few] Принято { $n } изменения.
   *[other] Принято { $n } изменений.
}
control-master-no-headings = Нет строки с заголовками «Группа» и «Метка». Скачайте план с этой страницы, измените его и загрузите тот же файл.
control-master-unknown = Строка { $n }: в этой группе нет такой вводной. «Метку» не меняйте; новой вводной нужны «Свои слова» и минута игры.
control-master-minute = Строка { $n }: минута не читается. Напишите 12, 12,5 или 12:30.
control-master-long = Строка { $n }: ваши слова слишком длинные, помещается 1 000 знаков.
control-master-team = Строка { $n }: такой группы нет. Напишите её номер, как на этой странице.
control-master-past = Строка { $n }: эта минута уже прошла. Напишите более позднюю или отправьте вводную сами.
control-master-no-minute = Строка { $n }: минута пуста. Впишите её или смените состояние на «придержано» или «не наступит».
control-master-emptied = Строка { $n }: ваши слова пусты. Чтобы вернуть прежние, поставьте там чёрточку (-).
control-master-state = Строка { $n }: такого состояния нет. Напишите «по времени», «придержано» или «не наступит».
control-master-sent = Строка { $n }: таблица ничего не отправляет. Нажмите «Отправить» на странице занятия.
control-master-kind = Строка { $n }: такого вида у новой вводной нет. Оставьте пустым или напишите, как в списке «Сообщить что-нибудь».
control-master-seat = Строка { $n }: такого места нет. Напишите названия мест через запятую или оставьте пустым, тогда получит вся группа.
control-master-disagrees = Строка { $n }: минута игры и время суток не сходятся, действует минута. Если верно время суток, сотрите минуту.
control-master-to-read = Строка { $n }: столбец «{ $column }» только для чтения, исправленное в нём не принято. Другие слова пишите в «Свои слова».
control-master-over = Строка { $n }: вводная уже была или не наступит, изменить её нельзя.
control-column-team = Группа
control-column-id = Метка
control-column-state = Состояние
control-column-kind = Вид
control-column-to = Кому
control-column-when = Условие
control-column-minute = Минута игры
control-column-planned = Минута по плану
control-column-clock = Время суток
control-column-zone = Часовой пояс
control-column-own = Свои слова
control-column-text = Слова: { $language }

## Набор на бумаге

control-kit-lead = Всё, чтобы играть без устройств. Напечатайте, разделите по страницам и дайте каждому месту только его карточку.
control-kit-language = Язык бумаг
control-kit-cards = Карточки ролей
control-kit-players = Бумаги исполнителя роли
control-kit-boards = Доски
control-kit-boards-hint = По листу на доску, лучше А3.
control-kit-forms = Чистые бланки
control-kit-forms-hint = На каждую запись отдельный лист. Распечатайте столько, сколько может понадобиться каждой группе: для решений и запросов сведений — по нескольку.
control-kit-recorder = Лист протоколиста
control-kit-recorder-hint = Дословно: начало, требования, сроки, обещания, имена. Пропуск со временем лучше слов, вписанных потом. Буквы — клавиши тех же меток на экране.
control-kit-rater = Лист эксперта и наблюдателя
control-kit-rater-hint = 1: не было или во вред разговору. 3: уверенно. 5: образцово. Пишите минуту и слова, за которые ставите балл: речь о работе, а не о человеке.
control-kit-required = обязательно
control-kit-secret = Только для исполнителя роли. Группе не показывать.
control-kit-staff-only = Только для руководства занятием.
control-kit-time = Время
control-kit-us-them = Мы или они
control-kit-verbatim = Дословно
control-kit-due = Срок, обещано
control-kit-dimension = На что смотрим
control-kit-weight = Вес здесь
control-kit-evidence = Минута и слова
control-kit-sent = Отправлено
control-weight-1 = меньше
control-weight-2 = как обычно
control-weight-3 = больше
control-anchor-listening-1 = Допрашивает или перебивает, говорит больше, чем собеседник.
control-anchor-listening-5 = Ведёт собеседник; приёмы слушания разные, и он подтверждает услышанное.
control-anchor-emotion-work-1 = Обходит чувства или преуменьшает их.
control-anchor-emotion-work-5 = Называет смешанное или скрытое чувство вовремя.
control-anchor-timing-of-influence-1 = С первой минуты решает за него и советует.
control-anchor-timing-of-influence-5 = Дожидается готовности и тогда предлагает выбор.
control-anchor-demands-deadlines-1 = Сам выпрашивает требования, обещает, повторяет сроки.
control-anchor-demands-deadlines-5 = Ничего даром, малое за малое; срок проходит за разговором.
control-anchor-truth-repair-1 = Говорит неправду или отрицает ошибку.
control-anchor-truth-repair-5 = Признаёт ошибку и исправляет её; обещанное выполнено.
control-anchor-risk-awareness-1 = Не замечает признаков или никому о них не говорит.
control-anchor-risk-awareness-5 = Спрашивает прямо, складывает признаки вместе, передаёт дальше.
control-anchor-team-use-1 = Работает в одиночку, записки лежат непрочитанными.
control-anchor-team-use-5 = Группа действует как одно целое: короткие записки сразу в деле, смена проведена чисто.
control-anchor-decision-record-1 = Ничего не записано или записано только само решение.
control-anchor-decision-record-5 = Записано сразу: доводы, отклонённые варианты, кому сообщено.
control-anchor-rights-dignity-1 = Унижает, насмехается или угрожает.
control-anchor-rights-dignity-5 = Бережёт достоинство каждого, и под давлением тоже.
control-anchor-exit-1 = Наспех: кто-то не знает, что будет происходить.
control-anchor-exit-5 = Согласован, отрепетирован, доведён до всех; никто не теряет лица.
control-dimension-listening = Активное слушание
control-dimension-emotion-work = Работа с чувствами
control-dimension-timing-of-influence = Влияние вовремя
control-dimension-demands-deadlines = Требования и сроки
control-dimension-truth-repair = Правдивость и исправление ошибок
control-dimension-risk-awareness = Внимание к риску
control-dimension-team-use = Работа вместе с группой
control-dimension-decision-record = Решения и их запись
control-dimension-rights-dignity = Права и достоинство
control-dimension-exit = Выход и завершение
control-guide-none = У этого сценария нет пособия для руководителя занятия.
