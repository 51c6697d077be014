import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'

/**
 * Drops files on the page as a file manager does on a browser's: with their names and bytes, without their paths.
 * The drag is begun and led over the window; `end` is where it stops.
 */
export async function dropFiles(
  page: Page,
  files: readonly string[],
  end: 'drop' | 'dragleave' = 'drop',
): Promise<void> {
  const given = files.map((file) => ({
    name: path.basename(file),
    base64: readFileSync(file).toString('base64'),
  }))
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer()
    for (const { name, base64 } of list)
      data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name))
    return data
  }, given)
  for (const type of ['dragenter', 'dragover', end])
    await page.dispatchEvent('main', type, { dataTransfer: transfer })
}
