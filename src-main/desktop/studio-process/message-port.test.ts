import { MessageChannel } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { MessagePortPort } from './message-port.ts'

/** Node's channels, with events as Electron's have them. */
function channel() {
  const { port1, port2 } = new MessageChannel()
  const electronLike = {
    postMessage: (data: unknown) => port1.postMessage(data),
    start: () => port1.start(),
    close: () => port1.close(),
    on: (_event: 'message', listener: (event: { data: unknown }) => void) =>
      port1.on('message', (data: unknown) => listener({ data })),
    once: (_event: 'close', listener: () => void) => port1.once('close', listener),
  }
  return { port: new MessagePortPort(electronLike), other: port2 }
}

describe('a port over an Electron channel', () => {
  it('carries frames both ways, and keeps those that came early', async () => {
    const { port, other } = channel()
    other.postMessage(Uint8Array.of(1, 2))
    const heard = await new Promise<Uint8Array>((resolve) => port.onMessage(resolve))
    expect([...heard]).toEqual([1, 2])
    const answered = new Promise<Uint8Array>((resolve) => other.once('message', resolve))
    port.send(Uint8Array.of(3))
    expect([...(await answered)]).toEqual([3])
    port.close('done')
  })

  it('tells once that the other side is gone, even to who asks late', async () => {
    const { port, other } = channel()
    const reasons: string[] = []
    port.onClose((reason) => reasons.push(reason))
    port.onMessage(() => undefined)
    other.close()
    await expect.poll(() => reasons).toEqual(['the window is gone'])
    port.close('again')
    port.onClose((reason) => reasons.push(`late: ${reason}`))
    expect(reasons).toEqual(['the window is gone', 'late: the window is gone'])
  })

  it('ends with what is no frame', async () => {
    const { port, other } = channel()
    const closed = new Promise<string>((resolve) => port.onClose(resolve))
    const frames: unknown[] = []
    port.onMessage((frame) => frames.push(frame))
    other.postMessage({ kind: 'request' })
    expect(await closed).toContain('no message')
    expect(frames).toEqual([])
    port.send(Uint8Array.of(1))
  })
})
