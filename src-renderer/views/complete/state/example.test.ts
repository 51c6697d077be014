import { describe, expect, it } from 'vitest'
import { examplePrompt, openingOf } from './example.ts'
import { FakeStudio } from './fake-studio.ts'

describe('the opening of an article', () => {
  it('is its first words', () => {
    expect(openingOf('Aristotle was a Greek philosopher.')).toBe('Aristotle was a Greek')
    expect(openingOf('\n Togo is small. It')).toBe('Togo is small')
    expect(openingOf('中国的首都是北京。')?.length).toBeGreaterThan(3)
  })

  it('ends before punctuation, and is none where that comes at once', () => {
    expect(openingOf('The city, which')).toBeUndefined()
    expect(openingOf('Lomé')).toBeUndefined()
    expect(openingOf('')).toBeUndefined()
    expect(openingOf('== Heading ==')).toBeUndefined()
  })
})

describe('an example prompt', () => {
  const texts = ['Short.', 'A castle is a fort', 'never read']

  it('comes from the first article that has an opening', async () => {
    const studio = new FakeStudio({
      'corpora.article': ({ number }: { number: number }) => ({ title: '', text: texts[number] }),
    })
    expect(await examplePrompt(studio.client, 4)).toBe('A castle is a')
    expect(studio.inputs('corpora.article')).toHaveLength(2)
  })

  it('is none where the corpus is gone', async () => {
    expect(await examplePrompt(new FakeStudio().client, 4)).toBeUndefined()
  })
})
