# The two commands a newcomer needs: `make demo` and `make test`. Each sets up .venv when needed.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: demo test fast bare lint types bench lock licences clean

demo: $(STAMP)
	$(BIN)/python -m tests.tools.demo

test: $(STAMP) lint types
	$(BIN)/pytest -n 2

fast: $(STAMP)          # the loop while working: under a minute of processor time
	$(BIN)/pytest -n 0 -m "not slow" --loop  # every worker more would import all again

bare: $(STAMP)          # all that needs no program, server or browser, as CI runs it on a bare machine
	$(BIN)/pytest -n 2 -m "not slow"

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

bench: $(STAMP)
	$(BIN)/python -m tests.benchmarks

$(STAMP): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing the pinned packages into .venv (about two minutes, 1.1 GB) ..."
	$(BIN)/pip install -qq --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -qq extractors flows pipeline taxonomy  # else the first start does
	touch $(STAMP)

lock:                   # needs uv; universal, with hashes, without index lines
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header --no-annotate --upgrade -o requirements.lock

licences: $(STAMP)      # the table in docs/packages.md
	$(BIN)/python -m tests.tools.licences

clean:
	rm -rf .venv demo .mypy_cache .ruff_cache .pytest_cache
