/**
 * A long list that the studio gives in pages, read while the person searches in it: what has been read can be shown at
 * once, and the rest follows until everything has been looked at or nobody asks any more.
 */

export interface Page<Item> {
  readonly total: number
  readonly items: readonly Item[]
}

const pageSize = 1000

export class PagedList<Item> {
  #items = $state.raw<readonly Item[]>([])
  #total = $state.raw<number | undefined>(undefined)
  #error = $state.raw<unknown>(undefined)
  #isReading = $state.raw(false)
  #isClosed = false
  #aim = 0
  #reading: Promise<void> | undefined
  readonly #page: (first: number, count: number) => Promise<Page<Item>>

  constructor(page: (first: number, count: number) => Promise<Page<Item>>) {
    this.#page = page
  }

  /** Read so far, in the list's order. */
  get items(): readonly Item[] {
    return this.#items
  }

  /** Undefined until the first page is there. */
  get total(): number | undefined {
    return this.#total
  }

  get error(): unknown {
    return this.#error
  }

  get isReading(): boolean {
    return this.#isReading
  }

  get isComplete(): boolean {
    return this.#total !== undefined && this.#items.length >= this.#total
  }

  /** Reads until so many items are there (or all). A call while it reads raises the aim, and waits for the same. */
  readUpTo(count: number): Promise<void> {
    this.#aim = Math.max(this.#aim, count)
    this.#reading ??= this.#read()
    return this.#reading
  }

  async #read(): Promise<void> {
    this.#isReading = true
    this.#error = undefined
    try {
      while (!this.#isClosed && !this.isComplete && this.#items.length < this.#aim) {
        const { total, items } = await this.#page(this.#items.length, pageSize)
        this.#items = [...this.#items, ...items]
        // A list that ends early is as long as it turned out to be.
        this.#total = items.length === 0 ? this.#items.length : total
      }
    } catch (error) {
      this.#error = error
    } finally {
      this.#isReading = false
      this.#reading = undefined
      this.#aim = 0
    }
  }

  /** Ends reading after the page that is on its way. */
  close(): void {
    this.#isClosed = true
  }
}

/** Items of which a text holds all words of the query, in any case. */
export function matching<Item>(
  items: readonly Item[],
  query: string,
  textOf: (item: Item) => string,
): readonly Item[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return items
  return items.filter((item) => {
    const text = textOf(item).toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  })
}
