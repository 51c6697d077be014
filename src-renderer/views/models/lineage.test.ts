import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineageRows, parentOf, type Descendant } from './lineage.ts'

function model(run: number, children: number[] = []): Descendant {
  return { run, created: run, children }
}

function shown(models: readonly Descendant[]): string[] {
  return lineageRows(models).map(({ model: { run }, depth }) => `${'-'.repeat(depth)}${run}`)
}

describe('the lineage of models', () => {
  it('puts descendants below what they continue', () => {
    expect(shown([model(1, [3, 2]), model(2), model(3, [5]), model(4), model(5)])).toEqual([
      '4',
      '1',
      '-2',
      '-3',
      '--5',
    ])
  })

  it('leaves out children that are not in the list, and shows orphans at the root', () => {
    expect(shown([model(2, [9]), model(7)])).toEqual(['7', '2'])
  })

  it('lists every model once, whatever they say of each other', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 12 })
    fc.assert(
      fc.property(
        numbers.chain((runs) =>
          fc.tuple(...runs.map((run) => fc.subarray(runs).map((children) => model(run, children)))),
        ),
        (models) => {
          const runs = lineageRows(models).map((row) => row.model.run)
          expect([...runs].sort((a, b) => a - b)).toEqual(models.map(({ run }) => run).sort((a, b) => a - b))
        },
      ),
    )
  })

  it('finds the parent of a run', () => {
    const models = [model(1, [2]), model(2)]
    expect(parentOf(models, 2)?.run).toBe(1)
    expect(parentOf(models, 1)).toBeUndefined()
  })
})
