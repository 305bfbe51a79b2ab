# make demo       Pejl with invented people, on this machine (PORT=8000)
# make test       every gate and every test
# make help       the rest

.DEFAULT_GOAL := help
SHELL := /bin/sh
PORT ?= 8000
WORKERS ?= 2
BIN := .venv/bin
PYTHON := $(BIN)/python
MADE := var/made
UNDER_TEST := PEJL_TESTING=1 DJANGO_SETTINGS_MODULE=pejl.config.settings DATABASE_URL=sqlite:///$(CURDIR)/var/gates.sqlite3
STRICT := $(foreach name,rules changes actions queries,$(wildcard src/pejl/*/$(name).py src/pejl/*/$(name))) $(wildcard src/pejl/shared/*.py)
DRAWN := $(sort $(wildcard tools/draw_*.py))
CATALOGUE := $(wildcard tools/messages.py)

.PHONY: help demo demo-reset test bench audit check coverage-gate dev built lint imports locks types migrations deploy drawn words docs messages lock clean

help:
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 24

demo: ## start the demo, ready at http://127.0.0.1:8000/demo/ (PORT=8001 for another port)
	@sh tools/needs.sh demo
	@$(MAKE) --no-print-directory --silent $(MADE)/demo built
	@exec $(BIN)/pejl demo --bind 127.0.0.1:$(PORT) --workers $(WORKERS)

demo-reset: ## delete what was done in the demo
	@if [ -x $(BIN)/pejl ]; then $(BIN)/pejl demo --reset; else rm -rf var/demo; fi

test: ## every gate and every test; the totals come last
	@sh tools/needs.sh test
	@$(MAKE) --no-print-directory --silent dev built
	@exec $(PYTHON) tools/everything.py

dev: $(MADE)/dev ## the environment of a developer, in .venv

$(MADE)/demo: requirements/demo.txt pyproject.toml tools/environment.sh | $(MADE)
	@[ $(MADE)/dev -nt $< ] && [ $(MADE)/dev -nt pyproject.toml ] || sh tools/environment.sh $<
	@touch $@

$(MADE)/dev: requirements/dev.txt pyproject.toml tools/environment.sh | $(MADE)
	@sh tools/environment.sh $<
	@touch $@

$(MADE):
	@mkdir -p $@

built: ## the assets and the compiled catalogues
	@$(PYTHON) hatch_build.py

check: lint imports locks migrations deploy words drawn types ## the gates, the quick ones first

lint:
	$(BIN)/ruff check
	$(BIN)/ruff format --check

imports:
	$(BIN)/lint-imports --no-logo

locks:
	! grep -nE 'https?://' requirements/*.txt
	! grep -n '"resolved"' package-lock.json

migrations:
	$(UNDER_TEST) $(PYTHON) -m django makemigrations --check --dry-run

deploy:
	env -u PEJL_DEMO -u PEJL_TESTING $$($(BIN)/pejl keys) PEJL_HOSTS=pejl.example DJANGO_SETTINGS_MODULE=pejl.config.settings \
		$(PYTHON) -m django check --deploy --fail-level WARNING

words:
	$(if $(CATALOGUE),$(PYTHON) $(CATALOGUE) --check)

drawn:
	set -e; for tool in $(DRAWN); do $(PYTHON) $$tool --check; done

types:
	$(UNDER_TEST) $(BIN)/mypy $(STRICT)

docs: ## draw the documents that are drawn from the code
	set -e; for tool in $(DRAWN); do $(PYTHON) $$tool; done

messages: ## gather the sentences that want an English text
	$(PYTHON) $(CATALOGUE)

bench: dev built ## measure beside a floor, and write docs/performance.md
	$(PYTHON) -m bench

audit: ## report known faults in what we rest on; never fails, also without a network
	-@$(BIN)/pip-audit --requirement requirements/run.txt --require-hashes --disable-pip --progress-spinner off || echo "pip-audit: see above."
	-@npm audit || echo "npm audit: see above."

coverage-gate: ## every branch of rules, changes and actions; elsewhere no less than before
	$(PYTHON) tools/coverage_gate.py

lock: ## solve the versions anew and lock them with their hashes
	sh tools/lock.sh

clean: ## all that can be made again; the demo stays
	rm -rf .venv node_modules src/pejl/assets dist $(MADE) var/test .coverage .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
