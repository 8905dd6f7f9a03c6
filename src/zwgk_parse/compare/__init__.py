"""Two task files side by side: which task is which, what changed, and how hand edits outlive a new parse.

Tasks are plain data here, as task files hold them: what people added is compared and kept like the rest.
"""
