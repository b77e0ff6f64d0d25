"""Sign-in, one's own account, and the secretariat's pages of people, organisations and drafting groups."""
