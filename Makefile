# make setup   virtual environment and locked dependencies
# make demo    the local chat: three people, a seeded school, a clock you push
# make test    everything that must hold: ruff, mypy, all tests on both databases; of a story in many wordings the first
#              on both and each other one on one of them, by turns (ARGS=--both: each on both)
# make soak    every wording on both databases, many times more invented stories, and hundreds of kills on each database
#              and each platform (SEED=7 tells the same again, KILLS=2000: so many kills of each); not in `make test`
# make coverage  which lines no test runs, nor a process that a test starts: first of store/ and of what verifies who calls,
#              then of all, where it fails under 98 %; takes three times as long as the tests
# make mutants small faults put into store/ and into what verifies who calls, one at a time: at least 90 % of a sample must
#              turn a test red (SEED=7, ARGS="--mutants 200 --minutes 60"); half an hour
# make bench   figures for the README (ARGS=--outbox: only what is said)
# make docs    write the reference pages anew from the program
# make picture take the README's picture from a running demo
# make lock    write requirements*.txt anew from pyproject.toml

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
SEED ?= $(shell date +%s)
VERIFIED := store/*,adapters/*/trust.py,adapters/*/keys.py
unexport PYTHONDONTWRITEBYTECODE # compiling everything anew in each process costs the tests a tenth of their time

.PHONY: setup demo test soak coverage mutants bench docs picture lock browser
.DEFAULT_GOAL := test

setup: $(READY)

$(READY): requirements-dev.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(READY)

demo: $(READY)
	@$(BIN)/python -m bot demo $(ARGS)

browser: $(READY)
	@$(BIN)/python -c "from docs import chromium; chromium.path()" 2>/dev/null || sh .ci/install-browser

test: $(READY) browser
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/python -m pytest -n 2 --dist worksteal -q $(ARGS)

soak: $(READY) browser
	$(BIN)/python -m pytest -n 2 --dist worksteal -q --both
	$(BIN)/python -m pytest tests/invariants tests/faults/test_races.py tests/faults/test_plan_races.py -q -o faulthandler_timeout=0 --hypothesis-profile=soak --hypothesis-seed=$(SEED)
	$(BIN)/python -m tests.kills --seed $(SEED) $(if $(KILLS),--kills $(KILLS)) $(ARGS)

coverage: $(READY) browser
	$(BIN)/python -m coverage erase
	$(BIN)/python -m coverage run -m pytest -n 2 --dist worksteal -q -o faulthandler_timeout=0 -k "not anything_heavy and not needs_nothing_of_the_command" $(ARGS)
	$(BIN)/python -m coverage combine -q
	$(BIN)/python -m coverage report --include='$(VERIFIED)' --omit='store/migrations/*'
	$(BIN)/python -m coverage report --fail-under=98

mutants: $(READY)
	$(BIN)/python -m tests.mutants --seed $(SEED) $(ARGS)

bench: $(READY)
	$(BIN)/python -m benchmarks $(ARGS)

docs: $(READY)
	$(BIN)/python -m docs.generate
	$(BIN)/python -m docs.weights
	$(BIN)/python -m docs.secret_weights

picture: $(READY) browser
	$(BIN)/python -m docs.picture

lock:
	uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-header --output-file requirements.txt
	uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-header --extra dev --output-file requirements-dev.txt
