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
control-new-far = Та сторона
control-new-simulated = Моделируется
control-new-person = Играет человек
control-new-cast = Кто на той стороне
control-new-chance = Случайно
control-new-lines = Линия
control-new-typed = Пишут здесь
control-new-outside = Настоящий телефон
control-new-outside-simulated = Смоделированному человеку нельзя позвонить по настоящему телефону. Пусть ту сторону играет человек, или выберите линию, на которой пишут.
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
control-guide = Памятка ведущего
control-roster = Состав
control-master = План событий
control-plenary = Общий сбор
control-debrief = Разбор
control-report = Отчёт
control-keys = Клавиши: Alt и цифра ведут к группе, Alt и P останавливают или продолжают всех.
control-people = { PLURAL($n) ->
    [one] Вошёл { $n } человек
    [few] Вошли { $n } человека
   *[other] Вошли { $n } человек
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
control-phase-does-plenary = все стоят
control-phase-does-debrief = выходят из ролей
control-phase-does-closed = больше никто не войдёт
control-pause-all = Остановить всех
control-resume-all = Продолжить у всех
control-begin = Начать
control-resume = Продолжить
control-state-new = не начато
control-state-runs = идёт
control-state-stands = стоит
control-state-safe-word = стоп-слово
control-alarms = Тревоги
control-alarm-safe-word = Сказано стоп-слово. Группа стоит, пока вы её не продолжите. Сначала подойдите к ним.
control-alarm-lost = Пропал экран этого места: { $who }. Новый пропуск выдаётся на странице состава.
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
control-line-open = линия открыта
control-line-rings = идут гудки
control-line-idle = на линии никого
control-far-person = играет человек
control-far-simulated = моделируется
control-far-outside = настоящий телефон
control-no-words = Ещё ничего не сказано.
control-waits = Ждут ответа:
control-next = Дальше
control-next-none = По времени ничего нет.
control-held = придержано

## Одна группа

control-talk = Что говорят и что происходит
control-watch-hint = Название места открывает то, что там видят.
control-felt = чувствует: возбуждение { $arousal }, доверие { $trust }
control-note-rings = Идут гудки.
control-note-gone-far = Та сторона положила трубку.
control-note-asked = запрос в штаб: { $what }
control-note-desk = Штаб, { $answer }: { $what }
control-desk = Запросы
control-desk-none = Ни один запрос не ждёт ответа.
control-rule-words = Ответ своими словами; если оставить пустым, ответит сценарий
control-speak = Сказать за ту сторону
control-speak-who = От чьего имени
control-speak-do = Сказать
control-tell = Сообщить что-нибудь
control-tell-kind = В каком виде
control-tell-to = Кому
control-tell-to-hint = Никто не отмечен: всем.
control-tell-words = Слова
control-tell-do = Сообщить
control-end = Закончить сцену этой группы
control-end-outcome = Чем закончилось
control-end-do = Закончить сцену
control-inject-sent = было
control-inject-due = по времени
control-inject-held = придержано
control-inject-waits = ждёт условия
control-inject-never = не наступит
control-kind-noise = вокруг
control-kind-note = записка
control-kind-tactical = силовая группа
control-kind-message = той стороне
control-when-step = после шага: { $what }
control-when-stage = когда состояние такое: { $what }
control-when-no-request = если не запросят: { $what }
control-when-no-paper = если не напишут: { $what }
control-when-no-code = если не прозвучит: { $what }
control-send = Отправить сейчас
control-hold = Придержать
control-release = Отпустить
control-skip = Пропустить
control-change = Изменить
control-edited = слова изменены
control-minute = Минута игры: 12 или 12:30
control-move = Перенести
control-words = Слова
control-edit = Взять эти слова
control-bad-minute = Напишите минуту игры так: 12, 12,5 или 12:30.

## Состав

control-check = Можно ли начинать
control-check-fine = В каждой группе заняты все нужные места.
control-seat-name = Место
control-stand = Освободить
control-people-title = Люди
control-people-none = Пока никто не вошёл. Покажите код или впишите людей ниже.
control-no-seat = пока без места
control-place = Посадить
control-clear = Убрать всех без места
control-pass = Новый пропуск вместо потерянного телефона
control-pass-text = Пусть человек откроет этот адрес на другом устройстве или наведёт камеру на рисунок. Адрес действует один раз и десять минут. Как только там подтвердят, прежние устройства этого человека перестанут открывать занятие.
control-remove = Убрать
control-bring = Вписать человека
control-bring-hint = Для тех, у кого нет своего устройства или оно одно на несколько человек.
control-bring-do = Вписать
control-alias-taken = Здесь уже кого-то зовут «{ $alias }». Выберите другое имя.
control-rotation = Смена мест
control-rotation-hint = Предложение на несколько кругов: никто не садится на то же место, пока там не побывали другие, и как можно больше людей играют за обе стороны. Места ведущих не меняются.
control-rounds = Кругов
control-round = Круг
control-rests = Смотрят:
control-rotate = Рассадить так

## Лист для входа

control-print = Напечатать
control-sheet-local = Этот адрес работает только на этом компьютере. Прежде чем печатать, откройте программу по адресу компьютера в сети, чтобы её нашли телефоны.
control-sheet-title = Как войти
control-sheet-1 = Наведите камеру телефона на рисунок или наберите адрес в браузере.
control-sheet-2 = Если спросят, введите код и имя, которым вас называть.
control-sheet-3 = Займите место, которое назвал ведущий, и прочтите вводную.

## Общий сбор и проектор

control-freeze = Остановить все группы
control-freeze-hint = Все часы встанут, на местах появится просьба смотреть на общий экран.
control-unfreeze = Вернуть к игре
control-unfreeze-hint = Все часы пойдут с того места, где стояли.
control-on-projector = На проекторе
control-show-code = Код для входа
control-show-clock = Часы
control-show-decisions = Решения
control-show-vote = Голосование
control-show-commitments = Обещания себе
control-show-moment = На проектор
control-decisions = Решения
control-decision-none = Ни одного решения пока не записано.
control-votes = Голосования
control-vote-title = Спросить класс
control-vote-question = Вопрос
control-vote-options = От двух до шести ответов
control-vote-option = Ответ
control-vote-open = Открыть голосование
control-vote-close = Закрыть голосование
control-vote-none = Голосований ещё не было.
control-vote-answered = Ответили { $n } из { $of }
control-ask = Что бы вы сказали?
control-ask-question = «{ $words }» Что бы вы сказали?
control-stage-join = Входите здесь

## Разбор

control-debrief-not = Разбор ещё не начат. Когда он начнётся, людей попросят выйти из ролей и записать, что они будут делать иначе.
control-debrief-begin = Начать разбор
control-de-role = Выход из роли
control-de-role-hint = Никто не уходит домой в роли. Кто играл ту сторону несколько раз, уступает следующую очередь другому.
control-de-roled = Вышли из роли: { $n } из { $of }.
control-de-role-done = вышел из роли
control-de-role-not = ещё нет
control-exposure = { PLURAL($n) ->
    [few] та сторона: { $n } раза за курс
   *[other] та сторона: { $n } раз за курс
}
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
control-fact-settings = Настройки
control-fact-people = Люди
control-time-line = Ход событий
control-time-line-none = Ещё ничего не произошло.

## План событий

control-master-lead = Всё, что запланировано для групп, по минутам игры. Для одной группы меняйте на её странице, для всех сразу — в таблице.
control-master-away = Взять план с собой (xlsx)
control-master-bring = Вернуть изменённый план
control-master-bring-hint = Таблица xlsx или с точкой с запятой. Берутся изменённые минуты и ваши слова; остальные столбцы только для чтения.
control-master-bring-do = Взять изменения
control-master-done = { PLURAL($n) ->
    [one] Взято { $n } изменение.
    [few] Взято { $n } изменения.
   *[other] Взято { $n } изменений.
}
control-master-no-headings = Нет строки с заголовками «Группа» и «Метка». Возьмите план с этой страницы, измените его и верните этот файл.
control-master-unknown = Строка { $n }: в этой группе нет такого события. Столбцы «Группа» и «Метка» не меняйте.
control-master-minute = Строка { $n }: минута не читается. Напишите 12, 12,5 или 12:30.
control-master-long = Строка { $n }: ваши слова слишком длинные, помещается 1 000 знаков.
control-master-over = Строка { $n }: событие уже было или не наступит, изменить его нельзя.
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
control-kit-cards = Карточки ролей
control-kit-players = Бумаги ролевого игрока
control-kit-boards = Доски
control-kit-boards-hint = По листу на доску, лучше А3.
control-kit-recorder = Лист протоколиста
control-kit-recorder-hint = Дословно: начало, требования, сроки, обещания, имена. Пропуск со временем лучше слов, вписанных потом. Буквы — клавиши тех же отметок на экране.
control-kit-rater = Лист эксперта и наблюдателя
control-kit-rater-hint = 1: не было или во вред разговору. 3: уверенно. 5: образцово. Пишите минуту и слова, о которых речь; о работе, а не о человеке.
control-kit-required = обязательно
control-kit-secret = Только для того, кто играет. Группе не показывать.
control-kit-staff-only = Только для ведущих.
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
control-dimension-listening = Активное слушание
control-dimension-emotion-work = Работа с чувствами
control-dimension-timing-of-influence = Влияние вовремя
control-dimension-demands-deadlines = Требования и сроки
control-dimension-truth-repair = Правдивость и исправление ошибок
control-dimension-risk-awareness = Внимание к риску
control-dimension-team-use = Работа в команде
control-dimension-decision-record = Решения и их запись
control-dimension-rights-dignity = Права и достоинство
control-dimension-exit = Выход и завершение
control-guide-none = У этого сценария нет памятки ведущего.
