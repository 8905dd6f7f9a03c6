# Everything a developer runs; CI runs `make test` too. `make demo` shows the program on the samples.
comma := ,
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# ZWGK_EXTRAS=ocr adds optional parts to what the tests use; without them their tests skip and say so.
EXTRAS := .[dev$(if $(ZWGK_EXTRAS),$(comma)$(ZWGK_EXTRAS))]
SAMPLES := samples
DEMO := $(SAMPLES)/plan-and-table.docx

.PHONY: demo test check fix bench damage clean
.DELETE_ON_ERROR:

# One of the samples is a broken download, which is reported (exit code 1) and stops no other.
demo: $(READY)
	$(BIN)/zwgk-parse $(SAMPLES) -o out/ || test $$? = 1
	@echo
	$(BIN)/zwgk-parse $(DEMO) -o out/demo.yaml

test: $(READY)
	$(BIN)/python -m pytest

check: $(READY)
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/mypy -p benchmarks --follow-imports=silent --ignore-missing-imports
	$(BIN)/lint-imports
	$(BIN)/zwgk-parse rules check

fix: $(READY)
	$(BIN)/ruff format
	$(BIN)/ruff check --fix
	$(BIN)/zwgk-parse schema > schema/zwgk-parse-1.0.json
	$(BIN)/zwgk-parse rules diagnostics > docs/diagnostics.md

# What others would pick instead is measured in an environment of its own; without it its row says so.
bench: $(READY)
	@test -x .venv-peers/bin/python || { $(PYTHON) -m venv .venv-peers \
	  && .venv-peers/bin/python -m pip install --quiet --disable-pip-version-check 'markitdown[docx]'; } || true
	$(BIN)/python -m benchmarks

# The table of docs/damage.md: clean notices damaged by the mechanism, and what becomes of them. Some minutes.
damage: $(READY)
	$(BIN)/python -m tests.damage

clean:
	rm -rf out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# A fresh Debian lacks ensurepip until python3-venv is there: root gets it, anybody else is told.
$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; choose one with: make PYTHON=python3.12"; exit 1; }
	@if ! $(BIN)/python -m pip --version > /dev/null 2>&1; then \
	  rm -rf $(VENV); \
	  if ! $(PYTHON) -c 'import ensurepip, venv' 2> /dev/null; then \
	    if [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then \
	      apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv; \
	    else \
	      echo "This Python cannot make virtual environments; install python3-venv: sudo apt-get install python3-venv"; \
	      exit 1; \
	    fi; \
	  fi; \
	  $(PYTHON) -m venv $(VENV); \
	fi
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '$(EXTRAS)'
	@touch $@
