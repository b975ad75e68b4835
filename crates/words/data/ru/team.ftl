### Места в группе, линии между ними, комната.

## Роли

role-primary = Первый переговорщик
role-coach = Второй переговорщик
role-leader = Руководитель группы
role-recorder = Протоколист
role-intelligence = Аналитик
role-mental-health-adviser = Психолог
role-tactical-liaison = Связь с нарядом
role-family-liaison = Работа с семьёй
role-interpreter = Переводчик
role-communicator = Посредник на линии
role-commander = Руководитель операции
role-role-player = Исполнитель роли
role-director = Руководитель занятия
role-assessor = Эксперт
role-observer = Наблюдатель
role-course-interpreter = Переводчик курса

## Линии

line-phone = Линия на тот конец
line-coach-notes = Записки говорящему
line-team = Разговор в группе
line-command = Штаб
line-family = Семья
line-control = Руководство занятием
line-far-control = Руководство занятием — исполнителю роли
team-line-idle = На линии никого.
team-line-rings = Идут гудки.
team-line-rings-in = Звонок: вызывают вас.
team-line-open = Линия открыта.
team-line-from-far = Линия с переговорщиком
team-line-empty = Здесь появится сказанное.
team-call = Позвонить
team-pick-up = Снять трубку
team-note-connected = Линия открыта.
team-note-gone = Трубку положили.
team-note-voice = Дальше говорит: { $who }.
team-note-safe-word = Стоп-слово. Сцена остановлена.
team-note-goes = Сцена идёт.
team-note-asked = У штаба запросили: { $what }
team-hear-who = Кто сказал
team-hear-near = Наша сторона
team-log-label = Что было сказано
team-log-do = Записать
team-slip-label = Ваша записка
team-slip-do = Передать записку
team-write-label = Ваше сообщение
team-write-do = Написать

## Сцена

team-clock = Время игры
team-over = Сцена закончена.
team-alarm = Остановлено стоп-словом.
team-not-begun = Ещё не началось. Прочтите своё задание.
team-stands = Сцена остановлена.
team-pause = Пауза
team-safe-word = Стоп-слово
team-stopped = Остановлено
team-stopped-text = Ничего объяснять не нужно. Руководитель занятия идёт к вам. Из комнаты можно выйти.
team-stopped-write = Написать руководителю занятия
team-unsent-safe-word = Нет связи: об этом ещё никто не знает. Скажите «СТОП» вслух. Стоп-слово сохранено здесь и уйдёт, как только вернётся связь.
team-unsent-pause = Нет связи: сцена ещё идёт. Скажите вслух, что нужна пауза. Она сохранена здесь и уйдёт, как только вернётся связь.
team-arrived-safe-word = Стоп-слово дошло. Сцена остановлена.
team-arrived-pause = Пауза дошла. Сцена остановлена.
team-refused-safe-word = Стоп-слово не прошло. Скажите «СТОП» вслух.
team-requests-wait = { PLURAL($n) ->
    [one] { $n } запрос ждёт вашего ответа
    [few] { $n } запроса ждут вашего ответа
   *[many] { $n } запросов ждут вашего ответа
}
team-to-question = К вопросу
team-to-seat = К своему месту
team-watching = вы наблюдаете
team-to-room = В общую комнату
team-moved = Это место больше не ваше: его занял другой или вас пересадили. На этот экран больше ничего не придёт. Вернитесь в общую комнату: там видно, где вы сидите.
team-warning = Прежде чем начать и где получить помощь
team-seats = Кто на каком месте
team-seat-empty = свободно
team-voice = говорит
team-pass-voice = Передать линию другому
team-pass-voice-do = Передать линию
team-pass-voice-hint = Сначала предупредите о смене в разговоре: незнакомый голос без объяснений стоит доверия.

## Запросы

team-ask = Запросить штаб
team-waits = ждёт ответа
team-desk-empty = Пока никто ни о чём не просил. Запросы придут сюда, отвечаете вы.
team-rule-words = Ответ своими словами

## Доски и документы

team-shelf = Доски и документы
team-paper-empty = Пока пусто.
team-paper-write = Записать
team-paper-change = Исправить
team-paper-confirm = Прочитано
team-paper-file = Внести
team-paper-back = Назад, не записывая
team-paper-required = обязательно
team-paper-missing = { PLURAL($n) ->
    [one] Осталось заполнить { $n } поле. Оно отмечено ниже; ничего не пропало.
    [few] Осталось заполнить { $n } поля. Они отмечены ниже; ничего не пропало.
   *[many] Осталось заполнить { $n } полей. Они отмечены ниже; ничего не пропало.
}
team-superseded = заменено более новой записью
team-read-by = Прочли
team-unread-by = Ещё не прочли
team-item-number = № { $n }
paper-fault-missing = Заполните: без этого нельзя.
paper-fault-too-long = Слишком длинно, сократите.
paper-fault-unknown = Этого поля здесь нет; откройте бланк заново.
paper-fault-not-possible = Выберите из списка или впишите число.

