import type { StudioHost } from '../../src-shared/contract/index.ts'

declare global {
  interface Window {
    readonly studioHost: StudioHost
  }
}
