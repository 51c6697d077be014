import { afterEach, describe, expect, it } from 'vitest'
import { language } from '../language/index.ts'
import { toldText } from './sentences.ts'

afterEach(() => {
  language.choice = 'system'
})

const sources = Object.values(
  import.meta.glob<string>(
    [
      '../../src-main/studio/{jobs,runs}/*.ts',
      '../../src-main/store/{runs,corpora}.ts',
      '!../../src-main/**/*.test.ts',
    ],
    { query: '?raw', import: 'default', eager: true },
  ),
).join('\n')

/** As the studio's sources have them; a figure stands where they put one in. */
const sentences: readonly (readonly [written: string, figure?: string])[] = [
  ['It had not begun.'],
  ['Nothing was saved yet; it starts from its beginning.'],
  ['Its start is saved.'],
  ['Everything up to step ${count(latest.step)} is saved.', '1,200'],
  ['${count(corpus.articles)} articles are saved.', '34,567'],
  ['The held-out perplexity no longer fell.'],
  ['It was stopped; everything up to there is saved.'],
  ['The program ended while it was training.'],
  ['The program ended while it was importing.'],
  ['Something went wrong inside the program.'],
  ['A Kneser-Ney model of 3 tokens has a perplexity of ${detail.kneserNey3.perplexity.toFixed(1)}.', '59.8'],
  ['On all held-out text the perplexity is ${evaluated.model.perplexity.toFixed(1)}.', '60.6'],
]

describe('a sentence of the studio', () => {
  it.each(sentences.map(([written, figure = '']) => ({ written, figure })))(
    'is told in Chinese: $written',
    ({ written, figure }) => {
      expect(sources).toContain(written)
      const said = written.replace(/\$\{[^}]*\}/, figure)
      language.choice = 'zh'
      const told = toldText(said)
      expect(told).toMatch(/\p{Script=Han}/u)
      expect(told).not.toMatch(/[a-z]{3,} [a-z]{2,}/i)
      expect(told).toContain(figure)
    },
  )

  it('is the same in English', () => {
    language.choice = 'en'
    for (const [written, figure = ''] of sentences) {
      const said = written.replace(/\$\{[^}]*\}/, figure)
      if (!said.includes('program ended')) expect(toldText(said)).toBe(said)
    }
    expect(toldText('The program ended while it was training.')).toBe('The program ended meanwhile.')
  })

  it('of another kind is passed on', () => {
    language.choice = 'zh'
    expect(toldText('The disk is full: 12 MB are missing.')).toBe('The disk is full: 12 MB are missing.')
  })
})
