import { describe, expect, it } from 'vitest'
import { TokenizerTrainer, type Tokenizer } from '../../tokenizer/index.ts'
import { samplePrompts } from './run-samples.ts'

/** Words whose letters merge hardly, so that they take several tokens each. */
const english =
  'Zoologists count owes. A quokka’s jovial wizardry puzzles foxes by kayak, while nymphs vex dukes. '
const chinese = '北京大学的学生在图书馆里阅读古代诗歌并且讨论历史。'

function tokenizerOf(kind: 'bpe' | 'characters', vocabulary: number, text: string): Tokenizer {
  const trainer = new TokenizerTrainer({ kind, vocabulary })
  trainer.add(text)
  return trainer.train()
}

function promptsOf(tokenizer: Tokenizer, texts: readonly string[]): Uint32Array[] {
  const heldOut = tokenizer.encode(`${texts.join('<|endoftext|>')}<|endoftext|>`)
  return samplePrompts({ tokenizer, split: { training: heldOut, heldOut } as never })
}

describe('the prompts of a run', () => {
  const bpe = tokenizerOf('bpe', 260, english.repeat(3))

  it('end where a word ends', () => {
    const articles = ['Zoologists count owes and more', 'by kayak, while', 'puzzles; foxes']
    const texts = promptsOf(bpe, articles).map((prompt) => bpe.decode(prompt))
    expect(texts).toHaveLength(3)
    texts.forEach((text, index) => {
      expect(articles[index].startsWith(text)).toBe(true)
      expect(articles[index].slice(text.length)).toMatch(/^(?![a-z])/)
    })
  })

  it('do not end before an apostrophe inside a word', () => {
    expect(
      promptsOf(bpe, ["a kayak's paddle and more of it"]).map((prompt) => bpe.decode(prompt))[0],
    ).toMatch(/^a kayak(?:'s)(?: paddle)?$/)
  })

  it('stay short where a word has no end', () => {
    expect(promptsOf(bpe, ['xq'.repeat(60)])[0]).toHaveLength(6)
  })

  it('end with their article', () => {
    const prompts = promptsOf(bpe, ['q w z j', 'q w z jx', 'v'.repeat(7), 'and others'])
    for (const prompt of prompts.slice(1)) expect([...prompt.slice(6)]).not.toContain(bpe.separator)
  })

  it('have as many tokens as before in Chinese, which has no spaces', () => {
    for (const kind of ['bpe', 'characters'] as const) {
      const tokenizer = tokenizerOf(kind, 262, chinese.repeat(3))
      for (const prompt of promptsOf(tokenizer, [chinese, chinese.slice(4)])) expect(prompt).toHaveLength(6)
    }
  })

  it('are the same each time', () => {
    expect(promptsOf(bpe, [english, english])).toEqual(promptsOf(bpe, [english, english]))
  })
})
