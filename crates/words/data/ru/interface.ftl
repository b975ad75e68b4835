# Интерфейс по-русски. На кнопках написано, что произойдёт.

language-name = Русский

## На каждой странице

skip-to-content = Сразу к содержанию
theme-dark = Тёмная
theme-light = Светлая
appearance = Оформление
training-only = Только для обучения. На настоящем происшествии не применять.
back-to-start = На главную

## Главная

start-title = Тренировка переговоров
start-lead = Stairway — тренажёр для кризисных переговорщиков: вы говорите с человеком в беде, и отвечает он на то, что вы сказали на самом деле.
start-local = Всё остаётся на этом компьютере.
start-practise = Потренироваться сейчас
start-practise-hint = Один разговор, наедине, письменно. После него видно, почему он пошёл именно так.
start-empty = Сценариев пока нет. Положите папку сценария рядом с программой и запустите её снова.
card-minutes-even = { $n } { PLURAL($n) ->
    [one] минута
    [few] минуты
   *[other] минут
    }
card-minutes = от { $from } до { $to } минут
card-intensity = накал { $n } из 5
card-length-label = Длительность
card-intensity-label = Накал
card-languages-label = Языки
card-open = Подготовиться

## Перед разговором

practise-title = Подготовка
practise-choices = Условия
practise-language = На каком языке говорить
practise-persona = Кто собеседник
practise-surprise = Заранее не знать
practise-surprise-hint = Узнаете, если будете слушать.
practise-intensity = Насколько тяжело
practise-worst = Худший исход, какой может быть
practise-worst-hint = Слабая работа чаще всего кончается ничем. Здесь задаётся, что может случиться в самом худшем случае.
practise-warning = Прежде чем начать
practise-helpline = Если не отпускает
practise-start = Начать занятие
practise-start-hint = Звонка ещё не будет: сначала вы прочтёте задание.
practise-bad-choice = Такого варианта в списке нет. Выберите ещё раз.

## Разговор

call-title = Разговор
call-clock = Прошло времени
call-brief = Ваше задание
call-beside = Это занятие
call-desk = Штаб
call-desk-hint = Здесь запрашивают то, что решаете не вы. Ответ приходит не сразу.
call-desk-ask = Запросить
call-desk-waiting = запрошено, ответа ещё нет
call-desk-none = На этом занятии запрашивать нечего.
call-transcript = Разговор
call-empty = Здесь будет разговор. Прочтите задание, выдохните и звоните.
call-dial = Позвонить
call-dial-again = Позвонить снова
call-hang-up = Положить трубку
call-pause = Стоп, выдохнуть
call-resume = Продолжить
call-end = Закончить занятие
call-end-hint = Занятие закончится как есть. Сначала несколько слов, чтобы выйти из роли, потом разбор.
call-end-sure = Да, закончить сейчас
call-say-label = Ваши слова
call-say-hint = Enter — сказать, Shift и Enter — новая строка.
call-say = Сказать
call-status-idle = На линии никого нет.
call-status-ringing = Идут гудки.
call-status-open = Вы на связи.
call-status-paused = Часы стоят. Пока вы не продолжите, ничего не произойдёт.
call-status-held = Какое-то время программа не работала. Часы остановлены на той минуте, ничего не потеряно. Продолжайте, когда будете готовы.
call-status-over = Занятие окончено.
call-you = Вы
# Тот, с кем говорят по линии, везде «собеседник»: «тот конец» рядом с самоубийством слышится как «тот свет».
call-far-end = Собеседник
call-note-rings = Вы звоните.
call-note-connected = Трубку взяли.
call-note-connected-again = Связь снова есть.
call-note-no-answer = Трубку не берут.
call-note-gone-far = Короткие гудки. Трубку бросили.
call-note-gone-ours = Вы положили трубку.
call-note-paused = Часы остановлены.
call-note-held = Часы остановлены: программа не работала.
call-note-goes = Часы идут дальше.
call-note-asked = Вы запросили штаб: { $what }
call-note-desk = Штаб, { $answer }: { $what }
call-silence = молчание, { $seconds } { PLURAL($seconds) ->
    [one] секунда
    [few] секунды
   *[many] секунд
}
call-unsent = ещё не отправлено
call-offline = Нет связи с программой. Написанное сохранится и уйдёт, когда связь появится.
call-online = Связь с программой восстановлена.
call-reload = Посмотреть, нет ли нового
call-reload-hint = Без JavaScript страница сама не обновляется.
call-newest = К последним словам

