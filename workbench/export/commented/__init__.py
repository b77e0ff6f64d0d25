"""The frozen draft out again with all that was said of it: comments, threads and answers in Word's own margin."""
