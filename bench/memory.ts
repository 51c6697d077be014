/**
 * Whether the paper's English model – 4,000 tokens, about 910,000 own edges, d = 32 – trains within 12 GB: opened for
 * real in a process of its own by optimiser, some steps with the preset's batches, and the most memory that the process
 * held at any time. AdamW, whose table alone is near 12 GB, is forecast and left alone.
 */
import { execFile } from 'node:child_process'
import os from 'node:os'
import { promisify } from 'node:util'
import { forecastMemory } from '../src-shared/model/forecast.ts'
import { modelConfigOf, presetSettings } from '../src-shared/settings.ts'
import type { Optimiser } from '../src-main/engine/engine.ts'
import type { Found } from './memory/training.ts'
import { shapes } from './shapes.ts'

export interface MemoryRow {
  readonly optimiser: Optimiser['kind']
  readonly ownEdges: number
  /** By the formula that the studio asks before it trains. */
  readonly forecastGigabytes: number
  /** Resident at most, and what the engine says it holds; absent where the model was not opened. */
  readonly peakGigabytes?: number
  readonly engineGigabytes?: number
  readonly steps?: number
  readonly positionsPerStep?: number
  readonly secondsPerStep?: number
  /** Nats per token at the first and at the last step, which see the same batch. */
  readonly firstLoss?: number
  readonly lastLoss?: number
}

const bound = 12

/** @param edges fewer of them serve a test */
export async function benchMemory(edges = shapes[1].edges): Promise<MemoryRow[]> {
  const rows: MemoryRow[] = []
  for (const optimiser of ['adamw', 'adamw-factored', 'edge-normalised'] as const) {
    const settings = { ...presetSettings('paper-en'), optimiser }
    const forecast = forecastMemory(modelConfigOf(settings, shapes[1].nodes), settings, edges).training
    const row = { optimiser, ownEdges: edges, forecastGigabytes: forecast / 1e9 }
    if (optimiser === 'adamw') rows.push(row)
    else if (1.1 * forecast > os.freemem()) {
      console.log(
        `${optimiser}: ${(forecast / 1e9).toFixed(1)} GB are needed, ${(os.freemem() / 1e9).toFixed(1)} are free.`,
      )
      rows.push(row)
    } else rows.push({ ...row, ...(await inAProcess(optimiser, edges)) })
  }
  console.log(`Memory of training the paper's English model (aim: within ${bound} GB)`)
  console.table(
    rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          typeof value !== 'number' || Number.isInteger(value)
            ? (value as unknown)
            : Number(value.toPrecision(4)),
        ]),
      ),
    ),
  )
  return rows
}

async function inAProcess(optimiser: Optimiser['kind'], edges: number): Promise<Found> {
  const program = new URL('./memory/training.ts', import.meta.url).pathname
  const { stdout } = await promisify(execFile)(process.execPath, [program, optimiser, String(edges)])
  return JSON.parse(stdout) as Found
}

if (import.meta.main) await benchMemory()
