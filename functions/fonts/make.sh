#!/bin/sh
# Makes the two subsets from the faces of Debian's fonts-noto-core; needs `pyftsubset` (PyPI: fonttools).
# All Cyrillic with the Kazakh letters, Greek, every Latin block that names are written in (with combining marks), punctuation of print, currencies.
set -eu
cd "$(dirname "$0")"
unicodes='U+0020-007E,U+00A0-024F,U+02B9-02BC,U+02BE-02BF,U+0300-0331,U+0370-03FF,U+0400-052F,U+1E00-1EFF,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+2030,U+2032-2033,U+2039-203A,U+2044,U+20AC,U+20B8,U+20BD,U+2116,U+2122,U+2212,U+FFFD'
for face in Regular Bold; do
    pyftsubset "${1:-/usr/share/fonts/truetype/noto}/NotoSans-$face.ttf" --unicodes="$unicodes" \
        --layout-features='ccmp,kern,mark,mkmk,locl' --no-hinting --name-IDs='*' --notdef-outline --output-file="NotoSans-$face.ttf"
done
