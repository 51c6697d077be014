/**
 * The messages between a client and the studio. Every message is one frame of codec.ts and carries the number of the
 * request or subscription it belongs to, given by the client and never used twice on one connection.
 */
import type { Problem } from './jobs.ts'

/** Grows when one side could misread the other. */
export const protocolVersion = 1

export type ClientMessage =
  /** The first message on a WebSocket: nothing else is read before it. */
  | { readonly kind: 'hello'; readonly version: number; readonly token?: string }
  | {
      readonly kind: 'request'
      readonly id: number
      readonly name: string
      readonly body: unknown
    }
  | {
      readonly kind: 'subscribe'
      readonly id: number
      readonly name: string
      readonly body: unknown
    }
  /** Ends a subscription; nothing comes for it afterwards but its `end`. */
  | { readonly kind: 'stop'; readonly id: number }
  /** So many events of a subscription have been dealt with, and as many may follow. */
  | { readonly kind: 'credit'; readonly id: number; readonly count: number }

export type StudioMessage =
  /** Answers `hello`. `session` differs after every start of the studio. */
  | { readonly kind: 'welcome'; readonly version: number; readonly session: string }
  | { readonly kind: 'reply' | 'event' | 'end'; readonly id: number; readonly body: unknown }
  /** Ends a request or a subscription; id 0: the message could not be read at all. */
  | { readonly kind: 'error'; readonly id: number; readonly body: Problem }

const clientKinds = ['hello', 'request', 'subscribe', 'stop', 'credit']
const studioKinds = ['welcome', 'reply', 'event', 'end', 'error']

/** Undefined for what is no message of a client. Names and bodies are checked by the contract afterwards. */
export function asClientMessage(value: unknown): ClientMessage | undefined {
  if (!isRecord(value) || !clientKinds.includes(value.kind as string)) return undefined
  const { kind } = value
  if (kind === 'hello')
    return Number.isInteger(value.version) && (value.token === undefined || typeof value.token === 'string')
      ? {
          kind,
          version: value.version as number,
          ...(value.token !== undefined && { token: value.token }),
        }
      : undefined
  if (!isNumber(value.id)) return undefined
  const id = value.id
  if (kind === 'stop') return { kind, id }
  if (kind === 'credit') return isNumber(value.count) ? { kind, id, count: value.count } : undefined
  if (typeof value.name !== 'string' || value.name.length > 100) return undefined
  return { kind: kind as 'request' | 'subscribe', id, name: value.name, body: value.body }
}

/** Undefined for what is no message of a studio. */
export function asStudioMessage(value: unknown): StudioMessage | undefined {
  if (!isRecord(value) || !studioKinds.includes(value.kind as string)) return undefined
  if (value.kind === 'welcome')
    return typeof value.session === 'string' ? (value as unknown as StudioMessage) : undefined
  if (!Number.isSafeInteger(value.id)) return undefined
  if (value.kind === 'error' && !(isRecord(value.body) && typeof value.body.message === 'string'))
    return undefined
  return value as unknown as StudioMessage
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0
}
