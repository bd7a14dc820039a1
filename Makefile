# Each target sets itself up from nothing: Python 3.11 or newer is all it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501

.PHONY: run test lint bench browser clean

run: $(VENV)/.run
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: lint browser
	$(BIN)/python -m pytest -n 2 --dist loadgroup

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/bench_command_line.py

browser: $(VENV)/.dev
	sh scripts/need_chromium.sh

$(VENV)/.run: requirements.txt scripts/make_venv.sh
	sh scripts/make_venv.sh $(PYTHON) $(VENV) requirements.txt
	touch $@

$(VENV)/.dev: requirements-dev.txt requirements.txt scripts/make_venv.sh
	sh scripts/make_venv.sh $(PYTHON) $(VENV) requirements-dev.txt
	touch $@ $(VENV)/.run

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
