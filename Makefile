# Two commands do all the set-up: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable .
	touch .venv/ready

.venv/tested: .venv/ready
	$(BIN)/python -m pip install --quiet --group dev
	touch .venv/tested

demo: .venv/ready
	@$(BIN)/dragoman demo

test: .venv/tested
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

lint: .venv/tested
	$(BIN)/ruff check src tests training
	$(BIN)/mypy
