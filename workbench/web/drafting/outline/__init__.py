"""The pages on which an outline is changed."""
