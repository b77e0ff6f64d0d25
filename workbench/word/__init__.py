"""The only door to .docx: the gate, reading, writing."""

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
