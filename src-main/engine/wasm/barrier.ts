/** How the threads of an engine share tasks and wait for one another, without spinning. */
import { control } from './board.ts'

/** Thrown in the threads that did not fail themselves. */
export class AnotherThreadFailed extends Error {}

/** The next task of the phase, or −1 when all are taken. */
export function takeTask(slots: Int32Array, tasks: number): number {
  const task = Atomics.add(slots, control.nextTask, 1)
  return task < tasks ? task : -1
}

/** Waits until all threads are here; the last to come resets the tasks. */
export function meet(slots: Int32Array, threads: number): void {
  const opened = Atomics.load(slots, control.opened)
  if (Atomics.add(slots, control.waiting, 1) + 1 === threads) {
    Atomics.store(slots, control.waiting, 0)
    Atomics.store(slots, control.nextTask, 0)
    Atomics.add(slots, control.opened, 1)
    Atomics.notify(slots, control.opened)
  } else {
    while (Atomics.load(slots, control.opened) === opened && Atomics.load(slots, control.failed) === 0)
      Atomics.wait(slots, control.opened, opened)
  }
  if (Atomics.load(slots, control.failed) !== 0) throw new AnotherThreadFailed('another thread failed')
}

/** Sends everybody home. */
export function fail(slots: Int32Array): void {
  Atomics.store(slots, control.failed, 1)
  Atomics.add(slots, control.opened, 1)
  Atomics.notify(slots, control.opened)
}

/** Before a command, by the thread that gives it. */
export function prepare(slots: Int32Array): void {
  slots.fill(0)
}
