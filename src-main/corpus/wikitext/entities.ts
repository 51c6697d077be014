/** Character references: the named ones of HTML 4 with the few newer ones that wikitext uses, and numeric ones. */

/** First code point of a run of consecutive characters → their names in order. */
const runs: [number, string][] = [
  [
    0xa0,
    'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro ' +
      'para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil ' +
      'Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave ' +
      'Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml ' +
      'igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute ' +
      'thorn yuml',
  ],
  [0x391, 'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho'],
  [0x3a3, 'Sigma Tau Upsilon Phi Chi Psi Omega'],
  [
    0x3b1,
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon ' +
      'phi chi psi omega',
  ],
  [0x2018, 'lsquo rsquo sbquo'],
  [0x201c, 'ldquo rdquo bdquo'],
  [0x2020, 'dagger Dagger bull'],
  [0x2190, 'larr uarr rarr darr harr'],
  [0x21d0, 'lArr uArr rArr dArr hArr'],
  [0x2227, 'and or cap cup int'],
  [0x2308, 'lceil rceil lfloor rfloor'],
]

const single =
  'quot 22 amp 26 lt 3c gt 3e apos 27 excl 21 num 23 ast 2a colon 3a equals 3d lbrack 5b lsqb 5b rbrack 5d rsqb 5d lowbar 5f ' +
  'lbrace 7b lcub 7b vert 7c verbar 7c rbrace 7d rcub 7d Tab 20 NewLine 20 OElig 152 oelig 153 Scaron 160 scaron 161 Yuml 178 ' +
  'fnof 192 circ 2c6 tilde 2dc thetasym 3d1 upsih 3d2 piv 3d6 ensp 2002 emsp 2003 numsp 2007 thinsp 2009 hairsp 200a zwnj 200c ' +
  'zwj 200d lrm 200e rlm 200f ndash 2013 mdash 2014 horbar 2015 hellip 2026 permil 2030 prime 2032 Prime 2033 lsaquo 2039 ' +
  'rsaquo 203a oline 203e frasl 2044 euro 20ac image 2111 weierp 2118 real 211c trade 2122 alefsym 2135 crarr 21b5 forall 2200 ' +
  'part 2202 exist 2203 empty 2205 nabla 2207 isin 2208 notin 2209 ni 220b prod 220f sum 2211 minus 2212 lowast 2217 radic 221a ' +
  'prop 221d infin 221e ang 2220 there4 2234 sim 223c cong 2245 asymp 2248 ne 2260 equiv 2261 le 2264 ge 2265 sub 2282 sup 2283 ' +
  'nsub 2284 sube 2286 supe 2287 oplus 2295 otimes 2297 perp 22a5 sdot 22c5 lang 27e8 rang 27e9 loz 25ca spades 2660 clubs 2663 ' +
  'hearts 2665 diams 2666 check 2713 star 2606 male 2642 female 2640 flat 266d natural 266e sharp 266f'

const named = new Map<string, string>(
  runs.flatMap(([start, names]) =>
    names.split(' ').map((name, index) => [name, String.fromCodePoint(start + index)]),
  ),
)
for (const [, name, code] of single.matchAll(/(\S+) (\S+)/g))
  named.set(name, String.fromCodePoint(parseInt(code, 16)))

/** What browsers make of the numbers 128-159, which are control characters: Windows-1252. */
const windows = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

/** "amp;" may be repeated: text pasted from a page's source is often escaped twice. */
const reference = /&(?:amp;){0,4}(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,15}));/g

/** Text with its character references decoded; unknown ones stay as they are. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(reference, (written, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return named.get(name) ?? written
    return fromCode(decimal !== undefined ? parseInt(decimal, 10) : parseInt(hexadecimal!, 16))
  })
}

function fromCode(code: number): string {
  if (code === 9 || code === 10 || code === 13) return ' '
  if (code >= 0x80 && code <= 0x9f) return windows[code - 0x80]
  const character = code < 32 || code === 127 ? '' : undefined
  if (character !== undefined) return character
  const valid = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) && !(code >= 0xfdd0 && code <= 0xfdef)
  return valid && (code & 0xfffe) !== 0xfffe ? String.fromCodePoint(code) : '\ufffd'
}
