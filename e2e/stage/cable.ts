/** A cable between the browser and the server that a test can pull and plug in again. */
import net from 'node:net'
import type { AddressInfo } from 'node:net'

export class Cable {
  /** When somebody tried to connect while it was pulled, milliseconds. */
  readonly attempts: number[] = []
  readonly #server: net.Server
  readonly #sockets = new Set<net.Socket>()
  #isPulled = false

  private constructor(server: net.Server) {
    this.#server = server
  }

  /** @param port of 127.0.0.1 at the other end */
  static async to(port: number): Promise<Cable> {
    const server = net.createServer()
    const cable = new Cable(server)
    server.on('connection', (near) => cable.#connect(near, port))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return cable
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  pull(): void {
    this.#isPulled = true
    for (const socket of this.#sockets) socket.destroy()
  }

  plugIn(): void {
    this.#isPulled = false
  }

  close(): void {
    this.pull()
    this.#server.close()
  }

  #connect(near: net.Socket, port: number): void {
    if (this.#isPulled) {
      this.attempts.push(performance.now())
      near.destroy()
      return
    }
    const far = net.connect(port, '127.0.0.1')
    for (const [one, other] of [
      [near, far],
      [far, near],
    ]) {
      this.#sockets.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        this.#sockets.delete(one)
        other.destroy()
      })
    }
  }
}
