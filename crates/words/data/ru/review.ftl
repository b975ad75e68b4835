# Разбор по-русски: что видно после разговора. Предложения о том, что было сделано, а не о том, кто это делал.

## Начало

review-title = Разбор
review-jump = На этой странице
review-moments = Что решило больше всего
review-moments-none = Ни одна реплика не выделяется. Читайте разговор целиком.
review-formative = Коды, кривые и фразы выведены по правилам и по модели, а они ошибаются. Всё это для размышления, это не оценка.

moment-step = В { $time } вы сказали: «{ $words }», и человек согласился на шаг к безопасности или сделал его.
moment-opened = В { $time } вы сказали: «{ $words }», и вам доверили что-то важное.
moment-eased = В { $time } вы сказали: «{ $words }». Ничто другое так не успокоило и не дало столько доверия.
moment-hurt = В { $time } вы сказали: «{ $words }». Ничто другое не обошлось так дорого.
moment-eased-too = В { $time } вы сказали: «{ $words }». Это успокоило и прибавило доверия.
moment-hurt-too = В { $time } вы сказали: «{ $words }». Это стоило спокойствия и доверия.
moment-lost = В { $time } вы сказали: «{ $words }», и связь оборвалась.
moment-repaired = В { $time } вы сказали: «{ $words }»: ошибка признана, контакт удержан.

## Разговор и кривые

review-read-down = Читайте сверху вниз: с одной стороны слова, с другой — что в эту минуту сдвинулось в человеке.
review-low = мало
review-high = много
curve-arousal = Возбуждение
curve-trust = Доверие
curve-understood = Чувство, что поняли
curve-hopelessness = Безнадёжность
curve-stair = Ступень
review-begins = При первом контакте
review-ends = В конце
review-table = Кривые таблицей
review-table-hint = Доли от 100. Состояние после каждой реакции.
review-table-time = Время
review-now-climbs = теперь: { $stair }
review-now-falls = назад: { $stair }
review-no-curves = Здесь ничего не пришло в движение, поэтому кривых нет.
review-why = Что это дало
review-why-far = Почему
review-why-nothing = Заметно ничего не сдвинулось.
review-codes = Услышано как
review-evidence-correct = По каким словам; исправить
review-correct-for = Исправить, как услышано: «{ $words }»
review-correct-hint = Исправление меняет разбор. То, что человек чувствовал в ту минуту, остаётся как было.
review-correct-save = Исправить
review-corrected = исправлено вручную, услышано как «{ $code }»
review-codes-listening = Слушание
review-codes-questions = Вопросы
review-codes-other = Всё остальное
review-talked-over = Вы заговорили, когда собеседник как раз собирался ответить.

## Сдвиги: насколько и что

moved-1 = немного { $what }
moved-2 = заметно { $what }
moved-3 = сильно { $what }
moved-all = В итоге { $list }.
list-two = { $a } и { $b }
list-more = { $a }, { $b }
grew-arousal = выросло возбуждение
fell-arousal = спало возбуждение
grew-anger = выросла злость
fell-anger = улеглась злость
grew-fear = вырос страх
fell-fear = отпустил страх
grew-sadness = прибавилось печали
fell-sadness = убавилось печали
grew-shame = прибавилось стыда
fell-shame = убавилось стыда
grew-trust = выросло доверие
fell-trust = упало доверие
grew-understood = окрепло чувство, что поняли
fell-understood = ослабло чувство, что поняли
grew-hopelessness = прибавилось безнадёжности
fell-hopelessness = убавилось безнадёжности
grew-ambivalence = прибавилось сомнений, умирать ли
fell-ambivalence = убавилось сомнений, умирать ли
grew-fatigue = прибавилось усталости
fell-fatigue = убавилось усталости
grew-substance = выросло опьянение
fell-substance = спало опьянение
grew-face = выросла угроза достоинству
fell-face = ослабла угроза достоинству
grew-coercion = прибавилось давления
fell-coercion = убавилось давления
grew-grievance = прибавилось обиды
fell-grievance = убавилось обиды
grew-autonomy = выросла нужда решать самому
fell-autonomy = отпустила нужда решать самому
grew-demand = прибавилось требований
fell-demand = убавилось требований
grew-violence = выросла готовность к насилию
fell-violence = упала готовность к насилию
grew-attachment = выросла привязанность к удерживаемым
fell-attachment = упала привязанность к удерживаемым
grew-cohesion = собеседники сплотились
fell-cohesion = собеседники разобщились
grew-exit-dignity = приблизился достойный выход
fell-exit-dignity = отдалился достойный выход
grew-readiness = выросла готовность к переменам
fell-readiness = упала готовность к переменам

