/** Answers to queries, the last few of them kept: undo does not wait for the studio. */
import { pictureOf, type Picture } from '../graph/picture.ts'
import type { SignalData } from '../graph/signal.ts'
import { askPicture, type FoundPath } from './ask-picture.ts'
import type { Studio } from './studio.ts'
import { pictureKey, type ViewState } from './view-state.ts'

export interface Answered {
  readonly picture: Picture
  readonly path: FoundPath | undefined
}

const mostKept = 12

export class Pictures {
  readonly #client: Studio
  readonly #kept = new Map<string, Answered>()

  constructor(client: Studio) {
    this.#client = client
  }

  known(view: ViewState): Answered | undefined {
    return this.#kept.get(pictureKey(view))
  }

  /** @throws StudioError */
  async ask(view: ViewState, signal: SignalData | undefined): Promise<Answered> {
    const known = this.known(view)
    if (known !== undefined) return known
    const { graph, path, changes } = await askPicture(this.#client, view.model, view.query, signal)
    const answered = { picture: pictureOf(graph, changes), path }
    this.#kept.set(pictureKey(view), answered)
    for (const old of this.#kept.keys()) {
      if (this.#kept.size <= mostKept) break
      this.#kept.delete(old)
    }
    return answered
  }
}
