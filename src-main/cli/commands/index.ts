import type { Command } from '../command.ts'
import { benchCommand } from './bench.ts'
import { completeCommand } from './complete.ts'
import { corporaCommand } from './corpora.ts'
import { demoCommand } from './demo.ts'
import { devicesCommand } from './devices.ts'
import { evaluateCommand } from './evaluate.ts'
import { forecastCommand } from './forecast.ts'
import { importCommand } from './import.ts'
import { previewCommand } from './preview.ts'
import { checkpointsCommand, runsCommand } from './runs.ts'
import { traceCommand } from './trace.ts'
import { resumeCommand, trainCommand } from './train.ts'

/** In the order in which a person meets them. */
export const commands: readonly Command[] = [
  demoCommand,
  previewCommand,
  importCommand,
  corporaCommand,
  forecastCommand,
  devicesCommand,
  trainCommand,
  resumeCommand,
  runsCommand,
  checkpointsCommand,
  evaluateCommand,
  completeCommand,
  traceCommand,
  benchCommand,
]
