import { EventEmitter } from 'node:events'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startPage } from '../security/app-scheme.ts'
import { invoked, sent } from './channels.ts'
import { names } from './names.ts'
import { receive, type Listeners } from './receive.ts'

const ours = { sender: { id: 7 }, senderFrame: { url: `${startPage}#/data`, parent: null } }

/** An ear with listeners that write down what they hear. */
function ear() {
  const handlers = new Map<string, (event: unknown, ...words: unknown[]) => Promise<unknown>>()
  const ipc = Object.assign(new EventEmitter(), {
    handle: (channel: string, handler: (event: unknown, ...words: unknown[]) => Promise<unknown>) =>
      void handlers.set(channel, handler),
  })
  const heard: [string, ...unknown[]][] = []
  const log: string[] = []
  const listeners = Object.fromEntries(
    [...Object.keys(sent), ...Object.keys(invoked)].map((name) => [
      name,
      (...words: unknown[]) => {
        heard.push([name, ...words])
        return 'answer'
      },
    ]),
  ) as unknown as Listeners
  receive(
    ipc as never,
    () => new Set([7]),
    listeners,
    (line) => log.push(line),
  )
  return { ipc, handlers, heard, log }
}

describe('IPC', () => {
  it('passes on what the window says', async () => {
    const { ipc, handlers, heard, log } = ear()
    ipc.emit(names.sent.setProgress, ours, 0.5)
    ipc.emit(names.sent.notify, ours, 'Done', 'in an hour')
    const bytes = new Uint8Array(3)
    expect(await handlers.get(names.invoked.saveFile)?.(ours, 'a.csv', 'text/csv', bytes)).toBe('answer')
    expect(heard).toEqual([
      ['setProgress', 0.5],
      ['notify', 'Done', 'in an hour'],
      ['saveFile', 'a.csv', 'text/csv', bytes],
    ])
    expect(log).toEqual([])
  })

  it.each([
    ['another window', { ...ours, sender: { id: 8 } }],
    ['a frame in it', { ...ours, senderFrame: { url: startPage, parent: {} } }],
    ['a page that took its place', { ...ours, senderFrame: { url: 'https://example.org/', parent: null } }],
    [
      'a page of ours that is not the window',
      { ...ours, senderFrame: { url: 'app://studio/x.html', parent: null } },
    ],
    ['a frame that is gone', { ...ours, senderFrame: null }],
  ])('hears nothing from %s', async (_who, event) => {
    const { ipc, handlers, heard, log } = ear()
    for (const channel of Object.values(names.sent)) ipc.emit(channel, event)
    for (const channel of Object.values(names.invoked))
      await expect(handlers.get(channel)?.(event)).rejects.toThrow('not from the window')
    expect(heard).toEqual([])
    expect(log).toHaveLength(Object.keys(sent).length + Object.keys(invoked).length)
  })

  it.each([
    ['setProgress', [2]],
    ['setProgress', [Number.NaN]],
    ['setProgress', []],
    ['setProgress', [0.5, 'and more']],
    ['notify', ['', 'no title']],
    ['notify', ['x'.repeat(201), '']],
    ['openExternal', [{ toString: () => 'https://arxiv.org' }]],
    ['setLanguage', ['fr']],
    ['fileTaken', ['relative.txt']],
    ['connect', ['word']],
  ] as const)('refuses %s with %j', (name, words) => {
    const { ipc, heard, log } = ear()
    ipc.emit(names.sent[name], ours, ...words)
    expect(heard).toEqual([])
    expect(log).toEqual([expect.stringContaining(`${names.sent[name]} refused`)])
  })

  it('refuses whatever does not fit, and never throws into Electron', async () => {
    const { ipc, handlers, heard } = ear()
    const fits = (name: string, words: unknown[]): boolean =>
      ({ ...sent, ...invoked })[name as keyof typeof sent].safeParse(words).success
    await fc.assert(
      fc.asyncProperty(fc.array(fc.anything(), { maxLength: 4 }), async (words) => {
        heard.length = 0
        const expected: string[] = []
        for (const [name, channel] of Object.entries(names.sent)) {
          ipc.emit(channel, ours, ...words)
          if (fits(name, words)) expected.push(name)
        }
        for (const [name, channel] of Object.entries(names.invoked)) {
          await handlers
            .get(channel)?.(ours, ...words)
            .catch(() => undefined)
          if (fits(name, words)) expected.push(name)
        }
        expect(heard.map(([name]) => name)).toEqual(expected)
      }),
    )
  })

  it('tells the window when a listener fails, and goes on', async () => {
    const { ipc, log } = ear()
    const failing = new EventEmitter()
    let handler: ((event: unknown) => Promise<unknown>) | undefined
    const fail = (): never => {
      throw new Error('the disk is full')
    }
    const listeners = Object.fromEntries(
      [...Object.keys(sent), ...Object.keys(invoked)].map((name) => [name, fail]),
    ) as unknown as Listeners
    const target = Object.assign(failing, {
      handle: (channel: string, given: (event: unknown) => Promise<unknown>) => {
        if (channel === names.invoked.recentFiles) handler = given
      },
    })
    receive(
      target as never,
      () => new Set([7]),
      listeners,
      (line) => log.push(line),
    )
    failing.emit(names.sent.connect, ours)
    await expect(handler?.(ours)).rejects.toThrow('the disk is full')
    expect(log).toHaveLength(2)
    expect(ipc.listenerCount(names.sent.connect)).toBe(1)
  })

  it('has a schema for every name', () => {
    expect(Object.keys(sent).sort()).toEqual(Object.keys(names.sent).sort())
    expect(Object.keys(invoked).sort()).toEqual(Object.keys(names.invoked).sort())
  })
})
