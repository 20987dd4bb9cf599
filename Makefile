# The whole project from a fresh clone: make site, make test, make serve.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: site serve test lint lock clean

site: $(VENV)/.site
	$(BIN)/python build_site.py build

serve: $(VENV)/.site
	$(BIN)/python build_site.py serve

test: $(VENV)/.test $(VENV)/.tools lint
	$(BIN)/python -m pytest -rs

lint: $(VENV)/.test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

# What is installed follows the pinned requirements; a stamp remembers for which it was done.
$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Studyfold needs Python 3.11 or newer; name one with make PYTHON=…")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

$(VENV)/.test: requirements-dev.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@ $(VENV)/.site

# What judges pages in the browser tests: axe, Lighthouse and the Nu checker. Without npm those tests
# are skipped.
$(VENV)/.tools: tests/browser/tools/package-lock.json | $(VENV)/bin/python
	if command -v npm >/dev/null; then \
	  npm ci --prefix tests/browser/tools --ignore-scripts --no-audit --no-fund --silent; \
	fi
	touch $@

# Pins every package anew, for every platform and supported Python, with the hashes of its files.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --quiet --upgrade \
	  --custom-compile-command "make lock" pyproject.toml -o requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --quiet --upgrade \
	  --custom-compile-command "make lock" --group dev -c requirements.txt pyproject.toml -o requirements-dev.txt

clean:
	rm -rf $(VENV) .cache site tests/browser/tools/node_modules
