/** Electron's utility process: a child under Node.js with the real studio bundle, and a `process.parentPort` in it. */
import { fork as forkChild, type ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { StandInPort } from './ports.ts'
import { report, type Report } from './report.ts'

/** Between stand-in and child. */
export type Parcel =
  | { readonly to: 'parent-port'; readonly data: unknown; readonly ports: readonly number[] }
  | { readonly to: 'port'; readonly port: number; readonly data: unknown }
  | { readonly to: 'close'; readonly port: number }

class StandInUtilityProcess extends EventEmitter {
  readonly #child: ChildProcess
  readonly #ports = new Map<number, StandInPort>()
  #nextPort = 1

  constructor(script: string, words: readonly string[]) {
    super()
    this.#child = forkChild(script, words, {
      execArgv: ['--import', fileURLToPath(new URL('./parent-port.ts', import.meta.url))],
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.#child.on('message', (parcel) => this.#receive(parcel as Parcel | Report))
    this.#child.once('spawn', () => this.emit('spawn'))
    this.#child.once('exit', (code, signal) => {
      for (const port of this.#ports.values()) port.close()
      this.#ports.clear()
      this.emit('exit', code ?? (signal === null ? 1 : 128))
    })
    report('studio', this.#child.pid ?? 0)
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  postMessage(data: unknown, ports: readonly StandInPort[] = []): void {
    const numbers = ports.map((port) => {
      const number = this.#nextPort++
      this.#ports.set(number, port)
      return number
    })
    this.#send({ to: 'parent-port', data, ports: numbers })
    ports.forEach((port, i) =>
      port.transfer({
        post: (posted) => this.#send({ to: 'port', port: numbers[i], data: posted }),
        close: () => this.#send({ to: 'close', port: numbers[i] }),
      }),
    )
  }

  kill(): boolean {
    return this.#child.kill()
  }

  #receive(parcel: Parcel | Report): void {
    if ('kind' in parcel) report(parcel.kind, parcel.value)
    else if (parcel.to === 'parent-port') this.emit('message', parcel.data)
    else {
      const port = this.#ports.get(parcel.port)
      if (parcel.to === 'port') port?.postMessage(parcel.data)
      else port?.close()
    }
  }

  #send(parcel: Parcel): void {
    // A child that ends meanwhile takes nothing more; without somebody to tell, that would end this process too.
    if (this.#child.connected) this.#child.send(parcel, () => undefined)
  }
}

export const utilityProcess = {
  fork: (script: string, words: readonly string[] = []) => new StandInUtilityProcess(script, words),
}
