"""Words that came by letter, by e-mail, in a meeting or by telephone, as somebody types them: where each stands."""