## Запись

record-outcome = Чем кончилось
record-played = { $minutes } { PLURAL($minutes) ->
    [one] минута
    [few] минуты
   *[many] минут
}, { $utterances } { PLURAL($utterances) ->
    [one] ваша реплика
    [few] ваши реплики
   *[many] ваших реплик
}, { $replies } { PLURAL($replies) ->
    [one] ответ
    [few] ответа
   *[many] ответов
}.
record-conversation = Разговор
record-evidence = По каким словам
record-evidence-none = не отдельное слово, а вся фраза
record-lent = Сказано руководством занятием за этого человека; чувств это не изменило.
record-unspoken = Хотели сказать, но не успели: { $words }
record-silent-change = Сказано ничего не было, но что-то сдвинулось.
record-stage = Готовность: { $stage }
record-person = Кто был на линии
record-person-story = История
record-person-agenda = Что стояло за словами
record-person-hooks = Ради чего стоит жить
record-person-triggers = Больные места
record-promises-none = Ничего из того, что решает штаб, не просили и не обещали.
record-settings-line = Накал { $intensity } из 5. Допущенный худший исход: { $worst }.
record-keep = Сохранить или удалить
record-keep-hint = Эта запись есть только на этом компьютере.
record-download = Скачать журнал
record-download-hint = Одно событие в строке, JSON, с хешами: по ним видно, что ничего не меняли.
record-print = Напечатать
record-delete = Удалить эту запись
record-again = Ещё раз

## Удаление

delete-title = Удалить эту запись
delete-text = Исчезнет весь журнал этого разговора: каждое слово и каждая причина. Вернуть его нельзя.
delete-sure = Удалить навсегда
delete-cancel = Оставить
deleted-title = Удалено
deleted-text = Записи на этом компьютере больше нет.

## Когда что-то не так

error-not-found = Здесь ничего нет
error-not-found-remedy = Адрес неверен, или то, что здесь было, удалено. Начните с главной страницы.
error-bad-request = Запрос не удалось разобрать
error-bad-request-remedy = Вернитесь, обновите страницу и попробуйте ещё раз.
error-conflict = Сейчас так не получится
error-too-large = Слишком много за один раз
error-too-large-remedy = Сократите до { $at_most } знаков или разделите.
error-forbidden = Запрос пришёл не с этой страницы
error-forbidden-remedy = Для безопасности принимаются только запросы со страниц самой программы. Откройте страницу заново и повторите там.
error-method = Этот адрес так не открывают
error-server = На этом компьютере что-то сломалось
error-server-remedy = Всё подтверждённое сохранено. Попробуйте ещё раз; если не пройдёт, скажите тому, кто отвечает за программу.

## Командная строка: почему реплика понята так

explain-unit = { $code } ({ $percent } %): «{ $part }»
explain-phrase = оборот, по которому это узнают: «{ $words }»
explain-learned = слова, которые перевесили: «{ $words }»
explain-echo = подхватывает сказанное раньше: «{ $words }»
explain-joined = относится к тому, что стоит перед этим: «{ $words }»
explain-form = только построение фразы: «{ $words }»
explain-for = за «{ $code }»: { $reason }
explain-also = может быть и так: { $code } ({ $percent } %)

## A field for a file

file-choose = Выбрать файл
file-none = файл не выбран
