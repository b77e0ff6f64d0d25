"""Who a document is: symbol, kind, State, session, dates, title."""
