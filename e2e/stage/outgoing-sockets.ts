/** Offline, proved from inside: every connection that a process or thread with this module opens is written down. */
import { subscribe } from 'node:diagnostics_channel'
import { appendFileSync } from 'node:fs'

const file = process.env.SOCKETS_FILE
if (file === undefined) throw new Error('SOCKETS_FILE names no file')

for (const channel of [
  'net.client.socket',
  'udp.socket',
  'http.client.request.start',
  'undici:request:create',
])
  subscribe(channel, () => appendFileSync(file, `${channel}\n`))
