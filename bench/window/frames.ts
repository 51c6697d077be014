/**
 * What the page's own thread did in each frame, by Chromium's tracing: script, style, layout. Painting and compositing
 * are put aside: without a graphics card the processor does them, and what that costs says nothing of the page.
 */
import type { Browser, Page } from '@playwright/test'

export interface FrameFigures {
  readonly seconds: number
  /** Tasks in which something of the page happened. */
  readonly tasks: number
  /** Milliseconds of a task, without painting: of processor time, which other programs do not lengthen. */
  readonly median: number
  readonly percentile99: number
  readonly longest: number
  readonly over50: number
  /** By the wall clock, other programs' turns included. */
  readonly longestByClock: number
  /** Milliseconds per second. */
  readonly script: number
  readonly styleAndLayout: number
  readonly paint: number
  /** Sum of all layout shifts, as the browser scores them. */
  readonly layoutShift: number
}

/** As Chromium writes them; times in microseconds, `tdur` of the thread, `dur` of the clock. */
interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

const painting = new Set([
  ...['PrePaint', 'Paint', 'Layerize', 'Commit', 'UpdateLayer', 'CompositeLayers', 'RasterTask'],
  ...['ImageDecodeTask', 'Decode Image', 'PaintImage'],
])
const script = new Set(['FunctionCall', 'EventDispatch', 'FireAnimationFrame', 'TimerFire', 'RunMicrotasks'])
const styleAndLayout = new Set(['UpdateLayoutTree', 'Layout'])

/** For the page: sums what is shifted from here on. */
const watchShifts = `
  window.shifts = { sum: 0 }
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) window.shifts.sum += value
  }).observe({ type: 'layout-shift' })`

/** Records a page for so long, while it does what it does. */
export async function recordFrames(browser: Browser, page: Page, seconds: number): Promise<FrameFigures> {
  await page.evaluate(watchShifts)
  await browser.startTracing(page, {
    categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', '__metadata'],
  })
  await page.waitForTimeout(seconds * 1000)
  const trace = JSON.parse((await browser.stopTracing()).toString('utf8')) as { traceEvents: TraceEvent[] }
  const layoutShift = await page.evaluate<number>('window.shifts.sum')
  return { ...figuresOf(trace.traceEvents, seconds), layoutShift }
}

function figuresOf(events: readonly TraceEvent[], seconds: number): Omit<FrameFigures, 'layoutShift'> {
  const thread = busiestPage(events)
  const mine = events
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === thread.pid && tid === thread.tid)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
  const tasks = mine.filter(({ name }) => name === 'RunTask')
  const own: number[] = []
  let longestByClock = 0
  const sums = { script: 0, styleAndLayout: 0, paint: 0 }
  let at = 0
  for (const task of tasks) {
    const end = task.ts + (task.dur ?? 0)
    let paint = 0
    let paintByClock = 0
    let known = -Infinity // until where time has been counted already: events are nested
    while (at < mine.length && mine[at].ts < task.ts) at++
    for (; at < mine.length && mine[at].ts < end; at++) {
      const { name, ts, dur = 0 } = mine[at]
      const kind = painting.has(name)
        ? 'paint'
        : styleAndLayout.has(name)
          ? 'styleAndLayout'
          : script.has(name)
            ? 'script'
            : undefined
      if (kind === undefined || ts < known) continue
      // Style and layout within script are counted as script.
      known = ts + dur
      sums[kind] += timeOf(mine[at])
      if (kind === 'paint') {
        paint += timeOf(mine[at])
        paintByClock += dur
      }
    }
    own.push((timeOf(task) - paint) / 1000)
    longestByClock = Math.max(longestByClock, ((task.dur ?? 0) - paintByClock) / 1000)
  }
  own.sort((a, b) => a - b)
  const perSecond = (microseconds: number): number => microseconds / 1000 / seconds
  return {
    seconds,
    tasks: own.length,
    median: own[Math.floor(own.length / 2)] ?? 0,
    percentile99: own[Math.floor(own.length * 0.99)] ?? 0,
    longest: own.at(-1) ?? 0,
    over50: own.filter((task) => task > 50).length,
    longestByClock,
    script: perSecond(sums.script),
    styleAndLayout: perSecond(sums.styleAndLayout),
    paint: perSecond(sums.paint),
  }
}

/** Of the thread where it is known, else of the clock. */
function timeOf({ dur = 0, tdur = dur }: TraceEvent): number {
  return tdur
}

function busiestPage(events: readonly TraceEvent[]): { pid: number; tid: number } {
  const threads = events
    .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
    .map(({ pid, tid }) => ({ pid, tid, work: 0 }))
  for (const { pid, tid, name, dur = 0 } of events) {
    const thread = threads.find((one) => one.pid === pid && one.tid === tid)
    if (thread !== undefined && name === 'RunTask') thread.work += dur
  }
  const [busiest] = threads.sort((a, b) => b.work - a.work)
  if (busiest === undefined) throw new Error('The trace has no thread of a page.')
  return busiest
}
