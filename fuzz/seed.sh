#!/usr/bin/env bash
# Fills the corpora: that of the target `spec` with the shipped files and with each feature's folder as one text, those of
# others with their seeds.
set -euo pipefail
cd "$(dirname "$0")/.."

corpus=fuzz/corpus/spec
mkdir -p "$corpus"
find spec/dictionary spec/functions spec/services -name '*.yaml' | while read -r file; do
    cp "$file" "$corpus/$(tr / - <<<"$file")"
done
for folder in tests/features/*/; do
    seed="$corpus/$(basename "$folder")"
    : >"$seed"
    for file in "$folder"*.yaml; do
        if [ -s "$seed" ]; then printf '\n%%%%%%\n' >>"$seed"; fi
        cat "$file" >>"$seed"
    done
done
for seeds in fuzz/seeds/*/; do
    mkdir -p "fuzz/corpus/$(basename "$seeds")"
    cp "$seeds"* "fuzz/corpus/$(basename "$seeds")"
done
ls "$corpus" | wc -l
