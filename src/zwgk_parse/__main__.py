"""`python -m zwgk_parse` is `zwgk-parse`."""

import sys

from zwgk_parse.cli.main import run

sys.exit(run())
