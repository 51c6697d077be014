/** What a person should know although nobody asked: the last few, numbered. */
import type { Notice } from '../../src-shared/contract/app.ts'
import { Signal } from './signal.ts'

const remembered = 100

export class Notices {
  readonly changed = new Signal()
  #notices: Notice[] = []
  /** Numbers go on from one process to the next: a window that stays open has seen those of the one before. */
  #last = Date.now()

  add(notice: Omit<Notice, 'number' | 'created'>): void {
    this.#notices.push({ ...notice, number: ++this.#last, created: Date.now() })
    this.#notices = this.#notices.slice(-remembered)
    this.changed.emit()
  }

  after(number: number): Notice[] {
    return this.#notices.filter((notice) => notice.number > number)
  }
}
