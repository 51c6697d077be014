/** Which model continues which, as an indented list: every run stands below the one it was started from. */

/** As much of a model as its place in the tree depends on. */
export interface Descendant {
  readonly run: number
  readonly created: number
  /** Runs that continue one of its checkpoints. */
  readonly children: readonly number[]
}

export interface TreeRow<Model> {
  readonly model: Model
  /** 0: it descends from nothing that is in the list. */
  readonly depth: number
}

/**
 * Models in the order of the tree: those that descend from nothing newest first, descendants below what they continue,
 * oldest first. What is in a circle, which cannot be, is listed all the same.
 */
export function lineageRows<Model extends Descendant>(models: readonly Model[]): TreeRow<Model>[] {
  const byRun = new Map(models.map((model) => [model.run, model]))
  const hasParent = new Set(models.flatMap(({ run, children }) => children.filter((child) => child !== run)))
  const rows: TreeRow<Model>[] = []
  const seen = new Set<number>()
  const add = (model: Model, depth: number): void => {
    if (seen.has(model.run)) return
    seen.add(model.run)
    rows.push({ model, depth })
    const children = model.children.flatMap((run) => byRun.get(run) ?? [])
    for (const child of children.toSorted((a, b) => a.created - b.created)) add(child, depth + 1)
  }
  const newestFirst = models.toSorted((a, b) => b.created - a.created || b.run - a.run)
  for (const model of newestFirst) if (!hasParent.has(model.run)) add(model, 0)
  for (const model of newestFirst) add(model, 0)
  return rows
}

/** The model that a run was started from, where it is in the list. */
export function parentOf<Model extends Descendant>(models: readonly Model[], run: number): Model | undefined {
  return models.find(({ children, run: own }) => own !== run && children.includes(run))
}
