"""A commenting table that came back filled in: a row, a comment, at the paragraph it cites and the words it quotes."""
