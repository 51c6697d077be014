/**
 * What the window asks of whoever shows it. The desktop's preload puts a `StudioHost` at `window.studioHost`; in a
 * browser src-renderer/client makes one of what a page can do.
 */

/** As much of a DOM `File` as can be named without the DOM. */
export interface FileLike {
  readonly name: string
  readonly size: number
}

export interface PickedFile {
  readonly name: string
  /** Desktop only. */
  readonly path?: string
  /** Browser only: the `File`, to be uploaded. */
  readonly file?: FileLike
}

/** What the desktop's main process knows of the studio process; a browser learns it from its connection alone. */
export interface StudioState {
  readonly state: 'starting' | 'running' | 'died' | 'stopped'
  /** Why, as a sentence. */
  readonly message?: string
}

export interface StudioHost {
  readonly kind: 'desktop' | 'browser'
  readonly platform: 'linux' | 'darwin' | 'win32' | 'web'

  /**
   * Desktop only: asks for a new port to the studio. It comes as a window message from the window itself whose data
   * is `{ type: portMessage }` and whose only port is it. Called for the first connection and after each lost one.
   */
  connect?(): void

  /** A dialog; undefined when it was closed without a choice. */
  pickFile(): Promise<PickedFile | undefined>
  /** Where a dropped file lies; undefined in a browser. */
  pathOf(file: FileLike): string | undefined
  /** A dialog for a folder; undefined when closed without a choice, and always in a browser. */
  pickFolder(): Promise<string | undefined>
  /** Saves bytes under a name the user may change: a dialog, or a download. False when nothing was saved. */
  saveFile(name: string, mediaType: string, bytes: Uint8Array): Promise<boolean>
  /** Files opened with the application; the callback gets absolute paths. Returns what ends it. */
  onOpenFile(callback: (path: string) => void): () => void
  /** Chosen in the native menu or by its shortcut: the id of a command of the window. */
  onCommand(callback: (command: string) => void): () => void
  /** State of the studio process. */
  onStudio(callback: (state: StudioState) => void): () => void
  /** Starts the studio process again, after it died. */
  restartStudio(): void

  /** In the dock or taskbar; null removes it. */
  setProgress(share: number | null): void
  notify(title: string, body: string): void
  /** Only https addresses of an allow-list. */
  openExternal(url: string): void
  /** Desktop only: the language of the native menu and dialogs. */
  setLanguage?(language: 'en' | 'zh'): void
  /** Files opened lately; empty in a browser. */
  recentFiles(): Promise<readonly { readonly name: string; readonly path: string }[]>
}

/** See `StudioHost.connect`. */
export const portMessage = 'brillm:studio-port'
