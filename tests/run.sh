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
  mkdir -p build && rm -f build/tests*.xml
  # A browser and an office are programs of their own, which wait more than they work: three beside each other, a file
  # at a time; then all others, two at a time.
  step 'pytest: in the browser and through LibreOffice' \
    $bin/python -m pytest -q -n 3 --dist loadfile --durations=10 --junitxml=build/tests-outside.xml tests/browser tests/office
  step 'pytest: all others, two at a time' $bin/python -m pytest -q -n 2 --dist loadfile --durations=10 \
    --junitxml=build/tests-inside.xml --ignore tests/browser --ignore tests/office tests
  $bin/python tests/left_out.py build/tests-outside.xml build/tests-inside.xml
  [ "${CHECKS:-sample}" = full ] && $bin/python tests/word_roundtrip.py build/tests-outside.xml build/tests-inside.xml
fi
if [ -n "$failed" ]; then printf '\nFAILED: %s\n' "${failed#, }"; exit 1; fi
printf '\nAll checks passed.\n'
