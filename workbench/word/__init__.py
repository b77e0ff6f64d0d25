"""The only door to .docx: the gate, reading, writing."""
