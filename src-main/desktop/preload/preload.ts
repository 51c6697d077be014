/**
 * What the page gets from the desktop: the host interface of src-shared/contract/host.ts and a port to the studio.
 * Nothing else: no Electron, no channel names, no events with their senders.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { portMessage, type StudioHost, type StudioState } from '../../../src-shared/contract/host.ts'
import { names } from '../ipc/names.ts'

const { sent, invoked, told } = names

/** Calls back with the message's words, without its event. Returns what ends it. */
function hear<Words extends unknown[]>(channel: string, callback: (...words: Words) => void): () => void {
  const listener = (_event: unknown, ...words: unknown[]): void => callback(...(words as Words))
  ipcRenderer.on(channel, listener)
  return () => void ipcRenderer.off(channel, listener)
}

const host: StudioHost = {
  kind: 'desktop',
  platform: process.platform as 'linux' | 'darwin' | 'win32',
  connect: () => ipcRenderer.send(sent.connect),
  pickFile: () => ipcRenderer.invoke(invoked.pickFile) as ReturnType<StudioHost['pickFile']>,
  pathOf(file) {
    const path = webUtils.getPathForFile(file as File)
    // Made by the page, not dropped by a person: it lies nowhere.
    if (path === '') return undefined
    ipcRenderer.send(sent.fileTaken, path)
    return path
  },
  pickFolder: () => ipcRenderer.invoke(invoked.pickFolder) as Promise<string | undefined>,
  saveFile: (name, mediaType, bytes) =>
    ipcRenderer.invoke(invoked.saveFile, name, mediaType, bytes) as Promise<boolean>,
  onOpenFile(callback) {
    const stop = hear<[string]>(told.opened, callback)
    // Files that were opened before anybody listened are told now.
    ipcRenderer.send(sent.listening)
    return stop
  },
  onCommand: (callback) => hear<[string]>(told.command, callback),
  onStudio: (callback) => hear<[StudioState]>(told.studio, callback),
  restartStudio: () => ipcRenderer.send(sent.restartStudio),
  setProgress: (share) => ipcRenderer.send(sent.setProgress, share),
  notify: (title, body) => ipcRenderer.send(sent.notify, title, body),
  openExternal: (url) => {
    // Links open because a person clicked, not because a page wants it.
    if (navigator.userActivation.isActive) ipcRenderer.send(sent.openExternal, url)
  },
  setLanguage: (language) => ipcRenderer.send(sent.setLanguage, language),
  recentFiles: () => ipcRenderer.invoke(invoked.recentFiles) as ReturnType<StudioHost['recentFiles']>,
}

contextBridge.exposeInMainWorld('studioHost', host)

ipcRenderer.on(told.port, (event) => window.postMessage({ type: portMessage }, location.origin, event.ports))
