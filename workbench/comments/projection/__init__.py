"""Comments stand on a frozen version; here they are carried over to the draft as it stands now, as far as is sure."""