## Повтор

replay-title = Повтор
replay-play = Проиграть
replay-pause = Остановить
replay-all = Показать всё
replay-speed = Скорость
replay-times = в { $n } { PLURAL($n) ->
    [one] раз
    [few] раза
   *[many] раз
}
replay-place = Место в разговоре
replay-hint = Пробел — проиграть и остановить, стрелки влево и вправо — по одной реплике, Escape — показать всё.

## Ещё раз с этого места

again-here = Ещё раз с этого места
again-hint = «Ещё раз с этого места»: всё до этой реплики остаётся, а её вы скажете заново, во второй попытке. Эта запись не изменится.
again-same = С тем же жребием: где решает случай, он решит так же.
again-stands = Занятие остановлено на том месте, с которого вы продолжаете.
again-note = Вторая попытка. Всё, что выше, взято из первой.
again-from = Это вторая попытка. До { $time } разговор тот же самый.
again-compare = Посмотреть обе попытки рядом
compare-title = Две попытки
compare-lead = До { $time } это один и тот же разговор, дальше пути расходятся.
compare-common = Что было раньше
compare-parting = Последнее общее
compare-first = Первая попытка
compare-second = Вторая попытка
compare-only-here = Больше ничего не сказано.
compare-back-first = Разбор первой попытки
compare-back-second = Разбор второй попытки

## Что ещё можно было сказать

whatif = Посмотреть, что ещё можно было сказать
whatif-title = Что ещё можно было сказать
whatif-lead = Для каждой вашей реплики модель много раз доигрывает разговор: с тем, что сказали вы, и с восемью другими вариантами, каждый раз с теми же случайностями. Это сведения о модели, и больше ни о чём и ни о ком.
whatif-working = Модель считает: готово { $percent } %.
whatif-busy = Сейчас считаются другие разговоры. Попробуйте чуть позже.
whatif-wait-hint = Страница обновится сама.
whatif-none = Здесь нет реплики, с которой модель могла бы играть дальше.
whatif-failed = Доиграть отсюда не получилось. На самом разборе это не сказалось.
told-helped = В этой модели помогло
told-unclear = В этой модели неясно
told-hurt = В этой модели навредило
whatif-better = Больше помогло бы в ней { $list }.
whatif-no-better = Ни один из восьми других вариантов не был в ней явно лучше.
whatif-figures = Цифры
whatif-figures-hint = Ценность исхода — от 0 (человек пострадал) до 1 (в безопасности); интервалы 95-процентные. За каждой цифрой { $n } доигранных разговоров.
do-emotion-label = назвать чувство
do-paraphrase = вернуть смысл своими словами
do-open-question = задать открытый вопрос
do-validation = сказать, что такое чувство понятно
do-minimal-encourager = коротко поддакнуть
do-summary = подвести итог
do-autonomy = оставить выбор за человеком
do-exit-step = предложить маленький шаг к безопасности
do-suicide-question = прямо спросить о самоубийстве
do-apology = признать ошибку
do-reassurance = честно ободрить
do-presence = сказать, что вы рядом
do-welfare-check = спросить, как человеку сейчас
do-praise = отметить то, что далось трудно
do-mirror = повторить последние слова
do-i-message = сказать о себе
do-deferral = сказать, что надо спросить
do-request = попросить о малом
list-or = { $a } или { $b }
whatif-what = Что сказано
whatif-value = Ценность
whatif-gain = По сравнению с вашими словами
whatif-said = Ваши слова
whatif-interval = { $mean } (от { $low } до { $high })
whatif-back = Вернуться к разбору

