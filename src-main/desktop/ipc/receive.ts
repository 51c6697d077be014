/** The main process's ear: who speaks is checked, then what is said. Whatever fails is refused and logged. */
import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent } from 'electron'
import type { z } from 'zod'
import type { Log } from '../log.ts'
import { isSamePage } from '../security/navigation.ts'
import { invoked, sent, type Invoked, type Sent } from './channels.ts'
import { names } from './names.ts'

export type Listeners = {
  [Name in keyof Sent]: (...words: Sent[Name]) => void
} & {
  [Name in keyof Invoked]: (...words: Invoked[Name]) => unknown
}

type Event = Pick<IpcMainEvent | IpcMainInvokeEvent, 'sender' | 'senderFrame'>

/** Only the main frame of one of our windows, while it shows our page. */
export function isTrusted({ sender, senderFrame }: Event, windows: ReadonlySet<number>): boolean {
  return (
    windows.has(sender.id) &&
    senderFrame !== null &&
    senderFrame.parent === null &&
    isSamePage(senderFrame.url)
  )
}

/** @param windows numbers of the web contents of our windows, now */
export function receive(
  ipc: Pick<IpcMain, 'on' | 'handle'>,
  windows: () => ReadonlySet<number>,
  listeners: Listeners,
  log: Log,
): void {
  const heard = <Words>(event: Event, channel: string, schema: z.ZodType<Words>, words: unknown[]): Words => {
    if (!isTrusted(event, windows())) throw new Error(`${channel} refused: not from the window`)
    const parsed = schema.safeParse(words)
    if (!parsed.success)
      throw new Error(`${channel} refused: ${parsed.error.issues[0]?.message ?? 'malformed'}`)
    return parsed.data
  }
  const logged = (error: unknown): Error => {
    const known = error instanceof Error ? error : new Error(String(error))
    log(known.message)
    return known
  }

  for (const name of Object.keys(sent) as (keyof Sent)[])
    ipc.on(names.sent[name], (event, ...words: unknown[]) => {
      try {
        const listener = listeners[name] as (...words: unknown[]) => void
        listener(...heard<unknown[]>(event, names.sent[name], sent[name], words))
      } catch (error) {
        logged(error)
      }
    })
  for (const name of Object.keys(invoked) as (keyof Invoked)[])
    ipc.handle(names.invoked[name], async (event, ...words: unknown[]) => {
      try {
        const listener = listeners[name] as (...words: unknown[]) => unknown
        return await listener(...heard<unknown[]>(event, names.invoked[name], invoked[name], words))
      } catch (error) {
        throw logged(error)
      }
    })
}
