import type { DroppedKind } from './types.ts'

/**
 * What becomes of each XML-like element. Names that are not here are not markup: MediaWiki shows them as they are
 * written, and so do we ("a <b and c> d" loses its <b, "#include <stdio.h>" stays).
 */
export type ElementRule =
  | { action: 'drop'; counts: DroppedKind } // with its content, up to the first closing tag
  | { action: 'table' } // with its content; these nest
  | { action: 'literal' } // the content is text, whatever it looks like
  | { action: 'formula' } // written out where one line can hold it, else dropped
  | { action: 'superscript' }
  | { action: 'unwrap' } // only the tags go
  | { action: 'break' } // the tag is a line break
  | { action: 'lines' } // every line end inside is a line break
  | { action: 'paragraph' } // the tag ends a paragraph

const byAction: [ElementRule, string][] = [
  [{ action: 'drop', counts: 'references' }, 'ref references'],
  [{ action: 'formula' }, 'math'],
  [{ action: 'drop', counts: 'maths' }, 'chem ce'],
  [{ action: 'drop', counts: 'code' }, 'pre syntaxhighlight source'],
  [{ action: 'drop', counts: 'galleries' }, 'gallery'],
  [{ action: 'drop', counts: 'files' }, 'imagemap'],
  [
    { action: 'drop', counts: 'graphics' },
    'score timeline hiero graph chart mapframe maplink categorytree inputbox charinsert templatedata templatestyles ' +
      'indicator phonos rss dynamicpagelist quiz',
  ],
  [{ action: 'drop', counts: 'transclusions' }, 'includeonly'],
  [{ action: 'table' }, 'table'],
  [{ action: 'literal' }, 'nowiki'],
  [{ action: 'superscript' }, 'sup'],
  [{ action: 'lines' }, 'poem'],
  [{ action: 'break' }, 'br hr li dd dt tr'],
  [{ action: 'paragraph' }, 'p div center blockquote ul ol dl h1 h2 h3 h4 h5 h6 section'],
  [
    { action: 'unwrap' },
    'noinclude onlyinclude b i u s em strong small big sub span font tt code kbd samp var cite abbr dfn del ins strike ' +
      'bdi bdo mark q ruby rb rp rt rtc time data wbr tbody thead tfoot td th caption col colgroup translate tvar ' +
      'languages nobr langconvert',
  ],
]

/** Lower-case element name → its rule. */
export const elementRules = new Map(
  byAction.flatMap(([rule, names]) => names.split(' ').map((name) => [name, rule])),
)
