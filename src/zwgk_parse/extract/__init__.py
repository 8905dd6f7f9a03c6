"""Finds who, when and what is cited, as spans with the rule that found them."""
