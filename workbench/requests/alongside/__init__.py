"""What several ministries said to one thing, side by side, and where their figures contradict one another."""