## Как вы говорили

profile-title = Как вы говорили
profile-none = Разговор слишком короткий, чтобы что-то сказать о том, как вы говорили.
profile-examples = Например
profile-bars = То же полосами
profile-of = { $n } из { $of }
profile-percent = { $n } %
bar-listening = Слушание, доля сказанного вами
bar-variety = Приёмы слушания в ходу
bar-questions = Открытые вопросы среди всех вопросов
bar-talk-share = Ваша доля слов
bar-labels = Чувства, названные верно
bar-repair = Признанные ошибки
bar-promises = Обещания, за которыми стоял штаб
bar-hooks = Подхваченные зацепки за жизнь

finding-listening-helped = Вы слушали: { $share } % сказанного возвращало человеку его слова или звало говорить дальше.
finding-listening-mixed = Слушанием было { $share } % сказанного; остальное сообщало, спрашивало или направляло.
finding-listening-hindered = Слушанием было только { $share } % сказанного. Почувствовать, что его слышат, человеку было не с чего.
finding-listening-few = Сказано слишком мало, чтобы понять, сколько в этом слушания.
finding-variety-helped = За { $minutes } { PLURAL($minutes) ->
    [one] минуту
    [few] минуты
   *[many] минут
} в ход пошло { $used } из { $of } приёмов слушания: ни один не приелся.
finding-variety-mixed = За { $minutes } { PLURAL($minutes) ->
    [one] минуту
    [few] минуты
   *[many] минут
} в ход пошло { $used } из { $of } приёмов слушания. Остальные были под рукой.
finding-variety-hindered = За { $minutes } { PLURAL($minutes) ->
    [one] минуту
    [few] минуты
   *[many] минут
} в ход пошло только { $used } из { $of } приёмов слушания. Один и тот же приём раз за разом тупится.
finding-variety-few = За { $minutes } { PLURAL($minutes) ->
    [one] минуту
    [few] минуты
   *[many] минут
} в ход пошло { $used } из { $of } приёмов слушания; времени прошло слишком мало, чтобы судить.
finding-questions-helped = Открытых вопросов { $open }, закрытых { $closed }: рассказать было где.
finding-questions-mixed = Открытых вопросов { $open }, закрытых { $closed }. Одни открывали дверь, на другие хватало «да» или «нет».
finding-questions-hindered = Закрытых вопросов { $closed }, открытых { $open }: выходило похоже на допрос.
finding-questions-few = Открытых вопросов { $open }, закрытых { $closed }: слишком мало, чтобы судить.
finding-talk-share-helped = Ваших слов было { $share } %. Место для рассказа у человека было.
finding-talk-share-mixed = Ваших слов было { $share } %; чуть меньше — и места у человека стало бы больше.
finding-talk-share-hindered = Ваших слов было { $share } %. Места для рассказа почти не осталось.
finding-talk-share-few = Ваших слов пока { $share } %; сказано слишком мало, чтобы делать выводы.
finding-labels-helped = Из { $labels } { PLURAL($labels) ->
    [one] названного чувства
   *[other] названных чувств
} верно { $fitted }: вы слышали, что с человеком.
finding-labels-mixed = Из { $labels } { PLURAL($labels) ->
    [one] названного чувства
   *[other] названных чувств
} верно { $fitted }. Остальные мимо.
finding-labels-hindered = Из { $labels } { PLURAL($labels) ->
    [one] названного чувства
   *[other] названных чувств
} верно только { $fitted }. Сначала услышать чувство, потом называть.
finding-labels-few = { $labels ->
    [0] Ни одного чувства вы не назвали. Можно назвать и неуверенно: поправка обходится дёшево.
    [1] { $fitted ->
        [0] Чувство вы назвали один раз, и было другое; слишком мало, чтобы судить.
       *[other] Чувство вы назвали один раз, и верно; слишком мало, чтобы судить.
    }
   *[other] Из { $labels } { PLURAL($labels) ->
        [one] названного чувства
       *[other] названных чувств
    } верно { $fitted }; слишком мало, чтобы судить.
}
finding-premature-helped = К решениям вы не торопили, пока не было контакта.
finding-premature-mixed = { $times } { PLURAL($times) ->
    [one] раз
    [few] раза
   *[many] раз
} вы торопили к решению, когда контакта ещё не было; впервые — на { $minutes }-й минуте.
finding-premature-hindered = { $times } { PLURAL($times) ->
    [one] раз
    [few] раза
   *[many] раз
} вы торопили к решению, когда контакта ещё не было; впервые — на { $minutes }-й минуте. Кого не услышали, тому и хороший совет рано.
finding-premature-few = О том, когда вы перешли к решениям, судить пока рано.
finding-parroting-helped = Вы возвращали слова и не попугайничали.
finding-parroting-mixed = { $times } { PLURAL($times) ->
    [one] раз
    [few] раза
   *[many] раз
} вы подряд повторяли слова или называли чувства. Ещё немного, и это станет заметно.
finding-parroting-hindered = { $times } { PLURAL($times) ->
    [one] раз
    [few] раза
   *[many] раз
} вы подряд повторяли слова или называли чувства. Слышался приём, а не человек.
finding-parroting-few = Вы слишком мало возвращали слова, чтобы об этом судить.
finding-repair-helped = Из { $faults } { PLURAL($faults) ->
    [one] ошибки
   *[many] ошибок
} вы признали { $owned }. Признанная ошибка контакта не отнимает.
finding-repair-mixed = { $owned ->
    [0] { $faults ->
        [1] Была одна ошибка, и вы её не признали. Она так и осталась между вами.
       *[other] Ошибок было { $faults }, и ни одной вы не признали. Они так и остались между вами.
    }
   *[other] Из { $faults } { PLURAL($faults) ->
        [one] ошибки
       *[many] ошибок
    } вы признали { $owned }. Остальные так и остались между вами.
}
finding-repair-hindered = Из { $faults } { PLURAL($faults) ->
    [one] ошибки
   *[many] ошибок
} вы признали { $owned }. Признанная ошибка стоит мало, а обойдённая остаётся.
finding-repair-few = { $faults ->
    [0] Признавать было нечего: ошибок не случилось.
   *[other] Ошибок { $faults }, признано { $owned }: слишком мало, чтобы судить.
}
finding-summaries-helped = Вы подводили итог { $times } { PLURAL($times) ->
    [one] раз
    [few] раза
   *[many] раз
}; дольше всего без итога { PLURAL($minutes) ->
    [one] прошла { $minutes } минута
    [few] прошло { $minutes } минуты
   *[many] прошло { $minutes } минут
}.
finding-summaries-mixed = Вы подводили итог { $times } { PLURAL($times) ->
    [one] раз
    [few] раза
   *[many] раз
}, но был промежуток без итога в { $minutes } { PLURAL($minutes) ->
    [one] минуту
    [few] минуты
   *[many] минут
}.
finding-summaries-hindered = { $times ->
    [0] Итога вы не подвели ни разу
   *[other] Итогов за разговор { $times }
}, а без итога { PLURAL($minutes) ->
    [one] прошла { $minutes } минута
    [few] прошло { $minutes } минуты
   *[many] прошло { $minutes } минут
}. Собранные вместе факты и чувства показывают: ничего не потеряно.
finding-summaries-few = { $times ->
    [0] Разговор был слишком коротким, чтобы подводить итог.
   *[other] Итогов за разговор: { $times }. Он слишком короткий, чтобы сказать больше.
}
finding-promises-helped = Обещаний { $promises }, со штабом согласовано { $backed }, нарушено { $broken }: слово ваше держалось.
finding-promises-mixed = Обещаний { $promises }, со штабом согласовано { $backed }, нарушено { $broken }. Прежде чем обещать, спросите штаб.
finding-promises-hindered = Обещаний { $promises }, со штабом согласовано { $backed }, нарушено { $broken }. Чего никто не разрешал, то всплывает и не забывается.
finding-promises-few = { $promises ->
    [0] { $other ->
        [0] Вы ничего не обещали.
       *[other] Того, что вы пообещали, штаб разрешить не может. Обещайте только то, что исполните сами.
    }
   *[other] Обещаний { $promises }, согласовано { $backed }, нарушено { $broken }: слишком мало, чтобы судить.
}
finding-suicide-asked-helped = О самоубийстве вы спросили прямо, на { $minutes }-й минуте.
finding-suicide-asked-mixed = О самоубийстве вы спросили прямо, но лишь на { $minutes }-й минуте.
finding-suicide-asked-hindered = { $asked ->
    [0] Прямо о самоубийстве вы не спросили. От вопроса такие мысли не появляются, он снимает тяжесть.
   *[other] О самоубийстве вы спросили прямо, но поздно. Заданный спокойно и вовремя, этот вопрос снимает тяжесть.
}
finding-suicide-asked-few = Разговора было слишком мало, чтобы спросить о самоубийстве.
finding-address-helped = В обращении вы держали верную дистанцию.
finding-address-mixed = { $times } { PLURAL($times) ->
    [one] раз
    [few] раза
   *[many] раз
} обращение вышло слишком близким.
finding-address-hindered = { $times } { PLURAL($times) ->
    [one] раз
    [few] раза
   *[many] раз
} обращение без спроса вышло слишком близким. Человек слышит в этом разговор свысока.
finding-address-few = Сказано слишком мало, чтобы судить об обращении.
finding-hooks-helped = Зацепок за жизнь всплыло { $offered }, вы подхватили { $taken }.
finding-hooks-mixed = Зацепок за жизнь всплыло { $offered }, подхватили вы { $taken }.
finding-hooks-hindered = Зацепок за жизнь всплыло { $offered }, подхвачено { $taken }. О них можно было спросить.
finding-hooks-few = { $offered ->
    [0] Ни одной зацепки за жизнь не всплыло. Их выводят на свет открытые вопросы и терпение.
   *[other] Зацепок всплыло { $offered }, подхвачено { $taken }: слишком мало, чтобы судить.
}

