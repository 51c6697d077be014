/** Offline, proved from inside: every socket that this process opens to another is reported to whoever forked it. */
import { subscribe } from 'node:diagnostics_channel'
import { isMainThread } from 'node:worker_threads'
import { report } from './report.ts'

const channels = ['net.client.socket', 'udp.socket', 'http.client.request.start', 'undici:request:create']

for (const channel of channels)
  subscribe(channel, () => {
    // A worker cannot report; its end is noticed.
    if (!isMainThread) throw new Error(`a worker opened a connection (${channel})`)
    report('socket', channel)
  })
