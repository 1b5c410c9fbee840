# Everything a fresh machine needs is made from here: python3 (3.11 or newer) and make are enough.
#
#   make serve   environment, build of the corpus, checks, server on http://127.0.0.1:8000
#   make vendor   the scripts of others that pages use, from npm as locked (serve and test do this too)
#   make w3c RDF_TESTS=DIR   the W3C SPARQL tests of a checkout of w3c/rdf-tests, against our server
#   make openrefine                 reconcile a list in OpenRefine itself (Debian: openrefine)
#   make reconciliation SPECS=DIR   our reconciliation services against the specification's schemas
#   make test    everything the tests need, then the whole suite

SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK := .ci/requirements.lock
INSTALLED := $(VENV)/.installed
DATA ?= build
# Tests wait for servers, browsers and limits of time: one worker more than there are cores.
WORKERS ?= $(shell echo $$(( $$(getconf _NPROCESSORS_ONLN) + 1 )))
HOST ?= 127.0.0.1
PORT ?= 8000

.PHONY: schemas screenshots audit-note help serve build test vendor virtuoso check w3c bench bench-speed bench-speed-large bench-questions docs messages lock wheel clean reconciliation openrefine ck25

help:
	@grep -E '^#   make' Makefile | sed 's/^#   //'

# The environment is made once, and again only when what it should hold has changed.
$(INSTALLED): $(LOCK) pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is wanted; $$($(PYTHON) --version) was found. Name another: make PYTHON=python3.12 …"; exit 2; }
	@if [ ! -x $(BIN)/python ]; then \
	  echo "Making the environment in $(VENV) …"; \
	  $(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
	    echo "Python's venv module is missing; installing Debian's python3-venv …"; \
	    { [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null; } || { \
	      echo "Could not. As root: apt-get install python3-venv"; exit 2; }; }; \
	  $(PYTHON) -m venv $(VENV); \
	fi
	@echo "Installing the locked dependencies (about two minutes the first time) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

build: $(INSTALLED)
	@$(BIN)/rolegraph build data/corpus --out $(DATA)

serve: build
	@$(MAKE) --no-print-directory vendor || \
	  echo "Scripts of others could not be fetched; pages work without them: the chart is a list, the editor a plain box."
	@$(BIN)/rolegraph serve --data $(DATA) --host $(HOST) --port $(PORT) --example

# What pages use of others: locked, with integrity, into a folder that git ignores, licences beside it.
NPM := server/rolegraph/web/vendor
VENDORED := server/rolegraph/web/static/vendor/packages.json
vendor: $(VENDORED)
$(VENDORED): $(wildcard $(NPM)/*) | $(INSTALLED)
	@$(NPM)/fetch.sh $(BIN)/python $(@D)

# What tests hold the SARIF and the JUnit of `audit` against; nothing of it is kept in the repository.
SCHEMAS := build/schemas
schemas: $(SCHEMAS)/junit.xsd
$(SCHEMAS)/junit.xsd: tests/schemas.sh | $(INSTALLED)
	@tests/schemas.sh $(BIN)/python $(@D)
	@touch $@

check: $(INSTALLED)
	@$(BIN)/ruff format --check server tests benchmarks
	@$(BIN)/ruff check server tests benchmarks
	@$(BIN)/mypy
	@told=$$($(BIN)/lint-imports --no-cache) || { echo "$$told"; exit 1; }; echo "$$told" | tail -n 8

# A store that the tests start for themselves, with files and ports of its own.
virtuoso:
	@command -v virtuoso-t >/dev/null || { \
	  echo "Virtuoso 7 is missing; installing Debian's virtuoso-opensource-7-bin …"; \
	  { [ "$$(id -u)" = 0 ] && apt-get update -qq && \
	    apt-get install -y -qq --no-install-recommends virtuoso-opensource-7-bin >/dev/null; } || { \
	    echo "Could not. As root: apt-get install virtuoso-opensource-7-bin"; exit 2; }; }

# Pages are tested in a real browser.
.PHONY: chromium
chromium:
	@command -v chromium >/dev/null || { \
	  echo "Chromium is missing; installing Debian's chromium …"; \
	  { [ "$$(id -u)" = 0 ] && apt-get update -qq && \
	    apt-get install -y -qq --no-install-recommends chromium >/dev/null; } || { \
	    echo "Could not. As root: apt-get install chromium"; exit 2; }; }

test: virtuoso chromium vendor schemas check
	@# Tests start many processes; where Python may not write bytecode, each would compile it all again.
	@$(BIN)/python -m compileall -q server
	@$(BIN)/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

w3c: $(INSTALLED)
	@$(BIN)/python benchmarks/conformance.py $(RDF_TESTS)

# SPECS is a checkout of reconciliation-api/specs.
reconciliation: $(INSTALLED)
	@$(BIN)/python benchmarks/reconciliation.py $(SPECS)

# OpenRefine itself, which is no part of this repository (Debian: apt-get install openrefine).
openrefine: $(INSTALLED)
	@$(BIN)/python benchmarks/openrefine.py

# Against the shared gold, which is no part of this repository.
SHARED ?= ../shared
score: build
	@$(BIN)/rolegraph positions --json --data $(DATA) | $(BIN)/python $(SHARED)/tools/score_extraction.py \
	  --gold $(SHARED)/gold --corpus $(SHARED)/corpus --positions /dev/stdin

bench: $(INSTALLED)
	@$(BIN)/python benchmarks/stages.py
	@$(BIN)/python benchmarks/documents.py
	@$(BIN)/python benchmarks/robustness.py tests/examples benchmarks/unseen benchmarks/unseen_mixed --processes 2
	@$(BIN)/python benchmarks/flattened.py tests/examples benchmarks/unseen benchmarks/unseen_mixed --processes 2
	@$(BIN)/python benchmarks/reasoning.py
	@$(BIN)/python benchmarks/parity.py 100 1000
	@$(BIN)/python benchmarks/competency.py
	@$(BIN)/python benchmarks/audit.py
	@$(BIN)/python benchmarks/queries.py --positions 100 --engines rolegraph,oxigraph,evidence,store,virtuoso

# The aims of speed, each with what was measured: on the corpus, and on invented positions.
bench-speed: build
	@$(BIN)/python benchmarks/speed.py --data $(DATA)

POSITIONS ?= 10000
bench-speed-large: $(INSTALLED)
	@$(BIN)/python benchmarks/speed.py --positions $(POSITIONS)

# Ten documents of the tests, of ten organisations, that are asked as well.
TEN := $(addprefix tests/examples/,finance-office.txt finance-limits.txt payment-approval-rules.txt property-service.txt \
  hr-department.txt hotel-front-office.txt warehouse-prose.txt charity-finance.md store-roles.md university-admin.md)

# Our own questions and the shared ones, by family and language, with the shared scorer and gold.
QUESTIONS ?= tests/questions/blind.yaml $(sort $(wildcard tests/questions/fresh*.yaml)) \
  tests/questions/nobody.yaml $(SHARED)/gold/questions.yaml
bench-questions: build
	@$(BIN)/python benchmarks/questions.py $(QUESTIONS) --gold $(SHARED)/gold --corpus data/corpus \
	  --tools $(SHARED)/tools --data $(DATA)
	@$(BIN)/rolegraph build benchmarks/unseen --out build/unseen 2>/dev/null || [ $$? = 3 ]  # some are bad on purpose
	@$(BIN)/python benchmarks/unseen_questions.py --data build/unseen
	@$(BIN)/python benchmarks/unseen_questions.py --data build/unseen --questions benchmarks/fresh14_unseen.yaml
	@$(BIN)/python benchmarks/unseen_questions.py --data build/unseen --questions benchmarks/fresh17_unseen.yaml
	@$(BIN)/python benchmarks/unseen_questions.py --data build/unseen --questions benchmarks/fresh18_unseen.yaml
	@$(BIN)/rolegraph build benchmarks/unseen_mixed --out build/unseen_mixed 2>/dev/null || [ $$? = 3 ]
	@$(BIN)/python benchmarks/unseen_questions.py --data build/unseen_mixed --questions benchmarks/unseen_mixed_questions.yaml
	@$(BIN)/python benchmarks/unseen_questions.py --data build/unseen_mixed --questions benchmarks/fresh14_unseen_mixed.yaml
	@$(BIN)/python benchmarks/unseen_questions.py --data build/unseen_mixed --questions benchmarks/fresh17_unseen_mixed.yaml
	@$(BIN)/rolegraph build $(TEN) --out build/ten 2>/dev/null
	@$(BIN)/python benchmarks/unseen_questions.py --data build/ten --questions benchmarks/fresh19_examples.yaml
	@$(BIN)/python benchmarks/unseen_questions.py --data build/ten --questions benchmarks/fresh20_examples.yaml
	@$(BIN)/python benchmarks/understanding.py tests/questions/blind.yaml --data $(DATA)

# CK25 and TEXT2SPARQL are git directories of eccenca/ck25-dataset and AKSW/text2sparql.aksw.org.
ck25: $(INSTALLED)
	@$(BIN)/python benchmarks/ck25/run.py $(CK25) $(TEXT2SPARQL)

# Findings on the corpus, each with a reader's verdict.
audit-note: build
	@$(BIN)/rolegraph audit --data $(DATA) --json | $(BIN)/python benchmarks/audit_of_the_corpus.py > docs/audit-of-the-corpus.md

docs: $(INSTALLED)
	@$(BIN)/python -m rolegraph.documentation build/docs/ontology
	@echo "The ontology's reference is in build/docs/ontology/index.html (and under /ontology when serving)."

# Pictures of the pages, of the corpus, for the README and docs/web.md.
screenshots: build vendor chromium
	@fc-list :lang=zh | grep -q . || { \
	  echo "A font for Chinese is missing; installing Debian's fonts-noto-cjk …"; \
	  { [ "$$(id -u)" = 0 ] && apt-get update -qq && \
	    apt-get install -y -qq --no-install-recommends fonts-noto-cjk >/dev/null; } || { \
	    echo "Could not. As root: apt-get install fonts-noto-cjk"; exit 2; }; }
	@$(BIN)/python benchmarks/screenshots.py $(DATA) docs/pictures

# Strings marked _('…') in web, taken up in the catalogue with their translations kept.
WORDS := server/rolegraph/web/translations
messages: $(INSTALLED)
	@$(BIN)/pybabel -q extract -F $(WORDS)/extract.cfg --no-location --sort-output \
	  -o build/messages.pot server/rolegraph/web
	@$(BIN)/pybabel -q update -i build/messages.pot -o $(WORDS)/zh_Hans.po -l zh_Hans \
	  --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap

lock: $(INSTALLED)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip compile --quiet pyproject.toml --group dev --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header -o $(LOCK)

wheel: $(INSTALLED) vendor
	@$(BIN)/python -m build --no-isolation

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