## Обещания и штаб

things-title = Что просили, обещали, исполнили
thing-asked = вы запросили это в { $time }
thing-granted = штаб разрешил в { $time }
thing-partly = штаб разрешил часть в { $time }
thing-refused = штаб отказал в { $time }
thing-unanswered = штаб ответить не успел
thing-promised = вы пообещали в { $time }
thing-promised-unasked = вы пообещали в { $time }, не спросив
thing-kept = в { $time } человек увидел, что это сделано
thing-broken = за обещанием ничего не стояло, и это вскрылось

## Человек и что можно было узнать

person-hooks-triggers = Зацепки и больные места
person-learn-hint = Что можно было узнать, если слушать, и что вы записали.
learn-hook = ради чего жить
learn-trigger = больное место
learn-came-noted = Всплыло в { $time }, и вы это записали.
learn-came-mistaken = Всплыло в { $time }; вы записали это наоборот.
learn-came-unnoted = Всплыло в { $time }; в записях этого нет.
learn-hidden-noted = Вслух не прозвучало, но вы это записали.
learn-hidden-mistaken = Вслух не прозвучало; вы записали это наоборот.
learn-hidden-unnoted = Так и не всплыло.
notes-title = Что вы записали
notes-none = Вы ничего не записали.

## Печать

print-line = Stairway, разбор: { $title }. Только для обучения.
print-key = На белом ваши слова и то, как их услышали; на сером собеседник и то, что он сделал. Цифра у времени — реплика, которая решила больше всего.
sheet-title = Ход разговора
sheet-hint = Доли от 100 по минутам. Линии с цифрами — реплики, которые решили больше всего.
reason-word-is-an-insult = Слово «{ $word }» здесь оскорбление. В другом месте оно может быть безобидным.
