"""Which reading this is: raised by one with each release that reads paragraphs otherwise than the one before.

A document remembers by which it was read, so that `corpus reread` knows what is left to do.
"""

READER = 3
