import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BranchTree, type BranchToken } from './branch-tree.ts'
import { restoreBranches, saveBranches } from './saved-branches.ts'

function token(id: number): BranchToken {
  const text = ` t${id}`
  return { id, text, display: text, energy: 1, probability: 0.5, margin: 0.1, own: true, count: 3 }
}

function tokens(...ids: number[]): BranchToken[] {
  return ids.map(token)
}

function ids(tree: BranchTree, branch: number): number[] {
  return tree.path(branch).map(({ id }) => id)
}

describe('branches of a completion', () => {
  it('begin with one that is empty', () => {
    const tree = new BranchTree()
    expect(tree.size).toBe(1)
    expect(tree.path(0)).toEqual([])
    expect(tree.outline()).toMatchObject([{ depth: 0, branch: { id: 0 } }])
  })

  it('keep both when another token is taken', () => {
    const tree = new BranchTree()
    tree.append(0, tokens(1, 2, 3, 4))
    const other = tree.force(0, 2, token(9))
    expect(ids(tree, 0)).toEqual([1, 2, 3, 4])
    expect(ids(tree, other)).toEqual([1, 2, 9])
    expect(tree.branch(other)).toMatchObject({ parent: 0, start: 2 })
    expect(tree.path(other)[2].forced).toBe(true)
    tree.append(other, tokens(5))
    expect(ids(tree, other)).toEqual([1, 2, 9, 5])
    expect(tree.length(other)).toBe(4)
  })

  it('return to what is there already', () => {
    const tree = new BranchTree()
    tree.append(0, tokens(1, 2, 3))
    expect(tree.force(0, 1, token(2))).toBe(0)
    const other = tree.force(0, 1, token(7))
    expect(tree.force(0, 1, token(7))).toBe(other)
    expect(tree.size).toBe(2)
  })

  it('hang the rival of a branch’s first token beside the branch, not below it', () => {
    const tree = new BranchTree()
    tree.append(0, tokens(1, 2, 3))
    const first = tree.force(0, 1, token(7))
    const second = tree.force(first, 1, token(8))
    expect(tree.branch(second).parent).toBe(0)
    expect(ids(tree, second)).toEqual([1, 8])
    expect(tree.force(first, 1, token(2))).toBe(0)
    expect(tree.size).toBe(3)
  })

  it('grow at the end in place of a new branch', () => {
    const tree = new BranchTree()
    tree.append(0, tokens(1))
    tree.finish(0, 'length')
    expect(tree.force(0, 1, token(5))).toBe(0)
    expect(ids(tree, 0)).toEqual([1, 5])
    expect(tree.branch(0).end).toBeUndefined()
    expect(tree.size).toBe(1)
  })

  it('leave a position to be continued otherwise, once', () => {
    const tree = new BranchTree()
    tree.append(0, tokens(1, 2, 3))
    expect(tree.leave(0, 3)).toBe(0)
    const left = tree.leave(0, 1)
    expect(ids(tree, left)).toEqual([1])
    expect(tree.leave(0, 1)).toBe(left)
    tree.append(left, tokens(4, 5))
    expect(ids(tree, left)).toEqual([1, 4, 5])
    expect(ids(tree, tree.leave(0, 0))).toEqual([])
  })

  it('go with everything that grew on them', () => {
    const tree = new BranchTree()
    tree.append(0, tokens(1, 2, 3))
    const child = tree.force(0, 1, token(7))
    tree.append(child, tokens(8, 9))
    const grandchild = tree.force(child, 2, token(6))
    expect(tree.remove(0)).toEqual([])
    expect(tree.remove(child)).toEqual([child, grandchild])
    expect(tree.has(grandchild)).toBe(false)
    expect(tree.size).toBe(1)
    expect(() => tree.path(child)).toThrow(RangeError)
  })

  it('are listed below what they leave, in the order of where', () => {
    const tree = new BranchTree()
    tree.append(0, tokens(1, 2, 3, 4))
    const late = tree.force(0, 3, token(9))
    const early = tree.force(0, 1, token(8))
    tree.append(early, tokens(5))
    const inner = tree.force(early, 2, token(6))
    expect(tree.outline().map(({ branch, depth }) => [branch.id, depth])).toEqual([
      [0, 0],
      [early, 1],
      [inner, 2],
      [late, 1],
    ])
  })

  it('lose nothing that was there, whatever is taken and where', () => {
    const action = fc.record({
      kind: fc.constantFrom('force', 'leave', 'append'),
      branch: fc.nat(30),
      position: fc.nat(12),
      id: fc.nat(3),
    })
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
        const tree = new BranchTree()
        for (const { kind, branch, position, id } of actions) {
          const from = tree.branches[branch % tree.size].id
          const at = Math.min(position, tree.length(from))
          const before = tree.branches.map((other) => [other.id, ids(tree, other.id)] as const)
          if (kind === 'append') {
            tree.append(from, [token(id)])
          } else {
            const to = kind === 'force' ? tree.force(from, at, token(id)) : tree.leave(from, at)
            const path = ids(tree, to)
            expect(path.slice(0, at)).toEqual(ids(tree, from).slice(0, at))
            if (kind === 'force') expect(path[at]).toBe(id)
          }
          for (const [other, path] of before) expect(ids(tree, other).slice(0, path.length)).toEqual(path)
        }
        expect(tree.outline()).toHaveLength(tree.size)
      }),
    )
  })
})

describe('branches in a document', () => {
  it('come back as they were, but for the candidates', () => {
    const tree = new BranchTree()
    tree.append(0, [{ ...token(1), candidates: [] }, token(2)])
    tree.finish(0, 'separator')
    const other = tree.force(0, 1, token(3))
    const restored = restoreBranches(JSON.parse(JSON.stringify(saveBranches(tree))))
    expect(restored && saveBranches(restored)).toEqual(saveBranches(tree))
    expect(restored?.path(other).map(({ id }) => id)).toEqual([1, 3])
    expect(restored?.path(0)[0].candidates).toBeUndefined()
    expect(restored?.force(0, 0, token(9))).toBe(other + 1)
  })

  it('survive a token that had no rival', () => {
    const tree = new BranchTree()
    tree.append(0, [{ ...token(1), margin: Infinity }])
    const restored = restoreBranches(JSON.parse(JSON.stringify(saveBranches(tree))))
    expect(restored?.path(0)[0].margin).toBeGreaterThan(1e300)
  })

  it('are refused when they are no tree', () => {
    const root = { id: 0, start: 0, tokens: [] }
    for (const document of [
      undefined,
      'text',
      [],
      [{ ...root, tokens: [{ id: 1 }] }],
      [root, root],
      [root, { ...root, id: 1 }],
      [root, { ...root, id: 1, parent: 2 }],
      [root, { ...root, id: 1, parent: 0, start: 1 }],
      [{ ...root, parent: 0 }],
    ])
      expect(restoreBranches(document)).toBeUndefined()
  })
})
