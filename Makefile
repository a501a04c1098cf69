# make demo: the tool at work on examples/. make test: everything that has to hold before a change is merged.
# Both set up .venv on their first run, and again when pyproject.toml changes.

PYTHON ?= $(shell for python in python3.11 python3 python3.13 python3.12; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
VENV := .venv
BIN := $(VENV)/bin
USER_READY := $(VENV)/.ready
DEV_READY := $(VENV)/.ready-dev

# Without byte code on disk every start pays for compiling spaCy again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test lint bench clean

demo: $(USER_READY)
	$(BIN)/cite-lint check --exit-zero examples/
	@echo
	@echo "The findings above are real: the examples hold mistakes on purpose. Without --exit-zero the run would exit with 1."

test: lint
	$(BIN)/pytest $(PYTEST_ARGS)

lint: $(DEV_READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(DEV_READY)
	$(BIN)/python benchmarks/run.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .cite-lint-cache .benchmarks-venv
	find src tests -type d -name __pycache__ -prune -exec rm -rf {} +

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "cite-lint needs Python 3.11 or newer; name one with make PYTHON=..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(USER_READY): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(DEV_READY): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(USER_READY) $@
