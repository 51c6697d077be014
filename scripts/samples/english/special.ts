// What a real dump holds besides articles: other namespaces, redirects, disambiguation pages, and pages that are
// broken in the ways in which pages are broken.
import type { Page } from '../mediawiki.ts'

const article = (title: string, text: string): Page => ({ title, namespace: 0, text })

export const otherNamespaces: readonly Page[] = [
  {
    title: 'Template:Infobox country',
    namespace: 10,
    text: '<includeonly>{| class="infobox"\n! colspan="2" | {{{name|{{PAGENAME}}}}}\n|-\n{{#if:{{{capital|}}}|! Capital {{!}} {{{capital}}}}}\n|}</includeonly><noinclude>{{documentation}}</noinclude>',
  },
  {
    title: 'Template:Infobox element',
    namespace: 10,
    text: '{{#invoke:Infobox|element|symbol={{{symbol|?}}}}}',
  },
  {
    title: 'Template:Reflist',
    namespace: 10,
    text: '<div class="reflist"><references group="{{{group|}}}" /></div>',
  },
  { title: 'Template:Rp', namespace: 10, text: '<sup>:{{{1|}}}</sup>' },
  { title: 'Template:Navbox', namespace: 10, text: '<includeonly>{{#invoke:Navbox|navbox}}</includeonly>' },
  {
    title: 'Module:Infobox',
    namespace: 828,
    model: 'Scribunto',
    text: 'local box = {}\nfunction box.element(frame)\n  local symbol = frame.args.symbol or "?"\n  if #symbol > 2 and symbol ~= "[[?]]" then return "{{error}}" end\n  return "<b>" .. symbol .. "</b>"\nend\nreturn box\n',
  },
  {
    title: 'Module:Navbox',
    namespace: 828,
    model: 'Scribunto',
    text: '-- Draws a box of links.\nreturn { navbox = function(frame) return frame:getParent().args.name end }\n',
  },
  { title: 'Category:Countries', namespace: 14, text: 'Countries of the Earth.\n\n[[Category:Places]]' },
  {
    title: 'Category:Chemical elements',
    namespace: 14,
    text: '{{catmain|Periodic table}}\n[[Category:Chemistry]]',
  },
  { title: 'Category:Animals', namespace: 14, text: '[[Category:Living things]]' },
  {
    title: 'Wikipedia:About the sample',
    namespace: 4,
    text: 'This encyclopedia was composed by a program from tables of facts. {{shortcut|WP:SAMPLE}}\n\nSee [[Wikipedia:Rules]].',
  },
  { title: 'Wikipedia:Rules', namespace: 4, text: '# Be right.\n# Be brief.\n#* Be kind.' },
  {
    title: 'MediaWiki:Sidebar',
    namespace: 8,
    text: '* navigation\n** mainpage|Main page\n** randompage-url|Random article',
  },
  {
    title: 'MediaWiki:Common.css',
    namespace: 8,
    model: 'css',
    text: '.infobox { float: right; }\n.reflist > ol { margin: 0 }\n',
  },
  {
    title: 'Help:Editing',
    namespace: 12,
    text: "Write <code><nowiki>'''bold'''</nowiki></code> for '''bold'''.",
  },
  { title: 'File:Flag of France.svg', namespace: 6, text: '== Licensing ==\n{{cc-zero}}' },
  { title: 'Talk:France', namespace: 1, text: '== Capital ==\nShould it be linked? ~~~~' },
  { title: 'User:Table keeper', namespace: 2, text: 'I look after the tables.' },
  { title: 'Portal:Geography', namespace: 100, text: '{{Portal box|Maps}}' },
]

const redirects: readonly (readonly [string, string])[] = [
  ['UK', 'United Kingdom'],
  ['USA', 'United States'],
  ['U.S.', 'United States'],
  ['Holland', 'Netherlands'],
  ['Côte d’Ivoire', 'Ivory Coast'],
  ['Burma', 'Myanmar'],
  ['Czechia', 'Czech Republic'],
  ['Türkiye', 'Turkey'],
  ['Au', 'Gold'],
  ['Fe', 'Iron'],
  ['Na', 'Sodium'],
  ['Aluminum', 'Aluminium'],
  ['Sulphur', 'Sulfur'],
  ['Quicksilver', 'Mercury (element)'],
  ['Kiev', 'Kyiv'],
  ['Peking', 'Beijing'],
  ['Chomolungma', 'Mount Everest'],
  ['Mt. Fuji', 'Mount Fuji'],
  ['The Nile', 'Nile (river)'],
  ['Goethe', 'Johann Wolfgang von Goethe'],
  ['Mozart', 'Wolfgang Amadeus Mozart'],
  ['Shakespeare', 'William Shakespeare'],
  ['Kittens', 'Cat'],
  ['Puppy', 'Dog'],
  ['Xmas', 'Christmas'],
  ['Seven', '7 (number)'],
]

