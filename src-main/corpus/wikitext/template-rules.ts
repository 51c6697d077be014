/**
 * The templates whose text is part of the article's sentences, with what a reader sees of them. Everything that is not
 * here is dropped, so a name belongs here only where dropping it would leave a hole in a sentence.
 */
import type { TemplateArguments } from './arguments.ts'
import { paragraphBreak } from './characters.ts'
import { asOf, circa } from './dates.ts'
import { firstMeasure, groupDigits, powerOfTen, unitName } from './numbers.ts'
import { superscript } from './superscript.ts'
import type { TemplateRule } from './template-rule.ts'

const first: TemplateRule = (call) => call.at(1)
const second: TemplateRule = (call) => call.at(2)
const secondOrFirst: TemplateRule = (call) => call.at(2) ?? call.at(1)
const last: TemplateRule = (call) => call.last
const joined =
  (separator: string): TemplateRule =>
  (call) =>
    call.all.join(separator)
const symbol =
  (text: string): TemplateRule =>
  () =>
    text
const before =
  (prefix: string, separator = ' '): TemplateRule =>
  (call) =>
    call.at(1) && prefix + separator + call.at(1)

const rules: [TemplateRule, string][] = [
  // Words in another language or script
  [second, 'lang rtl-lang wikt-lang langue lengua'],
  [last, 'transl transliteration translit script nastaliq'],
  [
    first,
    'unicode polytonic hebrew he-n hebr grc-gre greek script/arabic script/hebrew script/greek script/slavonic nobold noitalic ' +
      'jpan 僻字 ruby-ja ruby 補助漢字フォント',
  ],
  [
    (call) => bracketed(call.at(1), [call.at(2), call.at(3), call.at(4)]),
    'nihongo nihongo2 nihongo3 読み仮名 korean/auto',
  ],

  // Typography around words
  [
    first,
    'nowrap nobr nobreak nowraplinks nwr small smaller big bigger larger large em strong bold italic italics smallcaps sc aut ' +
      'abbr abbrlink tooltip s strike underline u overline sub su midsize center centre red green blue vanchor visible_anchor ' +
      'mvar math pow mono code kbd samp tt var not_a_typo notatypo as_written typo longitem normal w page_link railgauge ' +
      'rail_gauge track_gauge texttt bdi',
  ],
  [(call) => call.at(1) && superscript(call.at(1)!), 'sup exp smallsup'],
  [secondOrFirst, 'color colour font_color fontcolor resize font fs fontsize bgcolor audio'],
  [joined(''), 'sic thinsp gaps thin_space nobrs hair_space'],
  [chemicalFormula, 'chem chem2 chem/link'],
  [joined(' '), 'linktext date dag'],
  [joined('+'), 'keypress key_press keys'],
  [(call) => call.at(1) && `⟨${call.at(1)}⟩`, 'angbr angle_bracket angle_brackets'],
  [(call) => call.at(1) && `|${call.at(1)}|`, 'abs'],

  // Quotations and verse, paragraphs of their own
  [
    (call) => block(call.at(1) ?? call.named('text', 'quote')),
    'quote quotation blockquote cquote rquote bquote quotetext poemquote poem_quote verse zitat cita cytat 引文 引用 quote_text',
  ],
  [(call) => call.named('lines') ?? call.at(1), 'poem poem2'],

  // Lists written as templates
  [joined(', '), 'hlist'],
  [joined('\n* '), 'unbulleted_list ubl ublist vunblist bulleted_list blist ordered_list'],
  [(call) => '\n' + (call.at(1) ?? ''), 'plainlist flatlist'],
  [(call) => '\n' + (call.last ?? ''), 'columns-list columns_list'],

  // Signs that stand for characters
  [symbol(' '), 'nbsp spaces space sp_ zwsp ns pad ensp emsp'],
  [symbol(' – '), 'ndash spnd snd spaced_ndash spaced_en_dash dash_n en_dash –'],
  [symbol(' — '), 'mdash mdashb em_dash spaced_mdash dash —'],
  [symbol(' · '), '· middot dot • bullet bull *'],
  [symbol('|'), '! pipe'],
  [symbol('='), '='],
  [symbol("'"), "' apostrophe"],
  [symbol("'s"), "'s"],
  [symbol('"'), '" \'"'],
  [symbol('ʻ'), 'okina ʻ'],
  [symbol('ʿ'), 'ayin ayn'],
  [symbol('ʾ'), 'hamza'],
  [symbol('π'), 'pi'],
  [symbol('ħ'), 'hbar'],
  [symbol('…'), '... ellipsis'],
  [symbol('¥'), 'jpy yen'],
  [symbol('†'), 'dagger'],
  [symbol('♯'), 'sharp music_sharp'],
  [symbol('♭'), 'flat'],

  // Numbers, measures, money, dates
  [(call) => firstMeasure(call.all), 'convert cvt unité unite unit'],
  [(call) => groupDigits(call.at(1) ?? ''), 'nts formatnum number_table_sorting ntsh num nombre'],
  [fraction, 'frac fraction sfrac tfrac'],
  [measuredValue, 'val'],
  [(call) => powerOfTen(call.at(1) ?? '0'), 'e esp'],
  [(call) => call.at(1) && `${call.at(1)} ${unitName(call.at(2) ?? '')}`.trim(), 'ra_unit'],
  [before('US$', ''), 'us$ usd'],
  [before('€', ''), '€ eur euro'],
  [before('£', ''), '£ gbp'],
  [before('₹', ''), 'inr ₹ indian_rupee'],
  [before('A$', ''), 'a$ aud'],
  [asOf, 'as_of asof'],
  [circa, 'circa c. c ca'],
  [before('fl.'), 'floruit fl fl.'],
  [before('r.'), 'reign r.'],
  [(call) => call.at(1) && `${call.at(1)} BCE`, 'bce'],
  [(call) => call.at(1) && `${call.at(1)} CE`, 'ce'],
  [first, 'dts'],
  [lifeSpan, 'bd'],

  // Names made of parts
  [
    first,
    'flag flagu flagcountry country fb ill interlanguage_link ilm interlanguage_link_multi link-interwiki',
  ],
  [
    first,
    'link-en link-ja link-de link-fr link-ru link-es link-it link-ko internal_link_helper le lj lde lfr lru illm',
  ],
  [(call) => call.at(3) ?? call.at(2), 'tsl translink'],
  [
    joined(' '),
    'ship bibleref bibleref2 bibleverse bibleverse-lb bibleverse_with_invisible_links bibleverse-nb',
  ],
  [before('USS'), 'uss'],
  [before('HMS'), 'hms'],
  [before('HMAS'), 'hmas'],
  [before('HMCS'), 'hmcs'],
  [before('RMS'), 'rms'],
  [before('SS'), 'ss'],
  [before('MV'), 'mv'],
  [before('U.S. Patent'), 'us_patent uspatent'],
  [
    (call) => call.at(1) && `${call.at(1)}-class ${call.at(2) ?? ''}`.trim(),
    'sclass sclass- sclass2 sclass2-',
  ],
  [
    (call) => call.at(1) && [call.at(1), call.at(2)].join('-'),
    'simplenuclide simplenuclide2 nuclide nuclide2',
  ],
  [(_, page) => page.title, 'pagename fullpagename basepagename subpagename'],
]

