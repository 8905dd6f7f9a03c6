"""Knows meaning across the notice: which items are tasks, inherited units, dates, ids, what became of all its text."""
