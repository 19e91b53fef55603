#!/usr/bin/env bash
# Fills the corpora: of the target `spec` with the shipped files and with each feature's folder as one text, of the target
# `page` with the pages, with their parts, and with what other programs make of them, and of the others with their seeds.
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

pages=fuzz/corpus/page
mkdir -p "$pages"
for page in tests/pages/*.txt; do
    seed="$pages/$(basename "$page")"
    cp "$page" "$seed"
    sed 's/$/\r/' "$page" >"$seed.windows"
    sed 's/^\( *\)-/\1•/' "$page" >"$seed.bullets"
    sed 's/Request/Requête/; s/Response/Réponse/; s/presence/présence/; s/List of values/Liste des valeurs/' "$page" >"$seed.french"
    sed '1i <!DOCTYPE html><ul>
        s/^- \(.*\)/<li>\1<\/li>/; s/^| *\(.*\)/<table><tr><td>\1<\/table>/; s/^\([A-Z][a-z ]*\)$/<h2>\1<\/h2>/; s/$/<br>/' "$page" >"$seed.html"
    split -l 40 "$page" "$seed.part"
done
ls "$pages" | wc -l
