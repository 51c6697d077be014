/** The system's own dialogs for opening and saving. */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { BrowserWindow, Dialog } from 'electron'
import { texts, type Language } from '../texts.ts'
import { extensions } from './opened-files.ts'

type OpenDialog = Pick<Dialog, 'showOpenDialog'>

/** @returns the path chosen, or undefined when the dialog was closed without a choice */
export async function pickFile(dialog: OpenDialog, window: BrowserWindow, language: Language) {
  const text = texts[language]
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile'],
    filters: [
      { name: text.importable, extensions: [...extensions] },
      { name: text.everyFile, extensions: ['*'] },
    ],
  })
  return canceled ? undefined : filePaths[0]
}

/** @returns as `pickFile` */
export async function pickFolder(dialog: OpenDialog, window: BrowserWindow) {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openDirectory', 'createDirectory'],
  })
  return canceled ? undefined : filePaths[0]
}

/**
 * Saves bytes where the person says. The name that the window proposes is a name only: folders in it are dropped.
 * @returns whether it was saved; throws where the file cannot be written
 */
export async function saveFile(
  dialog: Pick<Dialog, 'showSaveDialog'>,
  window: BrowserWindow,
  name: string,
  bytes: Uint8Array,
): Promise<boolean> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: safeName(name) })
  if (canceled || !filePath) return false
  await writeFile(filePath, bytes)
  return true
}

/** A name without folders, and without what some system refuses in names. */
export function safeName(name: string): string {
  const last = path.posix.basename(name.replaceAll('\\', '/'))
  const clean = last.replaceAll(/[\u0000-\u001f<>:"|?*]/g, '_').replace(/^\.+/, '')
  return clean === '' ? 'file' : clean
}
