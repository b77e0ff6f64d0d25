# Two commands do everything: `make run` and `make test`. Each can be repeated; each says what it is doing.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
HOME_DIR ?= home
PORT ?= 8000
SAY = @printf '\n== %s\n'

.PHONY: help run test proof word-roundtrip check accuracy relevance bench bench-search wheel messages clean

help:
	@printf '%s\n' \
	  'make run       set up, fill the demonstration home, serve it: make run PORT=8001 HOME_DIR=home' \
	  'make test      set up and run every check, heavy ones by a seeded sample' \
	  'make proof     the heavy checks at full count, accuracy, relevance and benchmarks' \
	  'make word-roundtrip  comments and edits through LibreOffice and back, at full count: the table of figures' \
	  'make accuracy  score the reading of documents against the truth tables' \
	  'make relevance score search against questions judged by reading' \
	  'make bench     measure speed, each figure beside its peer' \
	  'make bench-search  search beside its peers, at three sizes: tables in build/search' \
	  'make wheel     build the wheel into dist/' \
	  'make messages  collect the strings of the interface, bring the catalogues up to date, compile them' \
	  'make clean     remove what was set up (the homes are kept)'

run: $(VENV)/run.stamp
	$(SAY) 'Filling the demonstration home in $(HOME_DIR)/ and serving it (Ctrl+C stops)'
	@$(BIN)/workbench --home '$(HOME_DIR)' demo --port '$(PORT)'

test: $(VENV)/dev.stamp $(VENV)/system.stamp
	@CHECKS=sample sh tests/run.sh

proof: $(VENV)/dev.stamp $(VENV)/system.stamp newer-office
	@CHECKS=full sh tests/run.sh
	@$(MAKE) --no-print-directory accuracy relevance bench

word-roundtrip: $(VENV)/dev.stamp $(VENV)/system.stamp newer-office
	$(SAY) 'Comments and edits out to Word and back, at full count'
	@mkdir -p build
	@WORKBENCH_PROOF=1 $(BIN)/python -m pytest -q -m word_roundtrip --junitxml=build/word-roundtrip.xml; \
	  status=$$?; $(BIN)/python tests/word_roundtrip.py build/word-roundtrip.xml; \
	  $(BIN)/python -m benchmarks.word_round; exit $$status

.PHONY: newer-office
newer-office:
	$(SAY) 'The LibreOffice of the backports, beside the installed one'
	@sh tests/backports.sh build/libreoffice-backports || true

check: $(VENV)/dev.stamp
	@CHECKS=lint sh tests/run.sh

accuracy: $(VENV)/dev.stamp
	$(SAY) 'Reading, scored against the truth tables'
	@$(BIN)/python -m benchmarks.accuracy

relevance: $(VENV)/dev.stamp
	$(SAY) 'Search, scored against questions judged by reading'
	@$(BIN)/python -m benchmarks.relevance

bench: $(VENV)/dev.stamp
	$(SAY) 'Speed: documents read'
	@$(BIN)/python -m benchmarks.reading
	@$(BIN)/python -m benchmarks.adding
	$(SAY) 'Speed: search'
	@$(BIN)/python -m benchmarks.search 20000 --peers fts5,whoosh
	$(SAY) 'Speed: export of a report'
	@$(BIN)/python -m benchmarks.export_report
	$(SAY) 'Speed: a draft out to Word with its comments, in again, and onto a changed draft'
	@$(BIN)/python -m benchmarks.word_round
	$(SAY) 'Speed: a section page'
	@$(BIN)/python -m benchmarks.section_page
	@$(BIN)/python -m benchmarks.round_page
	@$(BIN)/python -m benchmarks.slow_line
	$(SAY) 'Speed: recommendations listed, acted on, taken in'
	@$(BIN)/python -m benchmarks.recommendations_list
	@$(BIN)/python -m benchmarks.acts_on_many
	@$(BIN)/python -m benchmarks.importing

bench-search: $(VENV)/dev.stamp
	$(SAY) 'Search beside tantivy, SQLite FTS5 and Whoosh as it comes, at 100, 200 and 500 thousand paragraphs (an hour)'
	@$(BIN)/python -m benchmarks.search
	$(SAY) 'Eight readers and a writer at once'
	@$(BIN)/python -m benchmarks.search.together
	$(SAY) 'Searching while one types, over 200 thousand paragraphs: the time of the server for each letter'
	@$(BIN)/python -m benchmarks.search_typing

wheel: $(VENV)/dev.stamp
	$(SAY) 'Building the wheel'
	@$(BIN)/python -m build --no-isolation --wheel --outdir dist .

messages: $(VENV)/dev.stamp
	$(SAY) 'Collecting the strings of the interface'
	@$(BIN)/pybabel extract -F babel.cfg -k N_ --no-location -o workbench/translations/messages.pot .
	@$(BIN)/pybabel update --no-fuzzy-matching --ignore-obsolete -i workbench/translations/messages.pot -d workbench/translations
	@$(BIN)/pybabel compile -d workbench/translations

# pip comes last into a virtual environment: where it is, the making was not interrupted.
$(VENV)/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 'Python 3.11 or newer is needed: name it with make PYTHON=/usr/bin/python3.11'; exit 1; }
	$(SAY) 'Making the virtual environment'
	@$(PYTHON) -m venv --clear $(VENV) >/dev/null 2>&1 || { \
	  rm -rf $(VENV); sh tests/install.sh python3-venv && $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }; }

$(VENV)/run.stamp: requirements/run.txt pyproject.toml | $(VENV)/bin/pip
	$(SAY) 'Installing the packages the program runs on'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt pyproject.toml | $(VENV)/bin/pip
	$(SAY) 'Installing the packages the checks need'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/system.stamp: tests/install.sh | $(VENV)/bin/pip
	$(SAY) 'Installing Chromium, LibreOffice Writer, ImageMagick where that is allowed'
	@sh tests/install.sh chromium libreoffice-writer python3-uno imagemagick poppler-utils fonts-noto-core fonts-noto-cjk || true
	@touch $@

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
