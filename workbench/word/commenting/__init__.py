"""Comments and proposals written into a file of ours as Word has them: threads in the margin, changes tracked."""
