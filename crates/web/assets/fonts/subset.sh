U='U+0020-007E,U+00A0-017F,U+0192,U+018F,U+0259,U+02B9-02BC,U+0300,U+0301,U+0306,U+0308,U+0400-045F,U+0490-0493,U+0496,U+0497,U+049A,U+049B,U+04A2,U+04A3,U+04AE-04B3,U+04B6,U+04B7,U+04BA,U+04BB,U+04D8,U+04D9,U+04E2,U+04E3,U+04E8,U+04E9,U+04EE,U+04EF,U+2009,U+200A,U+2010-2015,U+2018-201F,U+2022,U+2026,U+202F,U+2030,U+2032,U+2033,U+2039,U+203A,U+2060,U+20AC,U+20B8,U+20BD,U+2116,U+2122,U+2190-2193,U+2212,U+2248,U+2260,U+2264,U+2265'
for w in Regular:regular SemiBold:semibold; do
  pyftsubset "$1/NotoSans-${w%%:*}.ttf" --unicodes="$U" --flavor=woff2 --no-hinting --desubroutinize \
    --layout-features='kern,liga,calt,ccmp,locl,mark,mkmk,tnum,lnum' --name-IDs='0,1,2,3,4,5,6,13,14' \
    --output-file="noto-sans-${w##*:}.woff2"
done
