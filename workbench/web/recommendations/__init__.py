"""Recommendations: their list, one of them, clusters, tables taken in, what is given back."""
