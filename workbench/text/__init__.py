"""Pure helpers for language and text: markup, words, quotes, differences, folding. No files, no database."""
