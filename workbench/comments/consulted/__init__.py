"""How a report was consulted, told from the record: with whom, for how long, what came and what became of it."""