## Исполнитель роли

play-who = Кто вы сегодня
play-wants = Чего вы хотите
play-answers = Они так — вы так
play-ladder = Шаг за шагом к развязке
play-lines = Когда не хватает слов
play-care = Ваши границы и выход из роли
ladder-refusals = Отказов подряд: { $n }; { $at_most } уже много
ladder-refused = Отказ
ladder-gave = Что-то отдано
ladder-hint = Нажмите ступень, когда до неё дошло; последнюю ещё раз, чтобы вернуться на шаг. Пока этот раздел выбран, действуют и клавиши, названные на кнопках.
ladder-wait = Ждут сети, ступени и отказы:
team-feel = Что сейчас чувствует тот, кого вы играете
team-feel-hint = Двигайте, когда что-то меняется. Видит только руководство занятием.
team-feel-arousal = Возбуждение: от спокойствия до предела
team-feel-trust = Доверие к переговорщику: от нуля до полного
team-feel-send = Отправить

## Метки, пометки, перевод

team-tags = Метки
team-tags-hint = Одна клавиша или одно касание на то, что сейчас произошло. Клавиши работают, пока выбрана эта панель.
team-tags-none = Меток пока нет.
team-tags-last = Последние
team-tag-take-back = Снять
team-tag-taken-back = снята
team-mark = Отметить этот момент
team-mark-do = Поставить отметку
team-mark-hint = Для разбора. Видите вы и руководство занятием.
team-marks-wait = Сохранены здесь до восстановления связи. Отметок ждёт отправки:
team-tags-wait = Сохранены здесь до восстановления связи. Меток ждёт отправки:
team-gloss = Перевод
team-gloss-hint = Коснитесь реплики или записи на доске, либо впишите номер, и переведите. Перевод видят руководство занятием и все на общем разборе; он войдёт в отчёт.
team-gloss-language = Язык перевода
team-gloss-number = Номер
team-gloss-text = На вашем языке
team-gloss-do = Добавить перевод
team-gloss-of = к № { $n }

## Переводчик в игре

team-render = Перевести
team-render-empty = Переводить пока нечего. Когда руководство занятием введёт перевод, реплики будут приходить сюда по одной.
team-render-to-far = на тот конец
team-render-to-cell = для вашей стороны
team-render-since = ждёт
team-render-rest = На очереди
team-render-words = Ваш перевод
team-render-do = Сказать
team-interpret-passes = Через { $seconds } сек. слова пройдут без вас, как были сказаны.
team-interpret-wrong = Руководство занятием просит: ошибитесь в смысле.
team-interpret-shortened = Руководство занятием просит: переводите короче, чем сказано.
team-interpret-softened = Руководство занятием просит: смягчайте сказанное.
team-sounds = (говорит, около { $seconds } с)
team-not-interpreted = без перевода: слова как были сказаны
team-note-rendered = Переводчик это сказал.
team-note-passed = Прошло без перевода.
team-note-interpreted = С этой минуты между сторонами говорит переводчик.
team-note-interpreted-no-more = С этой минуты никто не переводит.
team-note-misrendered = Отметка руководства занятием: { $how }
team-line-interpreted = { $n ->
    [0] Между вами говорит переводчик.
    [one] Между вами говорит переводчик; ждёт { $n } реплика.
    [few] Между вами говорит переводчик; ждут { $n } реплики.
   *[other] Между вами говорит переводчик; ждут { $n } реплик.
}
misrendered-wrong = переведено неверно
misrendered-shortened = сокращено
misrendered-softened = смягчено
tell-message = Сообщение
tell-news = Новости
tell-call = Звонок
tell-document = Документ
tell-around = Вокруг вас

## Вход

