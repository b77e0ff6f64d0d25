"""What is asked of a report, on its pages: the matrix, its rows narrowed, the heat map, many rows decided at once."""
