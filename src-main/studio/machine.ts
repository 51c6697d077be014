/** How hard the machine works, from what the system counts. */
import os from 'node:os'

/** Milliseconds of all cores since the machine started. */
export interface ProcessorTimes {
  readonly busy: number
  readonly all: number
}

export function processorTimes(): ProcessorTimes {
  let busy = 0
  let idle = 0
  for (const { times } of os.cpus()) {
    busy += times.user + times.nice + times.sys + times.irq
    idle += times.idle
  }
  return { busy, all: busy + idle }
}

/** The share of the cores' time that was busy between two looks. */
export class ProcessorShare {
  readonly #read: () => ProcessorTimes
  #last: ProcessorTimes

  constructor(read: () => ProcessorTimes = processorTimes) {
    this.#read = read
    this.#last = read()
  }

  /** Since the last call, 0 … 1; 0 where the clock has not moved. */
  measure(): number {
    const now = this.#read()
    const { busy, all } = this.#last
    this.#last = now
    return now.all > all ? Math.min(1, Math.max(0, (now.busy - busy) / (now.all - all))) : 0
  }
}
