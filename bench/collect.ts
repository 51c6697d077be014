/** Memory that engines gave up is given back when it is collected; the next model needs the room. */
import { setTimeout as sleep } from 'node:timers/promises'
import v8 from 'node:v8'
import vm from 'node:vm'

export async function collectGarbage(): Promise<void> {
  v8.setFlagsFromString('--expose-gc')
  const collect = vm.runInNewContext('gc') as () => void
  // What the first finds is let go of by then.
  for (let n = 0; n < 2; n++) {
    collect()
    await sleep(100)
  }
}
