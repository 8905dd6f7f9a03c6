"""Tools that write the made-up notices of `samples/`; see `samples/make.py`."""
