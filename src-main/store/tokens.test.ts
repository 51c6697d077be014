import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addRun, temporaryFolder } from '../../fixtures/workspace.ts'
import { openWorkspace, type TokenSetKey, type Workspace } from './index.ts'

let folder: ReturnType<typeof temporaryFolder>
let workspace: Workspace
let key: TokenSetKey

beforeEach(() => {
  folder = temporaryFolder()
  workspace = openWorkspace(folder.path)
  const { corpus, tokenizer } = addRun(workspace)
  key = { corpus, tokenizer }
})

afterEach(() => {
  workspace.close()
  folder.remove()
})

describe('tokenizers', () => {
  it('come back letter for letter', () => {
    const definition = JSON.stringify({ vocab: { 你: 1, '\u0000': 2, '😀': 3 } }, null, 2)
    const { id } = workspace.tokenizers.create({ name: 'T', kind: 'bpe', vocabularySize: 4, definition })
    expect(workspace.tokenizers.definition(id)).toBe(definition)
    expect(workspace.tokenizers.get(id)).toMatchObject({
      name: 'T',
      kind: 'bpe',
      vocabularySize: 4,
      corpus: undefined,
    })
    expect(workspace.tokenizers.list()).toHaveLength(2)
  })

  it('want a corpus that exists', () => {
    const tokenizer = { name: 'T', corpus: 99, kind: 'bpe', vocabularySize: 4, definition: '{}' }
    expect(() => workspace.tokenizers.create(tokenizer)).toThrow(
      expect.objectContaining({ kind: 'not-found' }),
    )
    expect(workspace.tokenizers.list()).toHaveLength(1)
  })

  it('stay while a run uses them', () => {
    expect(() => workspace.tokenizers.delete(key.tokenizer)).toThrow(
      expect.objectContaining({ kind: 'usage' }),
    )
    const { id } = workspace.tokenizers.create({
      name: 'T',
      kind: 'bpe',
      vocabularySize: 4,
      definition: '{}',
    })
    workspace.tokenizers.delete(id)
    expect(workspace.tokenizers.list()).toHaveLength(1)
  })

  it('outlive their corpus when another one uses them', () => {
    const corpus = workspace.corpora.create({ name: 'Old', recipe: {} }).id
    const make = (): number =>
      workspace.tokenizers.create({ name: 'T', corpus, kind: 'bpe', vocabularySize: 4, definition: '{}' }).id
    const used = make()
    const unused = make()
    workspace.tokens.append({ corpus: key.corpus, tokenizer: used }, Uint16Array.of(1), Uint32Array.of(0))
    workspace.tokens.append({ corpus, tokenizer: unused }, Uint16Array.of(1), Uint32Array.of(0))
    workspace.corpora.delete(corpus)
    expect(workspace.tokenizers.get(used).corpus).toBeUndefined()
    expect(() => workspace.tokenizers.get(unused)).toThrow(expect.objectContaining({ kind: 'not-found' }))
    expect(workspace.tokens.list().map(({ tokenizer }) => tokenizer)).toEqual([used])
  })
})

