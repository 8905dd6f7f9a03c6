"""Many notices in one run: which files, in which processes, with which outcome."""
