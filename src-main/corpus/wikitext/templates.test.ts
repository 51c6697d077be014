import { describe, expect, it } from 'vitest'
import { clean, droppedFrom } from './clean.fixture.ts'
import { callName } from './templates.ts'

describe('templates that carry words', () => {
  it.each([
    ['{{lang|fr|chat}}', 'chat'],
    ['{{Lang-de|Haus}}', 'Haus'],
    ['{{nowrap|5 km}}', '5 km'],
    ['{{nowrap|1=a=b}}', 'a=b'],
    ['{{convert|5|km|mi}}', '5 km'],
    ['{{convert|5|to|10|km}}', '5 to 10 km'],
    ['{{convert|6|ft|2|in}}', '6 feet 2 inches'],
    ['{{convert|1234|sqmi|km2|0}}', '1,234 sq mi'],
    ['{{formatnum:1234567}}', '1,234,567'],
    ['{{formatnum: abc}}', 'abc'],
    ['{{as of|2010|5|12}}', 'As of 12 May 2010'],
    ['{{As of|2010|lc=y}}', 'as of 2010'],
    ['{{circa|1500}}', 'c. 1500'],
    ['{{frac|3|1|2}}', '3 1/2'],
    ['{{chem|H|2|O}}, {{chem|S|O|4|2-}}', 'H2O, SO4²⁻'],
    ['{{val|5.9|e=24|u=kg}}', '5.9×10²⁴ kg'],
    ['{{nihongo|Tokyo|東京|Tōkyō}}', 'Tokyo (東京, Tōkyō)'],
    ['a{{ndash}}b', 'a – b'],
    ['{{ship|HMS|Victory}}', 'HMS Victory'],
    ['{{USS|Enterprise}}', 'USS Enterprise'],
    ['{{bd|1879年|3月14日|1955年|4月18日}}', '（1879年3月14日－1955年4月18日）'],
    ['{{tsl|en|cat|猫}}', '猫'],
    ['{{PAGENAME}}', 'Test page'],
    ['{{Quote|To be.|Shakespeare}}', '<p>To be.</p>'],
    ['{{hlist|a|b|c}}', 'a, b, c'],
    ['{{#if: x | yes | no }} {{#if: | yes | no }}', 'yes no'],
    ['{{#ifeq: a | a | same }}', 'same'],
    ['{{lc:ABC}} {{ucfirst:abc}}', 'abc Abc'],
    ['{{subst:nowrap|x}} {{Template:nowrap|y}}', 'x y'],
    ['{{ nowrap\n| x }}', 'x'],
  ])('%s', (source, text) => expect(clean(`a ${source} b`)).toBe(clean(`a ${text} b`)))

  it('drops all others, with their brackets', () => {
    expect(clean('Paris ({{IPA-fr|paʁi}}) is large.')).toBe('Paris is large.')
    expect(clean('Paris ({{IPAc-en|p}}; {{lang|fr|Paname}}) is large.')).toBe('Paris (Paname) is large.')
    expect(clean('{{main|History}}{{NoteTA|zh-cn:a;zh-tw:b}}Text.')).toBe('Text.')
    expect(clean('Text {{#invoke:x|y}}{{DEFAULTSORT:z}}.')).toBe('Text.')
    expect(droppedFrom('{{a}}{{nowrap|b}}{{lang|de}}')).toEqual({ templates: 2 })
  })
})

describe('callName', () => {
  it.each([
    ['Nowrap|x', 'nowrap'],
    [' Cite_web |x', 'cite web'],
    ['#if: a|b', '#if:'],
    ['{{x}}|y', ''],
    ['lang-de|y', 'lang-de'],
    ['template:Nowrap|x', 'nowrap'],
    ['n'.repeat(80), ''],
  ])('%j', (content, name) => expect(callName(content, 0, content.length)).toBe(name))
})
