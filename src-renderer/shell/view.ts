/**
 * What a view's folder exports from its `index.ts`, as named exports: `View` is required, `commands` where the view has
 * any. The window loads a view when it is first opened, and the others while it is idle.
 */
import type { Component } from 'svelte'
import type { Command } from './commands.svelte.ts'
import type { Shell } from './shell.ts'

export const viewNames = ['welcome', 'data', 'train', 'explore', 'complete', 'models'] as const
export type ViewName = (typeof viewNames)[number]

export interface ViewModule {
  /** Fills the room beside the rail; scrolls inside itself. */
  readonly View: Component
  /**
   * Commands that exist wherever the person is; they usually go to the view first. Those that need the view to be
   * open are added by it with `shell.commands.use`.
   */
  readonly commands?: (shell: Shell) => readonly Command[]
}