describe('tokens', () => {
  it('are none at first', () => {
    expect(workspace.tokens.get(key)).toEqual({ ...key, tokens: 0, articles: 0, complete: false })
    expect([...workspace.tokens.shards(key)]).toEqual([])
    expect(() => workspace.tokens.complete(key)).toThrow(expect.objectContaining({ kind: 'input-empty' }))
  })

  it('come back as appended, whatever the pieces', () => {
    const piece = fc.record({
      tokens: fc.oneof(
        fc.uint16Array({ minLength: 1, maxLength: 30 }),
        fc.uint32Array({ minLength: 1, maxLength: 30, max: 40_000 }),
      ),
      starts: fc.uniqueArray(fc.nat({ max: 29 })),
    })
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
        workspace.tokens.delete(key)
        const tokens: number[] = []
        const starts: number[] = []
        for (const piece of pieces) {
          const own = piece.starts.filter((start) => start < piece.tokens.length).sort((a, b) => a - b)
          workspace.tokens.append(key, piece.tokens, Uint32Array.from(own))
          starts.push(...own.map((start) => start + tokens.length))
          tokens.push(...piece.tokens)
        }
        const all = workspace.tokens.readAll(key)
        expect([...all.tokens]).toEqual(tokens)
        expect([...all.articleStarts]).toEqual(starts)
        expect(workspace.tokens.get(key)).toMatchObject({ tokens: tokens.length, articles: starts.length })
      }),
      { numRuns: 40 },
    )
  })

  it('are cut into shards of at most 4 MB', () => {
    const length = 5_000_000
    const tokens = Uint16Array.from({ length }, (_, i) => i % 299)
    workspace.tokens.append(key, tokens, Uint32Array.of(0, 2_097_151, 2_097_152, 4_999_999))
    const shards = [...workspace.tokens.shards(key)]
    expect(shards.map((shard) => shard.tokens.byteLength)).toEqual([4_194_304, 4_194_304, 1_611_392])
    expect(shards.map((shard) => [...shard.articleStarts])).toEqual([
      [0, 2_097_151],
      [0],
      [4_999_999 - 4_194_304],
    ])
    expect(shards.map((shard) => shard.firstArticle)).toEqual([0, 2, 3])
    expect(Buffer.from(workspace.tokens.readAll(key).tokens.buffer).equals(Buffer.from(tokens.buffer))).toBe(
      true,
    )
  })

  it('are closed by completion', () => {
    workspace.tokens.append(key, Uint16Array.of(1, 2), Uint32Array.of(0))
    expect(workspace.tokens.complete(key).complete).toBe(true)
    expect(() => workspace.tokens.append(key, Uint16Array.of(3), new Uint32Array())).toThrow(
      expect.objectContaining({ kind: 'usage' }),
    )
    expect(workspace.tokens.get(key).tokens).toBe(2)
  })

  it('want a corpus and a tokenizer', () => {
    const stray = { corpus: key.corpus, tokenizer: 77 }
    expect(() => workspace.tokens.append(stray, Uint16Array.of(1), Uint32Array.of(0))).toThrow(
      expect.objectContaining({ kind: 'not-found' }),
    )
    expect(workspace.tokens.list()).toEqual([])
  })
})

describe('bigram counts', () => {
  it('come back, large and empty, and are replaced whole', () => {
    workspace.tokens.append(key, Uint16Array.of(1), Uint32Array.of(0))
    const bigrams = { ...key, split: 'training' }
    expect(workspace.tokens.bigrams.get(bigrams)).toBeUndefined()
    const large = Uint32Array.from({ length: 2_500_000 }, (_, i) => i * 3)
    workspace.tokens.bigrams.save(bigrams, { names: large, targets: new Uint32Array() })
    const read = workspace.tokens.bigrams.get(bigrams)
    expect(read?.names.every((value, i) => value === i * 3)).toBe(true)
    expect(read?.names).toHaveLength(large.length)
    expect(read?.targets).toEqual(new Uint32Array())
    workspace.tokens.bigrams.save(bigrams, { counts: Uint32Array.of(4) })
    expect(workspace.tokens.bigrams.get(bigrams)).toEqual({ counts: Uint32Array.of(4) })
    expect(workspace.tokens.bigrams.get({ ...key, split: 'other' })).toBeUndefined()
  })

  it('go with their tokens', () => {
    workspace.tokens.append(key, Uint16Array.of(1), Uint32Array.of(0))
    workspace.tokens.bigrams.save({ ...key, split: 'a' }, { counts: Uint32Array.of(4) })
    workspace.tokens.delete(key)
    expect(workspace.tokens.bigrams.get({ ...key, split: 'a' })).toBeUndefined()
    expect(() => workspace.tokens.bigrams.save({ ...key, split: 'a' }, {})).toThrow(
      expect.objectContaining({ kind: 'not-found' }),
    )
  })
})
