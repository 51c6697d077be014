/**
 * When the last large answer came from the studio to a page, and when WebGL then first drew thousands of things: from
 * the answer to the picture, without a mark in the program.
 */
import type { Page } from '@playwright/test'

export interface PictureTimes {
  /** Bytes of the answer. */
  readonly bytes: number
  /** ms from the answer to the first picture with it. */
  readonly wait: number
  /** Messages that the page sent since the answer. */
  readonly sent: number
}

/** For the page, before its own scripts. */
const watch = `
  window.pictureTimes = { answered: 0, bytes: 0, drawn: 0, sent: 0 }
  const state = window.pictureTimes
  window.WebSocket = class extends WebSocket {
    constructor(...words) {
      super(...words)
      this.addEventListener('message', ({ data }) => {
        const bytes = data instanceof ArrayBuffer ? data.byteLength : 0
        if (bytes > 100000) Object.assign(state, { answered: performance.now(), bytes, drawn: 0, sent: 0 })
      })
    }
    send(data) {
      state.sent++
      super.send(data)
    }
  }
  const context = WebGL2RenderingContext.prototype
  for (const [name, things] of [['drawArrays', 2], ['drawArraysInstanced', 3]]) {
    const draw = context[name]
    context[name] = function (...words) {
      draw.apply(this, words)
      if (words[things] > 5000 && state.answered > 0 && state.drawn === 0) state.drawn = performance.now()
    }
  }`

export async function watchPictures(page: Page): Promise<void> {
  await page.addInitScript(watch)
}

/** undefined before a picture of that size is drawn. */
export async function pictureTimes(page: Page): Promise<PictureTimes | undefined> {
  const { answered, bytes, drawn, sent } = await page.evaluate<{
    answered: number
    bytes: number
    drawn: number
    sent: number
  }>('window.pictureTimes')
  return drawn === 0 ? undefined : { bytes, wait: drawn - answered, sent }
}
