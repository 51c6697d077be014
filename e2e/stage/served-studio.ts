/** The real studio behind `serve`, as a process of its own that a test may also kill. */
import { spawn } from 'node:child_process'
import { node, project } from './command-line.ts'

export interface ServedStudio {
  /** With its token. */
  readonly address: string
  readonly pid: number
  /** As `kill -9` or a crash does it. */
  kill(): Promise<void>
  /** As a person does it: what runs is saved first. */
  stop(): Promise<void>
}

/** @param port any that is free, unless a window is to find the studio where the last one was */
export async function serveStudio(workspace: string, port = 0): Promise<ServedStudio> {
  const words = ['src-main/serve/main.ts', '--port', String(port), '--workspace', workspace]
  const child = spawn(node, words, { cwd: project, stdio: ['ignore', 'pipe', 'inherit'] })
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    // Read to its end: a pipe that nobody reads breaks for the one who writes.
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const found = /http:\/\/\S+(?=\s)/.exec(said)
      if (found !== null) resolve(found[0])
    })
    child.once('exit', (code) => reject(new Error(`serve ended with code ${code} and without an address`)))
  })
  const end = (signal: NodeJS.Signals) => async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await ended
  }
  return { address, pid: child.pid!, kill: end('SIGKILL'), stop: end('SIGTERM') }
}
