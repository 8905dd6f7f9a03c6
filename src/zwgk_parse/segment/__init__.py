"""Splits a notice into its parts and builds one outline that covers its text."""
