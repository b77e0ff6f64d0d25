"""Where an outline comes from and how it is changed: packs, lists of issues, sections moved, annexes."""