join-alias = Как вас называть
join-alias-text = Выберите имя, под которым вас увидят на этом занятии. Оно не обязано быть настоящим.
join-alias-hint = Больше ничего не нужно. Это устройство запомнится на неделю.
join-alias-wrong = Напишите, как вас называть, не длиннее 40 знаков.
join-alias-taken = Имя «{ $alias }» здесь уже занято. Выберите другое; если это вы с другого устройства, попросите у преподавателя новый пропуск.
join-enter = Войти
error-device-full = За этим устройством уже шесть человек
error-device-full-remedy = Войдите с другого устройства или пусть кто-нибудь уберёт отсюда своё имя: в комнате занятия, под этим именем.
error-join-first = Сначала войдите в занятие
error-join-first-remedy = Эта страница относится к занятию. Войдите на главной странице по коду, который даст преподаватель.
adopt-title = Это устройство перейдёт к «{ $alias }»
adopt-text = Места и всё написанное сохранятся. Устройства, на которых это имя использовали раньше, больше ничего не откроют. Продолжайте, только если это вы.
adopt-beside = За этим устройством уже сидят: { $who }. Они остаются. Если вы не просили об этом преподавателя, закройте страницу.
adopt-do = Да, это я
error-ticket = Этот пропуск больше не действует
error-ticket-remedy = Он действует один раз и десять минут. Попросите у преподавателя новый.
error-wait = Слишком много попыток подряд
error-wait-remedy = { PLURAL($seconds) ->
    [one] Подождите { $seconds } секунду и попробуйте снова.
    [few] Подождите { $seconds } секунды и попробуйте снова.
   *[many] Подождите { $seconds } секунд и попробуйте снова.
}
error-not-your-seat = Это чужое место
error-not-your-seat-remedy = Вы сидите не здесь. Вернитесь в общую комнату и выберите место или попросите преподавателя вас посадить.

## Комната

lobby-you = Вас зовут
lobby-team = Группа
lobby-turn = Чья сейчас очередь?
lobby-turn-hint = Всё, что на этой странице пишут, выбирают и занимают, засчитывается этому человеку.
lobby-beside = С этого устройства войдёт ещё кто-то
lobby-off = Убрать это имя с устройства
lobby-to-seat = на своё место
lobby-seats = Места
lobby-seats-hint = Займите свободное место. В одной группе на одном устройстве можно держать несколько, но не по обе стороны линии.
lobby-sit = Сесть сюда
lobby-stand = Встать
lobby-taken = занято
lobby-staff-seat = назначает преподаватель
lobby-ask-control = после прежнего места — только через преподавателя
lobby-vote = Вопрос ко всем
lobby-de-role = Выход из роли
lobby-de-role-do = Я больше не в роли
lobby-de-roled = Вы вышли из роли. Перед разбором выпейте воды.
lobby-commit = Что я буду делать иначе
lobby-commit-hint = Одно-два дела, посильных уже на следующей неделе.
lobby-commit-label = Я буду …
lobby-commit-do = Записать
lobby-conclude = К чему пришла наша группа
lobby-conclude-label = Одна фраза о работе группы, а не о человеке
lobby-help = Где получить помощь
conclusion-strength = Сильная сторона
conclusion-improvement = Что улучшить
phase-briefing = Займите место и прочтите своё задание. Начинает преподаватель.
phase-running = Занятие идёт.
phase-plenary = Все остановились. Смотрите на общий экран.
phase-debrief = Игра окончена. Теперь разбор.
phase-closed = Занятие закрыто.

## Отказы

refusal-not-ringing = Вас сейчас никто не вызывает. Дождитесь звонка.
refusal-no-such-paper = Такого документа нет. Вернитесь на своё место и откройте его оттуда.
refusal-bad-field = Кое-что так сохранить нельзя; ниже сказано, что исправить. Ничего не пропало.
refusal-replaced = Вас опередили: запись уже изменена. Прочтите новую; если ещё важно, запишите снова.
refusal-no-such-event = Того, к чему это относится, здесь нет. Обновите страницу и выберите снова.
refusal-too-many-entries = Место в документах кончилось. Закончите занятие и начните другое.
refusal-not-asked = Об этом никто не просил, или ответ уже дан.
refusal-voice-already = Это место и так говорит на линии.
refusal-not-waiting = Это уже сказано, или слушать больше некому. Переходите к следующей реплике.
delivery-refusal-not-control = Это может только преподаватель.
delivery-refusal-no-such-team = Такой группы нет. Обновите страницу.
delivery-refusal-no-such-seat = Такого места нет. Обновите страницу.
delivery-refusal-taken = Здесь уже сидят. Выберите другое место или обратитесь к преподавателю.
delivery-refusal-ask-control = На другом месте вы узнали то, чего здесь знать нельзя. Попросите преподавателя пересадить вас.
delivery-refusal-not-here = Этого человека на занятии нет. Сначала войдите.
delivery-refusal-full = На занятии больше нет места. Обратитесь к преподавателю.
delivery-refusal-empty = Сначала напишите что-нибудь.
delivery-refusal-too-long = Слишком длинно, сократите.
delivery-refusal-options = Нужно от двух до шести разных вариантов.
delivery-refusal-no-vote = Это голосование закрыто.
delivery-refusal-hands = Впишите по каждому ответу, сколько рук поднято, всего не больше 300.
delivery-refusal-too-many = Больше записать нельзя: место кончилось.
delivery-refusal-replaced = Вас опередили. Сначала прочтите новую запись.
delivery-refusal-closed = Занятие закрыто.
delivery-refusal-bad-client-id = Страница устарела. Обновите её.
