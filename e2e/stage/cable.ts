/** A cable between the browser and the server that a test can pull and plug in again. */
import net, { type AddressInfo } from 'node:net'
import { Transform } from 'node:stream'

export class Cable {
  /** When somebody tried to connect while it was pulled, milliseconds. */
  readonly attempts: number[] = []
  /** Milliseconds that every piece on its way to the server waits, of connections that are made from now on. */
  delay = 0
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

  /** The same address, by way of the cable. */
  through(address: string): string {
    const url = new URL(address)
    url.port = String((this.#server.address() as AddressInfo).port)
    return url.href
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
    if (this.delay > 0) near.pipe(slow(this.delay)).pipe(far)
    else near.pipe(far)
    far.pipe(near)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ]) {
      this.#sockets.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        this.#sockets.delete(one)
        other.destroy()
      })
    }
  }
}

function slow(milliseconds: number): Transform {
  return new Transform({
    transform: (piece: Buffer, _encoding, done) => void setTimeout(() => done(null, piece), milliseconds),
  })
}
