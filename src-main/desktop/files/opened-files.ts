/** Files that the program was opened with: from the file manager, the command line, or a second start of it. */
import path from 'node:path'

/** Endings of what can be imported. What a file really is follows from its content. */
export const extensions = ['bz2', 'xml', 'txt', 'jsonl', 'gz'] as const

/**
 * The files among the words of a command line. Switches are no files, nor are addresses and the program itself.
 * @param words without the executable
 * @param folder that relative names are relative to
 */
export function filesAmong(words: readonly string[], folder: string): string[] {
  return words
    .filter((word) => !word.startsWith('-') && !/^[a-z][a-z0-9+.-]+:\/\//i.test(word))
    .filter((word) => extensions.some((extension) => word.toLowerCase().endsWith(`.${extension}`)))
    .map((word) => path.resolve(folder, word))
}

/** Keeps files until the window listens, then passes them on as they come. */
export class OpenedFiles {
  #waiting: string[] = []
  #listener: ((file: string) => void) | undefined

  open(file: string): void {
    if (this.#listener === undefined) this.#waiting.push(file)
    else this.#listener(file)
  }

  /** Replaces the listener; the files that have waited come first. Undefined: nobody listens any more. */
  listen(listener: ((file: string) => void) | undefined): void {
    this.#listener = listener
    if (listener !== undefined) for (const file of this.#waiting.splice(0)) listener(file)
  }
}
