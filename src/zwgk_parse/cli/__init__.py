"""The command line: one file a command, and what all commands say and write with."""
