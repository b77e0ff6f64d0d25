#!/bin/sh
# Every check, one after the other; all are run even when one fails, and the last lines say how it went.
# CHECKS=sample (make test) | full (make proof) | lint (make check)
set -u
cd "$(dirname "$0")/.." || exit 2
bin=.venv/bin
failed=""
step() { name=$1; shift; printf '\n== %s\n' "$name"; "$@" || failed="$failed, $name"; }

step 'ruff: lint' $bin/ruff check .
step 'ruff: format' $bin/ruff format --check .
step 'mypy: types' $bin/mypy
step 'import-linter: layers' $bin/lint-imports
step 'codespell: spelling' $bin/codespell workbench tests docs benchmarks README.md ARCHITECTURE.md CONTRIBUTING.md CHANGELOG.md
if [ "${CHECKS:-sample}" != lint ]; then
  [ "${CHECKS:-sample}" = full ] && WORKBENCH_PROOF=1 && export WORKBENCH_PROOF
  mkdir -p build && rm -f build/tests.xml
  step 'pytest: all tests' $bin/python -m pytest -q --durations=10 --junitxml=build/tests.xml
  $bin/python tests/left_out.py build/tests.xml
  [ "${CHECKS:-sample}" = full ] && $bin/python tests/word_roundtrip.py build/tests.xml
fi
if [ -n "$failed" ]; then printf '\nFAILED: %s\n' "${failed#, }"; exit 1; fi
printf '\nAll checks passed.\n'