/** Normalised template name → its rule. In the table above "_" stands for the blank of a name. */
export const templateRules = new Map(
  rules.flatMap(([rule, names]) =>
    names.split(' ').map((name) => [name.replaceAll('_', ' '), rule] as const),
  ),
)

function block(text: string | undefined): string | undefined {
  return text && paragraphBreak + text + paragraphBreak
}

function bracketed(text: string | undefined, extra: (string | undefined)[]): string | undefined {
  const inside = extra.filter((each) => each).join(', ')
  return inside ? `${text ?? ''} (${inside})`.trim() : text
}

/** {{frac|3|1|2}} is 3 1/2, {{frac|1|2}} is 1/2, {{frac|2}} is 1/2. */
function fraction(call: TemplateArguments): string | undefined {
  const [one, two, three] = call.all
  if (three) return `${one} ${two}/${three}`
  return two ? `${one}/${two}` : one && `1/${one}`
}

/** {{chem|Si|4|4-}}: counts stay on the line, the charge is raised. */
function chemicalFormula(call: TemplateArguments): string {
  return call.all.map((part) => (/^\d*[+\-−]$/.test(part) ? superscript(part) : part)).join('')
}

/** {{val|5.9|e=24|u=kg}} */
function measuredValue(call: TemplateArguments): string | undefined {
  const value = call.at(1)
  if (!value) return undefined
  const exponent = call.named('e')
  const unit = call.named('u', 'ul', 'up', 'upl')
  return groupDigits(value) + (exponent ? powerOfTen(exponent) : '') + (unit ? ' ' + unit : '')
}

/** The years of a life on the Chinese wiki: {{bd|1879年|3月14日|1955年|4月18日}}. */
function lifeSpan(call: TemplateArguments): string | undefined {
  const birth = (call.at(1) ?? '') + (call.at(2) ?? '')
  const death = (call.at(3) ?? '') + (call.at(4) ?? '')
  return birth || death ? `（${birth}－${death}）` : undefined
}
