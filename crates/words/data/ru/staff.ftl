### Accounts, courses, the register.
