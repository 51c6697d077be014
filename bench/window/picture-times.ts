/**
 * Injected into a page before its scripts: when the last large answer came from the studio, and when WebGL then first
 * drew thousands of things, so that "from the answer to the picture" needs no mark in the program.
 */
import type { Page } from '@playwright/test'

export interface PictureTimes {
  /** Bytes of the answer. */
  readonly bytes: number
  /** ms from the answer to the first picture with it. */
  readonly wait: number
  /** Requests and other messages that the page sent since the answer. */
  readonly sent: number
}

export async function watchPictures(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const state = { answered: 0, bytes: 0, drawn: 0, sent: 0 }
    Object.assign(globalThis, { pictureTimes: state })
    const Original = WebSocket
    globalThis.WebSocket = class extends Original {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols)
        this.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
          const bytes = data instanceof ArrayBuffer ? data.byteLength : 0
          if (bytes < 100_000) return
          Object.assign(state, { answered: performance.now(), bytes, drawn: 0, sent: 0 })
        })
      }

      override send(data: Parameters<WebSocket['send']>[0]): void {
        state.sent++
        super.send(data)
      }
    }
    const seen = (things: number): void => {
      if (things > 5000 && state.answered > 0 && state.drawn === 0) state.drawn = performance.now()
    }
    const context = WebGL2RenderingContext.prototype
    const { drawArrays, drawArraysInstanced } = context
    context.drawArrays = function (mode, first, count): void {
      drawArrays.call(this, mode, first, count)
      seen(count)
    }
    context.drawArraysInstanced = function (mode, first, count, instances): void {
      drawArraysInstanced.call(this, mode, first, count, instances)
      seen(instances)
    }
  })
}

export async function pictureTimes(page: Page): Promise<PictureTimes | undefined> {
  const state = await page.evaluate(
    () =>
      (
        globalThis as unknown as {
          pictureTimes: { answered: number; bytes: number; drawn: number; sent: number }
        }
      ).pictureTimes,
  )
  if (state.drawn === 0) return undefined
  return { bytes: state.bytes, wait: state.drawn - state.answered, sent: state.sent }
}
