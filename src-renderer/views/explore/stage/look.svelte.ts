/** What the view's state and the picture come to, in colours and sizes: what the canvas draws, and its legend. */
import { theme } from '../../../ui/index.ts'
import type { Drawing } from '../canvas/drawing.ts'
import { appearanceOf } from '../graph/appearance.ts'
import { readPalette } from '../graph/palette.ts'
import type { Explore } from '../state/explore.svelte.ts'
import { pathLook } from '../state/signal-look.ts'
import { legendOf } from './legend-words.ts'
import { marksOf, namedOf } from './marks.ts'

export class Look {
  readonly #explore: Explore
  /** Position of the node that the keyboard is at. */
  focused = $state<number | undefined>(undefined)

  readonly #palette = $derived(readPalette(theme.current))
  // One by one, so that other changes of the view do not colour everything anew. While a comparison is on its way, the
  // picture before it keeps looks that it has.
  readonly #nodeColour = $derived.by(() => {
    const { nodeColour } = this.#explore.view
    return nodeColour === 'change' && !this.#isCompared ? 'energy' : nodeColour
  })
  readonly #nodeSize = $derived.by(() => this.#explore.view.nodeSize)
  readonly #edgeLook = $derived.by(() => {
    const { edgeLook } = this.#explore.view
    return edgeLook === 'change' && !this.#isCompared ? 'count' : edgeLook
  })

  readonly appearance = $derived.by(() => {
    const { picture, shown, communities, path, signalLook } = this.#explore
    if (picture === undefined || shown === undefined) return undefined
    const looks = { nodeColour: this.#nodeColour, nodeSize: this.#nodeSize, edgeLook: this.#edgeLook }
    const way = path?.found ? pathLook(picture, path.nodes) : undefined
    const signal = way && { energies: signalLook?.energies, scale: signalLook?.scale, ...way }
    return appearanceOf(picture, looks, shown, this.#palette, communities, signal ?? signalLook)
  })

  readonly drawing: Drawing | undefined = $derived.by(() => {
    const { picture, step, candidates, view, path } = this.#explore
    const { appearance, focused } = this
    if (appearance === undefined || picture === undefined) return undefined
    const signal = this.#explore.signal.data
    const selected = view.selection.nodes
    const way = path?.found ? path.nodes : []
    const marked = { picture, signal, step, candidates, path: way, selected, focused }
    const palette = this.#palette
    const marks = marksOf(marked, palette)
    return { appearance, palette, labels: view.labels, named: namedOf(marked, marks), marks }
  })

  readonly legend = $derived.by(
    () => this.appearance && legendOf(this.appearance, this.#palette, this.#explore.signalLook !== undefined),
  )

  constructor(explore: Explore) {
    this.#explore = explore
  }

  get #isCompared(): boolean {
    return this.#explore.picture?.changes !== undefined
  }
}
