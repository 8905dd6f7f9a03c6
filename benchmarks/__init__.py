"""Reproducible comparisons, ratios within one run: `make bench`."""
