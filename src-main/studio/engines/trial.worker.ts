/**
 * A thread in which the engines are tried: the studio answers meanwhile, and no driver is loaded into its own thread.
 * It ends by itself, since a thread that is terminated while a card works would take the process along.
 */
import { parentPort, workerData } from 'node:worker_threads'
import type { EngineFinding } from '../../../src-shared/engine.ts'
import { chooseEngine, engineEntries } from '../../engine/choice/index.ts'
import type { TrialAssignment } from './trial.ts'

const { wish, known, engines, options } = workerData as TrialAssignment
const port = parentPort
if (port === null) throw new Error('trial.worker.ts runs in a thread')

const findings = new Map(known.map((finding) => [finding.engine, finding]))
const entries = engineEntries.filter(({ name }) => engines.includes(name))
await chooseEngine(
  entries,
  wish,
  {
    get: (engine) => findings.get(engine),
    keep(finding: EngineFinding) {
      findings.set(finding.engine, finding)
      port.postMessage(finding)
    },
  },
  options,
)
