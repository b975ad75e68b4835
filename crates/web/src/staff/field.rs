//! A field of a form as the template draws it.

use live::staff::Trouble;
use words::Words;

/// One question of a form.
#[derive(Clone, Debug, Default)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) value: String,
    /// What is wrong with it; empty when nothing is.
    pub(super) error: String,
    pub(super) kind: Kind,
    pub(super) autocomplete: &'static str,
    /// Takes half of the width where there is room.
    pub(super) half: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Text,
    /// What one signs in with: nothing is capitalised or corrected.
    Login,
    Password,
    Date,
    Area,
}

impl Field {
    pub(super) fn new(words: &Words, name: &str, kind: Kind) -> Field {
        Field {
            name: name.to_owned(),
            label: words.named("field", name),
            hint: words.find(&format!("field-hint-{}", name.replace('_', "-")), &[]).unwrap_or_default(),
            kind,
            autocomplete: "off",
            ..Field::default()
        }
    }

    pub(super) fn filled(mut self, value: &str) -> Field {
        value.clone_into(&mut self.value);
        self
    }

    pub(super) fn completes(mut self, autocomplete: &'static str) -> Field {
        self.autocomplete = autocomplete;
        self
    }

    pub(super) fn wrong(mut self, error: Option<String>) -> Field {
        self.error = error.unwrap_or_default();
        self
    }

    pub(super) fn is_area(&self) -> bool {
        self.kind == Kind::Area
    }

    pub(super) fn is_password(&self) -> bool {
        self.kind == Kind::Password
    }

    pub(super) fn is_login(&self) -> bool {
        self.kind == Kind::Login
    }

    pub(super) fn input(&self) -> &'static str {
        match self.kind {
            Kind::Password => "password",
            Kind::Date => "date",
            _ => "text",
        }
    }

    /// Ids of what describes the field, for `aria-describedby`.
    pub(super) fn described(&self) -> String {
        let id = |is: bool, what: &str| is.then(|| format!("{}-{what}", self.name));
        let ids = [id(!self.hint.is_empty(), "hint"), id(!self.error.is_empty(), "error")];
        ids.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// The sentence about what is wrong with an account.
pub(super) fn trouble(words: &Words, trouble: Trouble) -> String {
    let most = |n: usize| [("at_most", words::Arg::Number(i64::try_from(n).unwrap_or(i64::MAX)))];
    match trouble {
        Trouble::NameMissing => words.t("account-name-missing"),
        Trouble::NameTooLong | Trouble::LoginTooLong => words.text("fault-too-long", &most(live::staff::NAME_CHARS)),
        Trouble::LoginMissing => words.t("account-login-missing"),
        Trouble::LoginTaken => words.t("account-login-taken"),
        Trouble::PasswordTooShort => words.text("account-password-short", &most(live::staff::PASSWORD_CHARS_LEAST)),
        Trouble::PasswordTooLong => words.text("fault-too-long", &most(live::staff::PASSWORD_CHARS)),
        Trouble::PasswordsDiffer => words.t("account-passwords-differ"),
        Trouble::PasswordWrong => words.t("account-password-wrong"),
        Trouble::Wait => words.t("account-wait"),
        Trouble::TooMany => words.text("account-too-many", &most(live::staff::ACCOUNTS)),
    }
}

/// The field a trouble belongs to.
pub(super) const fn of_trouble(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::NameMissing | Trouble::NameTooLong => "person",
        Trouble::LoginMissing | Trouble::LoginTooLong | Trouble::LoginTaken | Trouble::TooMany => "login",
        Trouble::PasswordTooShort | Trouble::PasswordTooLong => "password",
        Trouble::PasswordsDiffer => "again",
        Trouble::PasswordWrong | Trouble::Wait => "old",
    }
}
