# "make" lists what there is. Every target sets up .venv itself, from the pinned
# requirements, and does so again only when those or pyproject.toml change.
# Kept to what GNU make 3.81 (macOS) and a POSIX shell can do.

# The Python to use. Left empty, the first one on PATH that fits is taken.
PYTHON ?=
PORT ?= 8000
ARGS ?=

BIN := .venv/bin

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
# One .venv, so one thing at a time, even under -j.
.NOTPARALLEL:
.SUFFIXES:
.PHONY: help serve test site check lint format properdocs bench pins clean setup-run setup-dev

help: ## list these targets
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

serve: setup-run ## show the site on this machine, rebuilt at every change (PORT=8000)
	@$(BIN)/python -c 'import socket, sys; s = socket.socket(); s.settimeout(1); \
	  sys.exit("Port $(PORT) is taken: try another, as in make serve PORT=8001" \
	  if s.connect_ex(("127.0.0.1", $(PORT))) == 0 else 0)'
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

test: setup-dev ## run the tests (ARGS="-k word" for some of them, ARGS=-n0 in one process)
	$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal $(ARGS)

site: setup-run ## check everything and build the site into site/
	$(BIN)/catalog build

check: setup-run ## check the entries of the catalog
	$(BIN)/catalog check
	$(BIN)/catalog ids --check

lint: setup-dev ## check style and types of the code, and the workflows
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/zizmor --offline --quiet .github

format: setup-dev ## put the code in style
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

properdocs: setup-run ## build the site with ProperDocs in the place of MkDocs, and compare
	@set -e; d=build/properdocs; \
	stamp=$$d/venv/.installed-`{ pwd; cat requirements-properdocs.txt pyproject.toml; } | cksum | tr ' ' -`; \
	if ! [ -f "$$stamp" ]; then \
	  $(BIN)/python -m venv --clear $$d/venv; \
	  $$d/venv/bin/python -m pip install -qq --no-compile --require-hashes -r requirements-properdocs.txt; \
	  $$d/venv/bin/python -m pip install -qq --no-deps --no-build-isolation -e .; \
	  touch "$$stamp"; \
	fi; \
	export SOURCE_DATE_EPOCH=`date +%s`; \
	$(BIN)/catalog build --site $$d/mkdocs; \
	$$d/venv/bin/properdocs build --strict --config-file mkdocs.yml --site-dir $$d/properdocs; \
	$(BIN)/python -m tests.same_site $$d/mkdocs $$d/properdocs

bench: setup-dev ## run the benchmarks
	$(BIN)/python -m tests.bench $(ARGS)

clean: ## remove what the other targets made
	rm -rf site .site.new .site.old .site.lock .venv build macros/*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name .git -prune -o -type d -name __pycache__ -prune -exec rm -rf {} +

# $(call pick_python): sets $py to a Python that fits, or says what is missing.
# Each candidate is run, as one that is on PATH need not work (pyenv's shims).
pick_python = \
	py= ; seen= ; \
	for c in $(if $(PYTHON),'$(PYTHON)',python3.14 python3.13 python3.12 python3.11 python3 python); do \
	  v=`"$$c" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null` || continue; \
	  case "$$v" in \
	    3.11|3.12|3.13|3.14) \
	      if "$$c" -c 'import ensurepip, venv' >/dev/null 2>&1; then py=$$c; break; fi; \
	      seen="$$seen $$c (Python $$v without venv and ensurepip: on Debian or Ubuntu, install python$$v-venv);" ;; \
	    *) seen="$$seen $$c (Python $$v);" ;; \
	  esac; \
	done; \
	if [ -z "$$py" ]; then \
	  echo "This project needs Python 3.11, 3.12, 3.13 or 3.14, with venv." >&2; \
	  echo "Found:$${seen:- none that runs}" >&2; \
	  echo "Install one, or name it: make PYTHON=/path/to/python3" >&2; \
	  exit 1; \
	fi

# $(call setup,run|dev): .venv holds at least the pins of that kind, and the project.
# Stamps carry a checksum of what was installed, so a fresh checkout with new file
# times reinstalls nothing. Other pins, another PYTHON or a moved folder make a new
# .venv; a change in pyproject.toml alone installs only the project again.
setup = @set -e; \
	p=`{ pwd; echo '$(PYTHON)'; cat requirements.txt requirements-dev.txt; } | cksum | tr ' ' -`; \
	j=`cksum <pyproject.toml | tr ' ' -`; \
	run=.venv/.installed-run-$$p; dev=.venv/.installed-dev-$$p; project=.venv/.installed-project-$$j; \
	if [ -x $(BIN)/python ] && [ -f "$$project" ] && { [ -f "$$dev" ] || [ -f "$$$(1)" ]; }; then exit 0; fi; \
	if [ -L .venv ]; then \
	  echo ".venv is a symbolic link, and setting it up would empty the folder that it leads to." >&2; \
	  echo "Remove the link (rm .venv), and make sets up an environment here." >&2; \
	  exit 1; \
	fi; \
	if ! [ -x $(BIN)/python ] || ! { [ -f "$$run" ] || [ -f "$$dev" ]; }; then \
	  $(pick_python); \
	  echo "Setting up .venv with $$py ..."; \
	  "$$py" -m venv --clear .venv; \
	else \
	  echo "Setting up .venv ..."; \
	fi; \
	if ! [ -f "$$dev" ] && ! [ -f "$$$(1)" ]; then \
	  $(BIN)/python -m pip install -qq --no-compile --require-hashes -r $(2); \
	  : "Python that may not write bytecode would compile every module at every start."; \
	  [ -z "$$PYTHONDONTWRITEBYTECODE" ] || $(BIN)/python -m compileall -q -j 0 .venv/lib >/dev/null || :; \
	  touch "$$$(1)"; \
	fi; \
	rm -f .venv/.installed-project-*; \
	$(BIN)/python -m pip install -qq --no-deps --no-build-isolation -e .; \
	touch "$$project"

setup-run:
	$(call setup,run,requirements.txt)

setup-dev:
	$(call setup,dev,requirements-dev.txt)

# Whoever begins a catalog with `catalog init` gets the pins of uv too.
UV := macros/standards_catalog/render/templates/start/requirements-pins.txt

# uv resolves once for every Python and platform, and is needed for nothing else.
# One version of each package for all Pythons ("fewest"), so the site is the same.
compile = "$$d/bin/uv" pip compile --quiet --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --no-emit-index-url --no-header $(ARGS)

pins: ## write requirements*.txt anew from pyproject.toml (ARGS=--upgrade for newer ones)
	@set -e; $(pick_python); \
	d=`mktemp -d`; trap 'rm -rf "$$d"' 0; \
	"$$py" -m venv "$$d"; "$$d/bin/python" -m pip install -qq --require-hashes -r $(UV); \
	$(compile) pyproject.toml --group build -o requirements.txt; \
	$(compile) pyproject.toml --group build --group dev -c requirements.txt -o requirements-dev.txt; \
	$(compile) pyproject.toml --group build --group properdocs -c requirements.txt -o requirements-properdocs.txt; \
	$(compile) --group links -c requirements-dev.txt -o requirements-links.txt; \
	$(compile) --group pins -o $(UV); \
	grep -c '^[a-z]' requirements*.txt $(UV)
