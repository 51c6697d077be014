/** What the address of the view asks for: a model, a prompt, a node to look at. Other views link here by it. */
import type { ViewState } from './view-state.ts'

export type Wished = Partial<Pick<ViewState, 'model' | 'query' | 'selection'>> & { readonly run?: string }

export function readAddress({ model, prompt, node }: Readonly<Record<string, string>>): Wished {
  return {
    ...(isNumber(model) ? { model: Number(model) } : {}),
    ...(prompt ? { run: prompt } : {}),
    ...(isNumber(node) ? around(Number(node)) : {}),
  }
}

function around(node: number): Wished {
  return {
    query: { kind: 'neighbourhood', nodes: [node], depth: 1, direction: 'both', branches: 30 },
    selection: { nodes: [node] },
  }
}

function isNumber(text: string | undefined): text is string {
  return text !== undefined && /^\d{1,9}$/.test(text)
}
