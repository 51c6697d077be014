/** Loaded before the studio bundle: gives it the `process.parentPort` that Electron would. Main thread only. */
import { EventEmitter } from 'node:events'
import { isMainThread } from 'node:worker_threads'
import { StandInPort } from './ports.ts'
import './sockets.ts'
import type { Parcel } from './utility-process.ts'

if (isMainThread) {
  const ports = new Map<number, StandInPort>()
  // A parent that ends meanwhile takes nothing more; 'disconnect' says so.
  const send = (parcel: Parcel): void =>
    void (process.connected && process.send?.(parcel, undefined, undefined, () => undefined))

  const arrived = (number: number): StandInPort => {
    // The two ends inside this process: one for the studio, one that carries its words to the parent.
    const [inner, outer] = [new StandInPort(), new StandInPort()]
    inner.partner = outer
    outer.partner = inner
    outer.transfer({
      post: (data) => send({ to: 'port', port: number, data }),
      close: () => send({ to: 'close', port: number }),
    })
    ports.set(number, outer)
    return inner
  }

  const parentPort = Object.assign(new EventEmitter(), {
    postMessage: (data: unknown) => send({ to: 'parent-port', data, ports: [] }),
  })
  process.on('message', (parcel: Parcel) => {
    if (parcel.to === 'parent-port')
      parentPort.emit('message', { data: parcel.data, ports: parcel.ports.map(arrived) })
    else if (parcel.to === 'port') ports.get(parcel.port)?.postMessage(parcel.data)
    else ports.get(parcel.port)?.close()
  })
  // Without its parent there is nobody to serve.
  process.on('disconnect', () => process.exit(1))
  Object.defineProperty(process, 'parentPort', { value: parentPort })
}
