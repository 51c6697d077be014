/** What surrounds the window: Electron's preload provides it in the desktop app, `browser-host.ts` elsewhere. */
export interface Host {
  readonly kind: 'desktop' | 'browser'
  /** Asks for a file to import. Undefined: the person changed their mind. */
  pickFile(): Promise<IncomingFile | undefined>
  /** Where a dropped file lies; undefined in a browser, which does not tell. */
  pathOf(file: File): string | undefined
  /** Files opened from the file manager or the command line. Returns its stop. */
  onOpenFile(open: (path: string) => void): () => void
  /** In the dock or taskbar: 0 … 1; null: none. */
  setProgress(share: number | null): void
  /** A system notification, where the person allows it. */
  notify(title: string, body: string): void
  openExternal(url: string): void
}

/** A file that shall be imported: `path` where it is known, else its content. */
export interface IncomingFile {
  readonly name: string
  readonly path: string | undefined
  readonly file: File | undefined
}
