"""What people are told: on their first page, and by e-mail where there is a mail server. Never a word of a text."""
