### Accounts, courses, the register.

## Signing in

staff-nav = For trainers
staff-title = Sign in as a trainer
staff-lead = Courses and the names of participants are kept here. Practising alone needs no account.
staff-nobody = Nobody has an account here yet.
staff-nobody-where = The window in which Stairway was started shows a link to make the first one. Open it on this computer; it works once.
staff-in = Sign in
staff-out = Sign out
staff-lost = Password lost
staff-lost-text = Whoever runs Stairway on its computer can type “stairway staff-link” there with your sign-in name. It prints a link for choosing a new password.
staff-wrong = That name and password do not match. Check both and try again.
staff-wait = Too many attempts under this name. Try again in { $minutes } { PLURAL($minutes) ->
    [one] minute
   *[other] minutes
}.
staff-busy = Many people are signing in at this moment. Try again in a few seconds.
staff-signed-out-title = You are not signed in
staff-signed-out = Nothing was changed. Sign in, go back to the page and do it once more.
staff-done-password = Your new password is set. Other devices were signed out.
staff-done-removed = The account is removed.

## One-time links

first-title = Make your account
first-lead = You are the first trainer here. With this account you keep courses, invite other trainers and run exercises.
first-lead-invited = You were invited as a trainer. With this account you keep courses and run exercises.
first-go = Make the account
reset-title = Choose a new password
reset-lead = The old one stops working, and all devices are signed out.
reset-go = Save the new password
spent-title = This link no longer works
spent-text = It was used already, or its time is over. If you have an account, sign in; if not, ask another trainer for a new link.

## Account

account-title = Account
account-lead = You sign in as
account-password = Change the password
account-trainers = Trainers
account-trainers-hint = All of them may see and change everything here.
account-you = you
account-remove = Remove
account-name-missing = Write your name, so that other trainers know who you are.
account-login-missing = Choose a name to sign in with.
account-login-taken = Somebody signs in with this name already. Choose another.
account-password-short = Use at least { $at_most } characters. A few words in a row are easy to remember.
account-passwords-differ = The two passwords differ. Type the same one in both fields.
account-password-wrong = This is not your present password. Type it again.
account-wait = Too many attempts. Wait ten minutes and try again.
account-too-many = There are { $at_most } accounts, and no more fit. Remove one that nobody uses.
staff-remove-title = Remove { $title }
staff-remove-text = The account goes, and its devices are signed out. Courses and participants stay.
staff-remove-sure = Remove the account
staff-remove-cancel = Keep it
password-lead = Your other devices will be signed out.
password-show = Show
password-hide = Hide
cancel = Cancel
invite-title = Invite a trainer
invite-lead = You get a link that makes one account. It works once and for seven days.
invite-may = Give it only to a person who may see the names of participants.
invite-make = Make the link
invite-made = Give this link to the person you invite.
invite-link = Link to a new account
invite-once = It is shown only now. If it gets lost, make another.
invite-back = To the account

field-person = Your name
field-hint-person = As other trainers know you.
field-login = Sign-in name
field-hint-login = Short. Capital and small letters count as the same.
field-password = Password
field-new-password = New password
field-hint-password = At least 10 characters. A few words in a row are good.
field-again = The same password again
field-old = Your present password

## Courses

courses-title = Courses
courses-empty = Your courses will be here, each with its participants and exercises.
courses-empty-begin = A name is enough to begin. Everything else can follow.
course-new = New course
course-new-title = New course
course-edit-title = Change the course
course-form-lead = Only the name is needed.
course-make = Make the course
course-save = Save
course-edit = Change
course-delete = Delete the course
course-done-saved = Saved.
course-done-deleted = The course is deleted.
course-people = { $n } { PLURAL($n) ->
    [one] participant
   *[other] participants
}
course-delete-title = Delete “{ $title }”
course-delete-text = The course goes for good, with its list of { $what }: names, aliases, consents, notes. Records of exercises hold no names and stay.
course-delete-sure = Delete for good
course-delete-cancel = Keep it
course-exercises = Exercises
course-exercises-empty = No exercise has been set up for this course yet.
course-exercise-new = Set up an exercise

field-name = Name
field-place = Place
field-from = First day
field-to = Last day
field-organiser = Organiser
field-donor = Paid for by
field-languages = Languages
field-hint-languages = With commas between them.
field-agencies = Agencies
field-hint-agencies = With commas between them.
field-countries = Countries
field-hint-countries = With commas between them.
field-notes = Notes

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Participants

