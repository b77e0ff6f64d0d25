"""Themes, groups of persons, goals and ministries proposed for each recommendation, with a reason and a confidence.

What proposes: a lexicon of words in seven languages, the articles in a heading, the State's own words for its
ministries, and what it confirmed before. Nothing is fetched, nothing leaves; see docs/adr for why it is as it is.
"""
