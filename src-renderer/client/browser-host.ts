/** What a page in a browser can do of what the desktop's preload does. */
import type { PickedFile, StudioHost } from '../../src-shared/contract/host.ts'

export function browserHost(): StudioHost {
  return {
    kind: 'browser',
    platform: 'web',
    pickFile,
    pathOf: () => undefined,
    pickFolder: async () => undefined,
    saveFile,
    onOpenFile: () => () => undefined,
    onCommand: () => () => undefined,
    onStudio: () => () => undefined,
    restartStudio: () => undefined,
    setProgress: setTitleProgress,
    notify,
    openExternal: (url) => void window.open(url, '_blank', 'noopener,noreferrer'),
    setLanguage: () => undefined,
    recentFiles: async () => [],
  }
}

function pickFile(): Promise<PickedFile | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.onchange = () => {
      const file = input.files?.[0]
      resolve(file === undefined ? undefined : { name: file.name, file })
    }
    input.oncancel = () => resolve(undefined)
    input.click()
  })
}

async function saveFile(name: string, mediaType: string, bytes: Uint8Array): Promise<boolean> {
  const address = URL.createObjectURL(new Blob([bytes.slice()], { type: mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download has its own hold of the bytes once it has begun.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  return true
}

let plainTitle: string | undefined

/** A page has no dock; its tab has a title. */
function setTitleProgress(share: number | null): void {
  plainTitle ??= document.title
  document.title = share === null ? plainTitle : `${Math.floor(share * 100)} % · ${plainTitle}`
}

function notify(title: string, body: string): void {
  if (!('Notification' in globalThis) || document.visibilityState === 'visible') return
  if (Notification.permission === 'granted') new Notification(title, { body })
  else if (Notification.permission === 'default')
    void Notification.requestPermission().then((permission) => {
      if (permission === 'granted') new Notification(title, { body })
    })
}
