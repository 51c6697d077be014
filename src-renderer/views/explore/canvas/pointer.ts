/** What the pointer does to the picture: hovers, clicks, drags nodes. Answered from what is here, never by a request. */
import type { Vector } from '../graph/scene.ts'
import type { CanvasEvents } from './drawing.ts'
import type { Renderer } from './sigma.ts'

export class Pointer {
  #dragged: { readonly at: number; moved: boolean } | undefined

  /** @param loopAt the self-loop at a point, for which sigma has no program */
  constructor(sigma: Renderer, events: CanvasEvents, loopAt: (point: Vector) => number | undefined) {
    sigma.on('enterNode', ({ node }) => {
      if (this.#dragged === undefined) events.onHover(Number(node))
    })
    sigma.on('leaveNode', () => {
      if (this.#dragged === undefined) events.onHover(undefined)
    })
    sigma.on('clickNode', ({ node, event }) => {
      const { original } = event
      events.onNode(Number(node), original.shiftKey || original.ctrlKey || original.metaKey)
    })
    sigma.on('clickEdge', ({ edge }) => events.onEdge(sigma.getGraph().getEdgeAttribute(edge, 'at')))
    sigma.on('clickStage', ({ event }) => {
      const loop = loopAt(event)
      if (loop === undefined) events.onGround()
      else events.onEdge(loop)
    })
    sigma.on('downNode', ({ node }) => {
      this.#dragged = { at: Number(node), moved: false }
      // Else the picture would be fitted anew into the window at every move.
      if (sigma.getCustomBBox() === null) sigma.setCustomBBox(sigma.getBBox())
    })
    sigma.on('moveBody', ({ event }) => {
      if (this.#dragged === undefined) return
      this.#dragged.moved = true
      const { x, y } = sigma.viewportToGraph(event)
      sigma.getGraph().mergeNodeAttributes(this.#dragged.at, { x, y })
      event.preventSigmaDefault()
      event.original.preventDefault()
      event.original.stopPropagation()
    })
    const drop = (): void => {
      const dragged = this.#dragged
      this.#dragged = undefined
      if (!dragged?.moved) return
      const { x, y } = sigma.getGraph().getNodeAttributes(dragged.at)
      events.onMoved(dragged.at, x, y)
    }
    sigma.on('upNode', drop)
    sigma.on('upStage', drop)
  }

  /** Position of the node that is being dragged. */
  get dragged(): number | undefined {
    return this.#dragged?.at
  }
}
