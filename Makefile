# Everything runs from here; `make` alone builds the site. Needs only Python 3.11 or newer.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PORT ?= 8000
IMAGE ?= $(shell sed -n 's/^slug: *//p' data/publication.yml)
# The theme warns at every build of its own future; our plan for it is in the README.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := site
.PHONY: site serve documents new release hosting image check test proof due components bench lint schema lock clean help
.PHONY: theme-report theme-accept way-out new-handreiking image-test publiccode review

# A stamp per lock file: a second `make` with nothing to install starts building at once.
SITE_READY := $(VENV)/.site-$(shell cksum < requirements/site.txt | cut -d' ' -f1)
TEST_READY := $(VENV)/.test-$(shell cat requirements/test.txt package-lock.json | cksum | cut -d' ' -f1)
BENCH_READY := $(VENV)/.bench-$(shell cksum < benchmarks/node/package-lock.json | cut -d' ' -f1)
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all:
# Node comes as a Python package; npm checks the hashes in the lock, and runs no scripts of packages.
NPM := PATH="$(abspath $(BIN)):$$PATH" npm ci --ignore-scripts --no-audit --no-fund --silent --prefix

site: $(SITE_READY) ## the site with the handreiking, in site/; COPIES=no takes the copies from phones
	$(BIN)/python -m tools.site $(if $(filter no,$(COPIES)),--no-copies)

serve: $(SITE_READY) ## the site with live reload, on http://127.0.0.1:8000/
	$(BIN)/python -m tools.serve --port $(PORT)

new: $(SITE_READY) ## a record to fill in, at the end of its file: `make new KIND=red_flag ID=twee-opdrachtgevers`
	$(BIN)/python -m tools.new $(KIND) $(ID)

new-handreiking: $(SITE_READY) ## another handreiking, with an example to replace: `make new-handreiking DIR=../gids`
	$(BIN)/python -m tools.new_handreiking $(DIR)

release: $(SITE_READY) ## a version to release: VERSION=0.2.0, and DATE=2026-12-01 if not today; or CHECK=v0.2.0
	$(BIN)/python -m tools.release $(if $(CHECK),--check $(CHECK),$(VERSION) $(if $(DATE),--date $(DATE)))

documents: $(SITE_READY) ## only the documents, in site/downloads/
	$(BIN)/python build_handreiking.py

check: $(TEST_READY) ## the quick checks: style, types, data and views, without a browser
	$(BIN)/python -m pytest -m "lint or not slow"

proof: $(TEST_READY) ## only the language of the texts
	$(BIN)/python -m pytest -n 0 tests/test_text.py

test: $(TEST_READY) ## every check there is, with its own set-up
	$(BIN)/python -m tools.browser
	$(BIN)/python -m tools.programs
	$(BIN)/python -m pytest $(TESTS)

components: $(TEST_READY) ## every tool in every state, to look at, on http://127.0.0.1:8001/
	$(BIN)/python -m tests.support.examples

due: $(SITE_READY) ## what runs out within a month; ONLINE=1 tries links too, ACCEPT=1 knows the source as it is now
	$(BIN)/python -m tools.due $(if $(ONLINE),--online) $(if $(ACCEPT),--accept)

review: $(SITE_READY) ## a document to have the texts read; what came back: `make review FILE=ingevuld.odt`, with WRITE=1 in data/
	$(BIN)/python -m tools.review $(if $(FILE),"$(FILE)") $(if $(WRITE),--write)

theme-report: $(TEST_READY) ## the pages before and after: THEME=9.7.7, or two sites: OLD=map NEW=map
	$(BIN)/python -m tools.theme $(if $(THEME),--theme $(THEME)) $(if $(OLD),--sites $(OLD) $(NEW))

theme-accept: $(SITE_READY) ## our templates were compared with the theme that is installed
	$(BIN)/python -m tools.theme.upstream --accept

# Laid over what is there, so that nothing but the generator differs.
way-out: $(SITE_READY) ## the site with ProperDocs in place of MkDocs, and what differs
	$(PIP) --no-deps --upgrade --target .cache/way-out -r requirements/way-out.txt
	$(BIN)/python -m tools.way_out

bench: $(BENCH_READY) ## measurements: all of them, or `make bench ONLY="documents tools"`
	$(BIN)/python -m tools.browser
	$(BIN)/python -m benchmarks $(ONLY)

hosting: $(SITE_READY) ## files for nginx and Caddy in hosting/, made for the site in site/
	$(BIN)/python -m tools.server_files

image: ## a container image with the site, where there is an engine
	@engine="$$(command -v podman || command -v docker)" || \
		{ echo "Geen podman of docker gevonden. Zonder kan ook: zie Publiceren in README.md"; exit 1; }; \
	"$$engine" info >/dev/null 2>&1 || \
		{ echo "$$engine is er, maar draait niet. Zonder kan ook: zie Publiceren in README.md"; exit 1; }; \
	"$$engine" build --tag $(IMAGE) --build-arg SITE_URL="$$SITE_URL" --file Containerfile .

image-test: $(TEST_READY) ## that image, built, run and asked for pages
	$(BIN)/python -m pytest -n 0 tests/test_image.py

lint: $(TEST_READY) ## style and types, mended where that can be done
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/mypy
	PATH="$(abspath $(BIN)):$$PATH" node_modules/.bin/eslint --fix components
	PATH="$(abspath $(BIN)):$$PATH" node_modules/.bin/tsc -p .
	PATH="$(abspath $(BIN)):$$PATH" node_modules/.bin/stylelint --fix "{docs,components}/**/*.css"

schema: $(SITE_READY) ## the JSON Schemas in data/schema/, after a change of the model
	$(BIN)/python -m tools.schema

publiccode: $(SITE_READY) ## publiccode.yml, for catalogues of public software
	$(BIN)/python -m tools.publiccode

lock: $(TEST_READY) ## the locks in requirements/, after a change of pyproject.toml
	$(BIN)/python -m tools.lock

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-16s %s\n", $$1, $$2}' Makefile

clean: ## all that was made
	rm -rf $(VENV) site hosting .cache .site-* node_modules benchmarks/node/node_modules
	rm -rf .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# What venv writes last, with the place of the venv in it: it is missing where the set-up was cut off, and names
# another place where the project was moved. In both cases the venv is made anew.
WHOLE := $(VENV)/bin/activate
ifeq ($(shell grep -sF -e '$(abspath $(VENV))' -e '$(realpath $(VENV))' $(WHOLE)),)
.PHONY: $(WHOLE)
endif

$(WHOLE):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Nodig: Python 3.11 of nieuwer. Kies een andere met: make PYTHON=python3.13"; exit 1; }
	@rm -rf $(VENV); $(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "Python mist venv. Op Debian en Ubuntu: apt install python3-venv"; exit 1; }

$(SITE_READY): $(WHOLE)
	$(PIP) -r requirements/site.txt
	@rm -f $(VENV)/.site-*; touch $@

$(TEST_READY): $(SITE_READY)
	$(PIP) -r requirements/test.txt
	$(NPM) .
	@rm -f $(VENV)/.test-*; touch $@

$(BENCH_READY): $(TEST_READY)
	$(NPM) benchmarks/node
	@rm -f $(VENV)/.bench-*; touch $@