people-title = Participants
people-empty = Nobody is on the list yet. Bring the list you have as a spreadsheet, or add people one by one.
people-import = Import a list
people-add = Add a person
people-export = Download the list (xlsx)
people-find = Find a person
people-find-go = Find
people-find-all = Show everybody
course-found = { $n ->
    [0] Nobody was found.
   *[other] { $n } { PLURAL($n) ->
        [one] person
       *[other] people
    } found.
}
people-who = Who
people-from = Agency and country
people-consents = Consents
people-agreed = These have agreed today
people-agreed-all = Everybody listed here
people-agreed-done = { $n ->
    [0] Tick the people, and what they have agreed to.
   *[other] Noted with today’s date: { $n } { PLURAL($n) ->
        [one] person
       *[other] people
    }.
}
people-agreed-title = Several people at once
people-agreed-to = To what
person-new-title = Add a person
person-edit-title = Change a person
person-lead = Only the alias is needed. It is what others see in an exercise; the names stay in this list.
person-consents = Has agreed to
person-consents-hint = Ask each person, and tick only what they said yes to.
person-remove = Remove from the course
person-remove-title = Remove { $title }
person-remove-text = Alias, names, consents and notes go for good. What the person said in exercises stays without a name.
person-remove-sure = Remove for good
person-remove-cancel = Keep
person-done-saved = Saved.
person-done-removed = The person is removed from the list.

field-alias = Alias
field-hint-alias = Shown in exercises, for example Falcon.
field-name-latin = Name in Latin letters
field-name-own = Name in the person’s own script
field-agency = Agency
field-country = Country
field-sex = Sex
field-taking-part = Consent: taking part
field-recording = Consent: recording
field-quoted = Consent: being quoted
field-consent-on = Consent given on
field-hint-consent-on = Today, if you leave it empty.
field-note = Note
sex-f = female
sex-m = male
sex-other = other
sex-none = not stated
sheet-yes = yes
sheet-no = no
consent-none = not asked yet
consent-taking-part = taking part
consent-recording = recording
consent-quoted = quoting
consent-to-taking-part = Taking part in exercises
consent-to-recording = Having what they write and say recorded
consent-to-quoted = Being quoted under the alias

## What is wrong

fault-missing = Fill this in.
fault-missing-name = Give the course a name.
fault-missing-alias = Give the person an alias.
fault-too-long = Shorten this to at most { $at_most } characters.
fault-too-many = Leave at most { $at_most } entries in this list.
fault-taken = This alias is used already, on the course or in this list. Choose another, so that the two can be told apart.
fault-no-date = Write the day as 2026-05-12 or 12.05.2026.
fault-backwards = The last day is before the first. Change one of them.
fault-unknown = Write yes or no, or leave it empty.
fault-unknown-sex = Write female, male or other, or leave it empty.
fault-full = There is room for at most { $at_most } here.
fault-full-name = There are { $at_most } courses, and no more fit. Delete one that is no longer needed.
fault-full-alias = A course has room for { $at_most } participants. Leave some out, or make a second course.

## Importing

import-lead = Choose the spreadsheet with your list. You see every row before anything is added.
import-file = Spreadsheet
import-file-hint = Excel (.xlsx) or CSV, at most 2 MB; the first sheet is read.
import-go = Read the list
import-columns = What the list needs
import-columns-text = A row of headings, and a column headed “alias”. Headings in English and Russian are understood: name, agency, country, sex, languages, consents, note.
import-template = Empty spreadsheet with all headings (xlsx)
import-look = Look at the list
import-read = { $n } { PLURAL($n) ->
    [one] row was
   *[other] rows were
} read from { $title }. Nothing has been added yet.
import-unknown = These columns were not understood and are left out: { $list }.
import-mend = To be corrected
import-mend-hint = Correct these rows here, or leave them out. Your file is not changed.
import-row = Row { $n }
import-leave-out = Leave row { $n } out
import-check = Check again
import-add = { PLURAL($n) ->
    [one] Add { $n } person
   *[other] Add { $n } people
}
import-cancel = Discard this list
import-good = Ready to be added
import-done = { $n } { PLURAL($n) ->
    [one] person was
   *[other] people were
} added.
import-gone = This list is no longer here: it was added, discarded, or waited too long. Choose the file again.
import-no-file = Choose a file first.
import-no-alias = No column is headed “alias”. Add that heading above the column with the aliases, save the file and choose it again.
import-too-many = The list has more people than a course has room for ({ $at_most }). Split it.
import-empty = Nothing is in this file below its headings. Check that the list is on the first sheet.
import-too-large = The file is too large. A list of people is well below 2 MB: remove pictures and other sheets, and save it again.
import-too-many-rows = The file has far more rows than a course has people. Keep only the list, and save it again.
import-old-workbook = This is an old workbook (.xls). Open it, save it as .xlsx, and choose that file.
import-protected = This workbook asks for a password. Save it without one, and choose it again.
import-no-sheet = This file could not be read as a spreadsheet. Save the list as .xlsx or CSV, and choose it again.

## On the start page

staff-run-open = To the courses
