import { describe, expect, it } from 'vitest'
import { clean, cleaned } from './clean.fixture.ts'

const prose = 'This paragraph is long enough to be read as prose by a person, and it ends like a sentence.'

describe('left-over sections', () => {
  it.each([
    ['Text.\n== References ==\n{{reflist}}', 'Text.'],
    ['Text.\n== See also ==\n* [[a]]\n* [[b]]\n== Next ==\nMore.', 'Text.\n\nNext\n\nMore.'],
    ['Text.\n== External links ==\n* [http://a b]\n=== More ===\n* c', 'Text.'],
    ['文。\n== 参考文献 ==\n<references/>\n== 外部链接 ==\n* [http://a b]', '文。'],
    ['文。\n== 外部連結 ==\n* 官方網站', '文。'],
    ['Text.\n== Nūruodis ==\n* a', 'Text.'],
    ['Text.\n== Einzelnachweise ==\n<references />', 'Text.'],
    [`Text.\n== Notes ==\n${prose}`, `Text.\n\nNotes\n\n${prose}`],
    ['Text.\n== Works ==\n* a\n* b', 'Text.\n\nWorks\n\na\nb'],
  ])('%j', (source, text) => expect(clean(source)).toBe(text))

  it('are counted where they held anything', () => {
    expect(cleaned('a\n== See also ==\n* b\n== References ==\n{{reflist}}').dropped.sections).toBe(1)
  })
})

describe('headings that nothing follows', () => {
  it.each([
    ['== A ==\n== B ==\ntext', 'B\n\ntext'],
    ['== A ==\n=== B ===\ntext', 'A\n\nB\n\ntext'],
    ['== A ==\n=== B ===\n== C ==\ntext', 'C\n\ntext'],
    ['text\n== A ==\n{|\n| x\n|}', 'text'],
    ['== A ==', ''],
  ])('%j', (source, text) => expect(clean(source)).toBe(text))
})
