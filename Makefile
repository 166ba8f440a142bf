# make setup   virtual environment and locked dependencies
# make demo    the local chat: three people, a seeded school, a clock you push
# make test    everything that must hold: ruff, mypy, all tests on both databases
# make soak    many times more invented stories, and hundreds of kills on each database and each platform (SEED=7 tells
#              the same again, KILLS=2000: so many kills of each); minutes, not in `make test`
# make bench   figures for the README (ARGS=--outbox: only what is said)
# make docs    write the reference pages anew from the program
# make picture take the README's picture from a running demo
# make lock    write requirements*.txt anew from pyproject.toml

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
SEED ?= $(shell date +%s)
unexport PYTHONDONTWRITEBYTECODE # compiling everything anew in each process costs the tests a tenth of their time

.PHONY: setup demo test soak bench docs picture lock browser
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

soak: $(READY)
	$(BIN)/python -m pytest tests/invariants tests/faults/test_races.py -q -o faulthandler_timeout=0 --hypothesis-profile=soak --hypothesis-seed=$(SEED)
	$(BIN)/python -m tests.kills --seed $(SEED) $(if $(KILLS),--kills $(KILLS)) $(ARGS)

bench: $(READY)
	$(BIN)/python -m benchmarks $(ARGS)

docs: $(READY)
	$(BIN)/python -m docs.generate
	$(BIN)/python -m docs.weights

picture: $(READY) browser
	$(BIN)/python -m docs.picture

lock:
	uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-header --output-file requirements.txt
	uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-header --extra dev --output-file requirements-dev.txt
