import type { FileHandle } from 'node:fs/promises'
import { findMarks, type Mark } from './magic.ts'

/** A mark and the bytes around it that are needed to judge it: its own first byte and 15 more. */
export interface FoundMark extends Mark {
  readonly around: Uint8Array
}

const windowSize = 1 << 20
const lookAhead = 16

/** All marks of a file from byte `start` on, in order. Reads 1 MB at a time; holds no more than the pull asks for. */
export async function* scanMarks(file: FileHandle, start: number): AsyncGenerator<FoundMark, void> {
  const window = new Uint8Array(windowSize + lookAhead + 1)
  let base = start
  let held = 0
  // The byte before the first one searched belongs to the window, so that a shifted mark finds its first bits.
  let searched = 0
  for (;;) {
    const { bytesRead } = await file.read(window, held, window.length - held, base + held)
    held += bytesRead
    const atEnd = bytesRead === 0 || held < window.length
    const to = atEnd ? held : held - lookAhead
    for (const mark of findMarks(window.subarray(0, held), base, searched, to)) {
      const first = Math.floor(mark.bit / 8) - base
      yield { ...mark, around: window.slice(first, Math.min(first + lookAhead, held)) }
    }
    if (atEnd) return
    window.copyWithin(0, to - 1, held)
    base += to - 1
    held -= to - 1
    searched = 1
  }
}
