/** Names of the messages in channels.ts, apart from their schemas: the preload has no room for a schema library. */
export const names = {
  /** Window → main. */
  sent: {
    connect: 'studio:connect',
    restartStudio: 'studio:restart',
    listening: 'window:listening',
    setProgress: 'window:progress',
    notify: 'window:notify',
    openExternal: 'window:open-external',
    setLanguage: 'window:language',
    fileTaken: 'files:taken',
  },
  /** Window → main, with an answer. */
  invoked: {
    pickFile: 'files:pick',
    pickFolder: 'files:pick-folder',
    saveFile: 'files:save',
    recentFiles: 'files:recent',
  },
  /** Main → window. */
  told: {
    port: 'studio:port',
    studio: 'studio:state',
    opened: 'files:opened',
    command: 'window:command',
  },
} as const
