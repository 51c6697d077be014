/**
 * Who may speak to the studio's port. Any page in the user's browser can send requests there, and a hostile name can
 * be made to lead there (DNS rebinding); another user of the machine can reach it too. So the name must be the
 * machine's own, a page must be ours, and whoever wants more than the page's files must know the token.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** Names that no other machine's name server has a say in. The port is free: a tunnel may end at another one. */
const ownNames = ['127.0.0.1', 'localhost', '[::1]']

/** What may be asked without being refused, in words for the log. */
export type Refusal = 'a foreign host name' | 'a foreign origin' | 'a wrong token'

/** 192 bits that nobody guesses. */
export function newToken(): string {
  return randomBytes(24).toString('base64url')
}

export class Access {
  readonly token: string

  constructor(token: string) {
    this.token = token
  }

  /** Whether a request comes to our name, and from our page where it comes from a page at all. */
  refusal({ host, origin }: IncomingHttpHeaders): Refusal | undefined {
    const name = /^(\[[0-9a-f:]+\]|[^:]+)(:\d{1,5})?$/i.exec(host ?? '')?.[1]
    if (name === undefined || !ownNames.includes(name.toLowerCase())) return 'a foreign host name'
    // Every browser says where a request to change something and a WebSocket come from; other programs need not.
    return origin === undefined || origin === `http://${host}` ? undefined : 'a foreign origin'
  }

  /** Takes the same time whatever the difference is. */
  admits(token: string | undefined): boolean {
    const given = Buffer.from(token ?? '')
    const expected = Buffer.from(this.token)
    return given.length === expected.length && timingSafeEqual(given, expected)
  }

  admitsHeader(authorization: string | undefined): boolean {
    return this.admits(/^Bearer ([\w-]+)$/.exec(authorization ?? '')?.[1])
  }
}
