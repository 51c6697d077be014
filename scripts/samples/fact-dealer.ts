/** Deals sentences that repeat cardinal facts, mostly in company so that the sentence as a whole is new. */
import type { Random } from '../../src-shared/random.ts'
import { Deck, pick } from './grammar.ts'

export const known = (facts: readonly (string | undefined)[]): string[] =>
  facts.filter((fact) => fact !== undefined)

export class FactDealer<Pool extends string> {
  readonly #pools: Readonly<Record<Pool, readonly string[]>>
  readonly #deck: Deck
  readonly #random: Random

  /** @param wrappers templates that say `$fact`, and some of them `$second`, another of the same pool */
  constructor(wrappers: readonly string[], pools: Readonly<Record<Pool, readonly string[]>>, random: Random) {
    this.#pools = pools
    this.#random = random
    this.#deck = new Deck(wrappers, random)
  }

  /** One sentence for each of `facts`; unknown ones are passed over. */
  about(facts: readonly (string | undefined)[], company: Pool): string[] {
    return known(facts).flatMap((fact) => this.#deck.deal(1, { fact, second: this.#another(company, fact) }))
  }

  #another(pool: Pool, fact: string): string {
    let second = fact
    while (second === fact) second = pick(this.#pools[pool], this.#random)
    return second
  }

  /** `count` sentences on facts of one pool. */
  from(pool: Pool, count: number): string[] {
    return Array.from({ length: count }).flatMap(() =>
      this.about([pick(this.#pools[pool], this.#random)], pool),
    )
  }
}
