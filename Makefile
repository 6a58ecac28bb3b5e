# One command each. Every target that needs .venv makes it first; see `make help`.
.DEFAULT_GOAL := help
.PHONY: help setup demo test check soak bench screenshots elasticsearch generate lock clean
SOAK ?= full
WORKERS ?= 2
PYTEST = .venv/bin/python -m pytest
export PYTHON

help: ## Show this help
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-14s %s\n", $$1, $$2}' Makefile

setup: ## Make .venv with the command .venv/bin/tifa
	@scripts/setup.sh run

demo: setup ## Set everything up, index the five seed texts, show a search, and serve until Ctrl-C
	@.venv/bin/tifa demo

test: check ## Set everything up, check the code and run the whole test suite, on WORKERS processes
	@$(PYTEST) -n $(WORKERS) --dist loadfile

check: .dev ## Format, lint, types and the import rule
	@.venv/bin/ruff format --check --quiet .
	@.venv/bin/ruff check --quiet .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-logo

soak: .dev ## Long fuzzing, faults and concurrency; SOAK=short for a minute, SOAK=full for half an hour
	@TIFA_SOAK=$(SOAK) $(PYTEST) -m soak

bench: .dev ## Measure speed, memory, repair, sections, engines and relevance; TIFA_TEXTS names the larger corpus
	@.venv/bin/python -m benchmarks.analyzer
	@.venv/bin/python -m benchmarks.sections
	@.venv/bin/python -m benchmarks.joints
	@.venv/bin/python -m benchmarks.repair
	@.venv/bin/python -m benchmarks.engine
	@.venv/bin/python -m benchmarks.indexing
	@.venv/bin/python -m benchmarks.relevance
	@.venv/bin/python -m benchmarks.start
	@.venv/bin/python -m benchmarks.page

screenshots: .dev ## Take pictures of every page into docs/images, with Debian's Chromium
	@.venv/bin/python -m tests.browser.screenshots

elasticsearch: .dev ## Bring up a real Elasticsearch for development, until Ctrl-C
	@.venv/bin/python -m tests.server

generate: .dev ## Write the generated data again: fold table, folded words, divisions, characters, stamp, Kibana's objects
	@.venv/bin/python -m analyzers.generate_fold
	@.venv/bin/python -m analyzers.generate_folded_words
	@.venv/bin/python -m analyzers.generate_district_words
	@.venv/bin/python -m vocabulary.generate_districts
	@.venv/bin/python -m indexer.generate_common_characters
	@.venv/bin/python -m indexer.generate_ordinary_names
	@.venv/bin/python -m analyzers.dictionary_stamp
	@.venv/bin/python -m kibana.generate_ndjson

lock: .dev ## Compile the pinned, hashed requirements from pyproject.toml
	@scripts/lock.sh

clean: ## Remove .venv and everything built
	rm -rf .venv dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

.PHONY: .dev
.dev:
	@scripts/setup.sh dev
