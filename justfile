# The verbs of this repository. `just` alone lists them; `.ci/run` is what counts in the end.

python := ".venv/bin/python"

# list the verbs
default:
    @just --list

# make .venv with everything needed to work on top3
setup:
    python3 -m venv .venv
    {{python}} -m pip install -e '.[cli,notebook,docx,pdf,ics,crypt,batch,verify,test,docs,dev,bench]'

# the fast tests; arguments go to pytest: `just test tests/house -x`
test *args:
    {{python}} -m pytest -q {{args}}

# the fast tests again, with many more and always new examples
search *args:
    HYPOTHESIS_PROFILE=search {{python}} -m pytest -q {{args}}

# everything the fast tests leave out: slow, built wheel, documentation, other extras
rest:
    HYPOTHESIS_PROFILE=full {{python}} -m pytest -q -m "slow or wheel or docs or dev_tool"

# the fast tests, with the lines and branches they miss
cover:
    {{python}} -m pytest -q --cov --cov-report=term-missing:skip-covered

# test the rule sets themselves
rules:
    {{python}} -m top3 rules test
    {{python}} -m top3 rules conformance
    {{python}} -m top3 rules lint

# style, types, layers and unused dependencies
lint: layers types
    {{python}} -m ruff check .
    {{python}} -m ruff format --check .
    {{python}} -m deptry src

# put the style right
format:
    {{python}} -m ruff check --fix .
    {{python}} -m ruff format .

# mypy, strict
types:
    {{python}} -m mypy

# who imports whom
layers:
    .venv/bin/lint-imports

# bring the tables of the documentation up to date; `just tables --check` only looks
tables *args:
    {{python}} tools/docs_tables.py {{args}}

# make again what is made from rule files and models: compiled.json, the schemas for editors, the conformance suite
derived:
    {{python}} -m top3 rules compile
    {{python}} tools/rule_schemas.py
    {{python}} tools/make_conformance.py

# build the documentation, strict
docs:
    NO_MKDOCS_2_WARNING=1 {{python}} -m mkdocs build --strict

# serve the documentation while writing
docs-live:
    NO_MKDOCS_2_WARNING=1 {{python}} -m mkdocs serve

# build the wheel into dist/
wheel:
    {{python}} -m build --wheel

# what a change must pass, in clean environments
ci:
    .ci/run
