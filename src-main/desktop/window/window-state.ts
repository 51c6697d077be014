/** Where the window was, so that it opens there again: if that place still exists. */
import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface WindowState {
  /** Absent: wherever the system puts it. Device-independent pixels. */
  readonly x?: number
  readonly y?: number
  readonly width: number
  readonly height: number
  readonly maximised: boolean
  readonly fullScreen: boolean
}

export const smallest = { width: 900, height: 600 }
export const initialState: WindowState = { width: 1280, height: 800, maximised: false, fullScreen: false }

/** As much of the window must be in reach as one needs to take it by its title. */
const grip = { width: 120, height: 40 }

const stored = z.object({
  x: z.int().optional(),
  y: z.int().optional(),
  width: z.int().min(1).max(100_000),
  height: z.int().min(1).max(100_000),
  maximised: z.boolean(),
  fullScreen: z.boolean(),
})

/** What was stored, made to fit the displays there are; the initial state when it cannot be read. */
export function restoreState(text: string | undefined, workAreas: readonly Rectangle[]): WindowState {
  const state = parse(text)
  if (state === undefined) return initialState
  const { x, y, maximised, fullScreen } = state
  const width = Math.max(smallest.width, state.width)
  const height = Math.max(smallest.height, state.height)
  const place = { x: x ?? Number.NaN, y: y ?? Number.NaN, width, height }
  const display = workAreas.find((area) => isInReach(place, area))
  if (display === undefined) return { width, height, maximised, fullScreen }
  return {
    ...place,
    width: Math.max(smallest.width, Math.min(width, display.width)),
    height: Math.max(smallest.height, Math.min(height, display.height)),
    maximised,
    fullScreen,
  }
}

function parse(text: string | undefined): WindowState | undefined {
  try {
    return stored.safeParse(JSON.parse(text ?? '')).data
  } catch {
    return undefined
  }
}

/** Whether the title of a window lies within an area; false where the place is not known. */
function isInReach(window: Rectangle, area: Rectangle): boolean {
  const width = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x)
  return width >= grip.width && window.y >= area.y && window.y + grip.height <= area.y + area.height
}

export function readState(file: string, workAreas: readonly Rectangle[]): WindowState {
  let text: string | undefined
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    // The first start.
  }
  return restoreState(text, workAreas)
}

export function writeState(file: string, state: WindowState): void {
  try {
    writeFileSync(file, JSON.stringify(state))
  } catch {
    // It opens elsewhere next time; nothing worth a message.
  }
}
