#!/usr/bin/env bash
# What action.yml runs: AUDIT_PATHS and AUDIT_ARGUMENTS (one a line) in, annotations, SARIF and a job summary out.
set -uo pipefail

lines() { # the lines of $1 that are not blank, into the array `words`
  words=()
  local line
  while IFS= read -r line; do
    line="${line#"${line%%[![:space:]]*}"}"
    line="${line%"${line##*[![:space:]]}"}"
    [ -n "$line" ] && words+=("$line")
  done <<<"$1"
}

lines "${AUDIT_PATHS:-}";      paths=(${words[@]+"${words[@]}"})
lines "${AUDIT_ARGUMENTS:-}";  arguments=(${words[@]+"${words[@]}"})
[ "${#paths[@]}" -gt 0 ] || paths=(.)

audit() { citation-audit check ${arguments[@]+"${arguments[@]}"} "$@" -- "${paths[@]}"; }

if [ -n "${AUDIT_SARIF_FILE:-}" ]; then
  audit --exit-zero --format sarif --output "$AUDIT_SARIF_FILE" 2>/dev/null
fi
if [ "${AUDIT_SUMMARY:-true}" = true ] && [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  audit --exit-zero --format markdown 2>/dev/null >>"$GITHUB_STEP_SUMMARY"
fi
audit --format github
code=$?
[ -n "${GITHUB_OUTPUT:-}" ] && printf 'exit-code=%s\n' "$code" >>"$GITHUB_OUTPUT"
exit "$code"
