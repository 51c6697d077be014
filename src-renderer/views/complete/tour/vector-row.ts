/** One of the vectors that are shown below each other. */
export interface VectorRow {
  readonly name: string
  readonly values: ArrayLike<number>
  /** Stands before the figure: '+', '='. */
  readonly sign?: string
  /** What the rows above make. */
  readonly isResult?: boolean
}
