/**
 * Every form that a workspace has had, oldest first: entry n − 1 takes a file of version n − 1 to version n. A
 * migration that has been released never changes again; a new wish is a new file.
 */
import { workspace } from './001-workspace.ts'
import { window } from './002-window.ts'

export const migrations: readonly string[] = [workspace, window]
