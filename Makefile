# Two commands do all the set-up: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin

PROCESSES ?= 2
RECORD := build/record.duckdb
ARTICLES := $(sort $(wildcard data/record/*.jsonl))
# What decides how the record is read: when it changes, the record is made again as a whole.
READS := $(shell find src/dragoman -type f ! -name '*.pyc' ! -path '*/analysis/*' ! -path '*/cli/*' ! -path '*/evaluate/*' ! -path '*/export/*' ! -path '*/samples/*')
COUNTED := SELECT (SELECT count(*) FROM articles) AS articles, (SELECT count(*) FROM events) AS events, \
	(SELECT count(*) FROM claims) AS claims, (SELECT count(*) FROM stories) AS stories, \
	(SELECT count(*) FROM stories WHERE origins > 1) AS stories_of_several_origins

.PHONY: demo record pictures test lint

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

record: $(RECORD)
	@$(BIN)/dragoman query --store $(RECORD) --sql "$(COUNTED)"

$(RECORD): $(ARTICLES) $(READS) | .venv/ready
	@mkdir -p build && rm -f build/record.new.duckdb*
	@began=$$(date +%s) && \
	$(BIN)/dragoman add $(ARTICLES) --store build/record.new.duckdb --processes $(PROCESSES) && \
	$(BIN)/dragoman fuse --store build/record.new.duckdb && \
	mv build/record.new.duckdb $(RECORD) && echo "$(RECORD) made in $$(($$(date +%s) - began)) seconds"

pictures: $(RECORD)
	@$(BIN)/python docs/rerun.py docs/record.md plot query

test: lint
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

lint: .venv/tested
	$(BIN)/ruff check src tests training benchmarks docs
	$(BIN)/mypy
