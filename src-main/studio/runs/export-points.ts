/** Every point of runs as a file for other programs. */
import type { Reply } from '../../../src-shared/contract/index.ts'
import { limits } from '../../../src-shared/contract/limits.ts'
import { StudioError } from '../../../src-shared/errors.ts'
import type { Workspace } from '../../store/index.ts'

export interface ExportRequest {
  readonly runs: readonly number[]
  readonly format: 'csv' | 'json'
  readonly metrics?: readonly string[]
}

/** @throws StudioError 'not-found', 'input-too-large' when the file would not fit into a message */
export function exportPoints(workspace: Workspace, request: ExportRequest): Reply<'runs.export'> {
  const { runs, format } = request
  const names = request.metrics ?? [...new Set(runs.flatMap((run) => workspace.metrics.names(run)))].sort()
  const text = format === 'csv' ? csv(workspace, runs, names) : json(workspace, runs, names)
  const bytes = new TextEncoder().encode(text)
  if (bytes.length > limits.studioMessage / 2)
    throw new StudioError(
      'input-too-large',
      'The file would be too large to be handed over.',
      'Export fewer runs or metrics at a time.',
    )
  const [only] = runs.length === 1 ? runs : []
  const stem = only === undefined ? `${runs.length}-runs` : `run-${only}`
  return {
    fileName: `${stem}.${format}`,
    mediaType: format === 'csv' ? 'text/csv' : 'application/json',
    bytes,
  }
}

function csv(workspace: Workspace, runs: readonly number[], names: readonly string[]): string {
  const lines = [['run', 'name', 'step', ...names].map(cell).join(',')]
  for (const run of runs) {
    const { name } = workspace.runs.get(run)
    for (const { step, values } of workspace.metrics.points(run))
      lines.push([run, cell(name), step, ...names.map((metric) => values[metric] ?? '')].join(','))
  }
  return `${lines.join('\r\n')}\r\n`
}

/** A spreadsheet takes a text that begins like a formula for one; a quote in front of it makes it a text again. */
export function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

function json(workspace: Workspace, runs: readonly number[], names: readonly string[]): string {
  return JSON.stringify(
    runs.map((run) => {
      const { name, settings } = workspace.runs.get(run)
      const points = workspace.metrics.points(run).map(({ step, values }) => ({
        step,
        ...Object.fromEntries(
          names.filter((metric) => metric in values).map((metric) => [metric, values[metric]]),
        ),
      }))
      return { run, name, settings, points }
    }),
  )
}
