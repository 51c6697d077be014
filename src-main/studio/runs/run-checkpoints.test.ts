import { describe, expect, it } from 'vitest'
import type { Engine } from '../../engine/engine.ts'
import type { CheckpointWriter } from '../../store/index.ts'
import { edgesPerChunk, writeEngine } from './run-checkpoints.ts'

const edges = 2 * edgesPerChunk + 100

/** An engine of so many own edges that says what it is asked for. */
const engine = {
  graph: { offsets: Uint32Array.of(0, edges), targets: new Uint32Array(edges), nodes: 1 },
  readEdges: (first: number, count: number) => Promise.resolve(Float32Array.of(first, count)),
  readState: (first: number, count: number) => Promise.resolve(Float32Array.of(-first, -count)),
  readSmall: () =>
    Promise.resolve({
      nodeBias: Float32Array.of(1),
      alpha: Float32Array.of(2, 3),
      shared: Float32Array.of(4),
    }),
  readSmallState: () => Promise.resolve(Float32Array.of(5)),
} as unknown as Engine

/** Notes what is put; says of what can be shared whether it is. */
function notingWriter(canShare: (kind: string, index: number) => boolean) {
  const puts: string[] = []
  const contents = new Map<string, number[]>()
  const writer = {
    put(kind: string, index: number, bytes: Uint8Array) {
      puts.push(`${kind} ${index}`)
      contents.set(`${kind} ${index}`, [...new Float32Array(bytes.slice().buffer)])
    },
    share: canShare,
  } as unknown as CheckpointWriter
  return { writer, puts, contents }
}

function changedAt(...moved: number[]): Uint8Array {
  const bits = new Uint8Array(Math.ceil(edges / 8))
  for (const edge of moved) bits[edge >> 3] |= 1 << (edge & 7)
  return bits
}

const small = ['small 0', 'small-state 0']

describe('a checkpoint', () => {
  it('has every block, the last one as long as what is left', async () => {
    const { writer, puts, contents } = notingWriter(() => true)
    await writeEngine(writer, engine, undefined, true)
    expect(puts).toEqual([0, 1, 2].flatMap((i) => [`weights ${i}`, `state ${i}`]).concat(small))
    expect(contents.get('weights 2')).toEqual([2 * edgesPerChunk, 100])
    expect(contents.get('state 1')).toEqual([-edgesPerChunk, -edgesPerChunk])
    expect(contents.get('small 0')).toEqual([1, 2, 3, 4])
  })

  it.each([
    ['none', [], []],
    ['the first edge', [0], [0]],
    ['the last of a block', [edgesPerChunk - 1], [0]],
    ['the first of a block', [edgesPerChunk], [1]],
    ['the very last', [edges - 1], [2]],
    ['two', [5, 2 * edgesPerChunk], [0, 2]],
  ])('writes the blocks that moved and no other: %s', async (_what, moved, blocks) => {
    const { writer, puts } = notingWriter(() => true)
    await writeEngine(writer, engine, changedAt(...moved), true)
    expect(puts).toEqual(blocks.flatMap((i) => [`weights ${i}`, `state ${i}`]).concat(small))
  })

  it('writes what moved not at all but cannot be shared', async () => {
    const nothing = notingWriter(() => false)
    await writeEngine(nothing.writer, engine, changedAt(), true)
    expect(nothing.puts).toHaveLength(8)
    const onlyWeights = notingWriter((kind) => kind === 'weights')
    await writeEngine(onlyWeights.writer, engine, changedAt(), true)
    expect(onlyWeights.puts).toEqual(['state 0', 'state 1', 'state 2', ...small])
  })

  it('may do without the state', async () => {
    const { writer, puts } = notingWriter((kind) => kind === 'weights')
    await writeEngine(writer, engine, changedAt(0), false)
    expect(puts).toEqual(['weights 0', 'small 0'])
  })
})
