/** The real studio behind `serve`, as processes of their own that a test may also kill. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { node, project } from './command-line.ts'

export interface ServedStudio {
  /** With its token. */
  readonly address: string
  /** Of the process that has the workspace open; another one after it was killed. */
  readonly studio: number
  /** What was said on the terminal. */
  readonly said: string
  /** Connections that its processes tried to open; there should be none. */
  readonly sockets: readonly string[]
  /** Kills the studio process as `kill -9` or a crash does it; it is started again. */
  kill(): Promise<void>
  /** Kills what would start it again; the studio saves and ends. */
  killAll(): Promise<void>
  /** As a person does it: what runs is saved first. @returns the exit code */
  stop(): Promise<number | null>
}

/** Writes down what a process connects to. */
export const sentry = path.join(import.meta.dirname, 'outgoing-sockets.ts')

/** @param port any that is free, unless a window is to find the studio where the last one was */
export async function serveStudio(workspace: string, port = 0): Promise<ServedStudio> {
  const sockets = path.join(path.dirname(workspace), 'sockets.txt')
  const words = ['src-main/serve/main.ts', '--port', String(port), '--workspace', workspace]
  const child = spawn(node, ['--import', sentry, ...words], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, SOCKETS_FILE: sockets },
  })
  let said = ''
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (text: string): void => {
      said += text
      const found = /http:\/\/\S+(?=\s)/.exec(said)
      if (found !== null) resolve(found[0])
    }
    // Read to their end: a pipe that nobody reads breaks for the one who writes.
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', hear)
    child.once('exit', (code) =>
      reject(new Error(`serve ended with code ${code} and without an address:\n${said}`)),
    )
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const studioOf = (): number | undefined => {
    try {
      const writer = readFileSync(path.join(workspace, 'workspace.writer.json'), 'utf8')
      return (JSON.parse(writer) as { pid: number }).pid
    } catch {
      return undefined
    }
  }
  return {
    address,
    get studio() {
      const pid = studioOf()
      if (pid === undefined) throw new Error('no process has the workspace open')
      return pid
    },
    get said() {
      return said
    },
    get sockets() {
      return existsSync(sockets) ? readFileSync(sockets, 'utf8').trim().split('\n') : []
    },
    async kill() {
      const pid = studioOf()
      if (pid === undefined) throw new Error('no process has the workspace open')
      process.kill(pid, 'SIGKILL')
      await until(() => !isAlive(pid))
    },
    async killAll() {
      child.kill('SIGKILL')
      await ended
      await until(() => studioOf() === undefined)
    },
    async stop() {
      child.kill('SIGTERM')
      return await ended
    },
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function until(isReady: () => boolean): Promise<void> {
  while (!isReady()) await new Promise((resolve) => setTimeout(resolve, 20))
}
