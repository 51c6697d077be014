/**
 * Continuations of one prompt as a tree: whoever steps back and takes another token keeps what was there before. A
 * branch holds the tokens that are its own; what comes before them belongs to its ancestors. Positions count the tokens
 * behind the prompt, from 0.
 */
import type { GeneratedToken, GenerationEnd } from '../../../../src-shared/generation.ts'
import type { TraceCandidate } from '../../../../src-shared/trace.ts'

export interface BranchToken extends GeneratedToken {
  /** The best of the step, where they were told. */
  readonly candidates?: readonly TraceCandidate[]
  /** Chosen by the person instead of the model. */
  readonly forced?: boolean
  /** Only so many tokens before it made the signal; absent: all. */
  readonly window?: number
}

export type BranchEnd = GenerationEnd['reason'] | 'failed'

export interface Branch {
  readonly id: number
  /** Undefined for the first. */
  readonly parent: number | undefined
  /** Position of its first token. */
  readonly start: number
  readonly tokens: readonly BranchToken[]
  /** Undefined while nothing was generated, or while it grows. */
  readonly end: BranchEnd | undefined
}

interface GrowingBranch extends Branch {
  readonly tokens: BranchToken[]
  end: BranchEnd | undefined
}

export interface OutlineRow {
  readonly branch: Branch
  /** 0 for the first branch. */
  readonly depth: number
}

export class BranchTree {
  readonly #branches = new Map<number, GrowingBranch>()
  #last = 0

  constructor(
    branches: readonly Branch[] = [{ id: 0, parent: undefined, start: 0, tokens: [], end: undefined }],
  ) {
    for (const branch of branches) {
      this.#branches.set(branch.id, { ...branch, tokens: [...branch.tokens] })
      this.#last = Math.max(this.#last, branch.id)
    }
  }

  get size(): number {
    return this.#branches.size
  }

  /** In the order in which they were made: parents before children. */
  get branches(): readonly Branch[] {
    return [...this.#branches.values()]
  }

  has(id: number): boolean {
    return this.#branches.has(id)
  }

  branch(id: number): Branch {
    return this.#branch(id)
  }

  /** Tokens behind the prompt when this branch is read to its end. */
  length(id: number): number {
    const { start, tokens } = this.#branch(id)
    return start + tokens.length
  }

  /** All tokens behind the prompt up to the end of a branch. */
  path(id: number): BranchToken[] {
    const { parent, start, tokens } = this.#branch(id)
    return parent === undefined ? [...tokens] : [...this.path(parent).slice(0, start), ...tokens]
  }

  append(id: number, tokens: readonly BranchToken[]): void {
    const branch = this.#branch(id)
    for (const token of tokens) branch.tokens.push(token)
  }

  finish(id: number, end: BranchEnd | undefined): void {
    this.#branch(id).end = end
  }

  /**
   * Another token at a position of a branch. Where this token stands there already, in the branch itself or in one that
   * leaves it there, that one is returned; otherwise a new one.
   */
  force(id: number, position: number, token: BranchToken): number {
    if (this.path(id)[position]?.id === token.id) return id
    const owner = this.#owner(id, position)
    if (owner.tokens[position - owner.start]?.id === token.id) return owner.id
    if (position === owner.start + owner.tokens.length) {
      if (![...this.#children(owner.id)].some((child) => child.start === position)) {
        this.append(owner.id, [{ ...token, forced: true }])
        owner.end = undefined
        return owner.id
      }
    }
    for (const child of this.#children(owner.id))
      if (child.start === position && child.tokens[0]?.id === token.id) return child.id
    return this.#add(owner, position, [{ ...token, forced: true }])
  }

  /** A branch that ends at a position, to be continued otherwise; the branch itself where it ends there. */
  leave(id: number, position: number): number {
    if (position === this.length(id)) return id
    const owner = this.#owner(id, position)
    if (position === owner.start + owner.tokens.length) return owner.id
    for (const child of this.#children(owner.id))
      if (child.start === position && child.tokens.length === 0) return child.id
    return this.#add(owner, position, [])
  }

  /** Takes away a branch with everything that grew on it. The first one stays. Returns the ids taken. */
  remove(id: number): number[] {
    if (this.#branch(id).parent === undefined) return []
    const taken = [id]
    for (const child of this.#children(id)) taken.push(...this.remove(child.id))
    this.#branches.delete(id)
    return taken
  }

  /** As a person reads it: each branch below the one it leaves, in the order of where they leave it. */
  outline(): OutlineRow[] {
    const rows: OutlineRow[] = []
    const visit = (branch: Branch, depth: number): void => {
      rows.push({ branch, depth })
      const children = [...this.#children(branch.id)].sort((a, b) => a.start - b.start || a.id - b.id)
      for (const child of children) visit(child, depth + 1)
    }
    for (const branch of this.#branches.values()) if (branch.parent === undefined) visit(branch, 0)
    return rows
  }

  /** The branch in whose own tokens a position lies; its parent's for a branch's very first token. */
  #owner(id: number, position: number): GrowingBranch {
    let branch = this.#branch(id)
    while (branch.parent !== undefined && position <= branch.start) branch = this.#branch(branch.parent)
    return branch
  }

  *#children(id: number): Generator<GrowingBranch> {
    for (const branch of this.#branches.values()) if (branch.parent === id) yield branch
  }

  #add(parent: Branch, start: number, tokens: BranchToken[]): number {
    const id = ++this.#last
    this.#branches.set(id, { id, parent: parent.id, start, tokens, end: undefined })
    return id
  }

  #branch(id: number): GrowingBranch {
    const branch = this.#branches.get(id)
    if (branch === undefined) throw new RangeError(`there is no branch ${id}`)
    return branch
  }
}
