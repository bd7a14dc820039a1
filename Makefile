# Each target sets itself up from nothing: Python 3.11 or newer is all it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501

.PHONY: run test lint bench browser postgresql nginx clean

run: $(VENV)/.run
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: lint browser postgresql nginx
	$(BIN)/python -m pytest -n 2 --dist loadgroup

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Figures that need labelled data: $(BIN)/python -m benchmarks.bench_X FOLDER; each script says which data.
bench: browser
	$(BIN)/python -m benchmarks.bench_command_line
	$(BIN)/python -m benchmarks.bench_names
	$(BIN)/python -m benchmarks.bench_pages

browser: $(VENV)/.dev
	sh scripts/need_chromium.sh

postgresql:
	sh scripts/need_postgresql.sh

nginx:
	sh scripts/need_nginx.sh

$(VENV)/.run: requirements.txt scripts/make_venv.sh
	sh scripts/make_venv.sh $(PYTHON) $(VENV) requirements.txt
	touch $@

$(VENV)/.dev: requirements-dev.txt requirements.txt scripts/make_venv.sh
	sh scripts/make_venv.sh $(PYTHON) $(VENV) requirements-dev.txt
	touch $@ $(VENV)/.run

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
