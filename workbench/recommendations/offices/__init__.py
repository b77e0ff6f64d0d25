"""The State's own list of ministries and its own words."""
