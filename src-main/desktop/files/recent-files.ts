/** The files opened lately, newest first: for the menu and the welcome view. Paths only; files may be gone. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { limits } from '../../../src-shared/contract/limits.ts'

const most = 10
const stored = z.array(z.string().min(1).max(limits.path)).max(1000)

export class RecentFiles {
  readonly #file: string
  #paths: string[]

  /** @param file where the list is kept */
  constructor(file: string) {
    this.#file = file
    this.#paths = read(file)
  }

  /** Those that are still there. */
  list(): { readonly name: string; readonly path: string }[] {
    return this.#paths
      .filter((file) => existsSync(file))
      .map((file) => ({ name: path.basename(file), path: file }))
  }

  add(file: string): void {
    this.#keep([file, ...this.#paths.filter((other) => other !== file)].slice(0, most))
  }

  clear(): void {
    this.#keep([])
  }

  #keep(paths: string[]): void {
    this.#paths = paths
    try {
      writeFileSync(this.#file, JSON.stringify(paths))
    } catch {
      // The list is a convenience: it lives on in memory.
    }
  }
}

function read(file: string): string[] {
  try {
    return (stored.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? [])
      .filter((name) => path.isAbsolute(name))
      .slice(0, most)
  } catch {
    return []
  }
}
