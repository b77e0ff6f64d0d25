"""Clusters: recommendations of any body that are taken up together."""