export const redirectPages: readonly Page[] = redirects.map(([title, target], i) => ({
  title,
  namespace: 0,
  redirect: target,
  text:
    i % 4 === 1
      ? `#redirect[[${target}]]`
      : `#REDIRECT [[${target}${i % 4 === 2 ? '#Name' : ''}]]${i % 4 === 3 ? '\n\n{{R from alternative name}}' : ''}`,
}))

export const disambiguations: readonly Page[] = [
  article(
    'Mercury',
    "'''Mercury''' may refer to:\n* [[Mercury (element)]], a silvery liquid metal\n* [[Mercury (planet)]], the planet nearest to the Sun\n* [[Mercury (god)|Mercury]], a Roman god\n\n{{disambiguation}}",
  ),
  article(
    'Georgia (disambiguation)',
    "'''Georgia''' can mean:\n* [[Georgia]], a country on the Black Sea\n* [[Georgia (state)]], a state of the [[United States]]\n{{disambig|geo}}",
  ),
  article(
    'Titan (disambiguation)',
    "'''Titan''' may refer to:\n* [[Titan]], a moon of [[Saturn]]\n* [[Titanium]], a metal\n* the Titans of Greek tales\n\n{{dab}}",
  ),
  article(
    'Crane (disambiguation)',
    "'''Crane''' may be:\n* [[Crane]], a bird with long legs\n* [[Crane (machine)]], a machine that lifts loads\n\n{{Disambiguation}}\n__DISAMBIG__",
  ),
]

/** Broken or odd pages. An importer has to survive them; a few of them are readable all the same. */
export const malformed: readonly Page[] = [
  article(
    'Lighthouse',
    'A lighthouse warns ships of rocks. {{Infobox building|name=Lighthouse|height=30 m\n\nKeepers once climbed the stairs each evening to trim the lamp.',
  ),
  article(
    'Windmill',
    'A windmill grinds grain by the force of moving air.\n\n{| class="wikitable"\n! Part !! Task\n|-\n| Sail || catches the wind\n|-\n| Stone || crushes the grain\n\nThe cap turns so that the sails face the wind.',
  ),
  article(
    'Watermill',
    'A watermill uses a wheel.<ref>Unfinished note about wheels\n\nThe miller opens the sluice in the morning.',
  ),
  article(
    'Braces',
    'Stray }} braces {{ and ]] brackets [[ in the middle }}}} of a sentence {{{1}} do no harm. [[|]] [[ ]] {{}} {{{}}}',
  ),
  article(
    'Tags',
    'Some <b>bold <i>and</b> crossed</i> tags, a <br> break, a </div> too many, &nbsp;&amp;amp; &#8212; &bogus; and <unknown attr=">">text</unknown>.',
  ),
  article('Comment', 'The comment that follows never ends. <!-- It swallows the rest\n\nof the page.'),
  article(
    'Nowiki',
    "The source <nowiki>[[Link]] {{template}} '''bold'''</nowiki> is shown as it stands. <pre>\n {| not a table |}\n</pre> And <nowiki>this one is not closed.",
  ),
  article(
    'Deep nesting',
    `Deep nesting ends somewhere. ${'{{a|'.repeat(60)}core${'}}'.repeat(60)} After it the text goes on. ${'[['.repeat(40)}x${']]'.repeat(40)}`,
  ),
  article(
    'Headings',
    '= One =\n== Two ==\n=== Three ====\n==== Four ===\n====== Six ======\n======= Seven =======\n==\nA heading without a text stands above this line.',
  ),
  article(
    'Control characters',
    'A tab\there, a next-line\u0085there, a soft\u00adhyphen, a byte order\ufeffmark, a zero\u200bwidth space, a line\u2028separator, and \u0091old quotes\u0092. An emoji 🦉 and a clef 𝄞.',
  ),
  {
    title: 'Lantern',
    namespace: 0,
    withoutNamespace: true,
    text: 'A lantern protects its flame from the wind with panes of glass or horn. This page has no number of a namespace.',
  },
  {
    title: '<i>Compass</i> & "needle"',
    namespace: 0,
    text: 'A compass points north because its needle is a magnet.',
  },
  article('Empty page', ''),
  article('Only a template', '{{stub}}'),
  article(
    'Formula',
    'Einstein wrote <math>E = mc^2</math>; Pythagoras drew <math display="block">a^2 + b^2 = c^2</math> and <chem>H2O</chem> means water. <math>\\frac{1}{2</math>',
  ),
  article(
    'Lists',
    '* first\n** second\n*** third\n# one\n## one and a half\n; term : meaning\n: indented\n:: twice\n*: mixed\n----\n',
  ),
  article('Poem', '<poem>\nThe owl looked down,\n  the mouse looked up,\nand neither said a word.\n</poem>'),
  article('Sandpile', 'x'.repeat(3000) + ' ' + '='.repeat(500) + ' ' + "'".repeat(301) + 'bold?'),
  article(
    'Redirect in words',
    'This page says #REDIRECT [[Gold]] only in the middle of a sentence, so it redirects to nothing.',
  ),
]
