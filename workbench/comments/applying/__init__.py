"""What an institution proposes, put into the draft of today: shown as a difference first, never by force."""
