/**
 * One chart on its canvas: uPlot, told what to draw. Built anew when the kind of picture changes, given new data when
 * only the data did. All charts of the dashboard share their cursor.
 */
import uPlot from 'uplot'
import type { AxisMode, Range } from '../curves/axis.ts'
import { labelsAbove } from '../curves/labels.ts'
import { hasBand, heightsOf, tableOf, wholeRange, type Line, type Picture } from '../curves/picture.ts'
import { xTicks, yTicks } from './axis-words.ts'
import { translucent, type Look } from './look.ts'

export interface PlotListeners {
  /** The place on the x axis under the pointer, of whichever chart it is over; undefined when it left. */
  readonly onCursor: (place: number | undefined) => void
  readonly onZoom: (range: Range | undefined) => void
}

const syncKey = 'train'
const axisFont = '11px '
const marks = 5 // px across

export class ChartPlot {
  readonly #target: HTMLElement
  readonly #listeners: PlotListeners
  #plot: uPlot | undefined
  #kind = ''
  #picture: Picture = { lines: [], levels: [], logX: false, logY: false, range: undefined }
  #x: Range = { from: 0, to: 1 }
  #y: Range = { from: 0, to: 1 }
  #right: Range = { from: 0, to: 1 }

  constructor(target: HTMLElement, listeners: PlotListeners) {
    this.#target = target
    this.#listeners = listeners
  }

  get canvas(): HTMLCanvasElement | undefined {
    return this.#plot?.ctx.canvas
  }

  /** `locale` is part of the picture: the ticks are words. */
  draw(picture: Picture, mode: AxisMode, look: Look, locale: string): void {
    this.#picture = picture
    this.#x = picture.range ?? wholeRange(picture) ?? { from: 0, to: 1 }
    const { left, right } = heightsOf(picture, this.#x)
    this.#y = left
    this.#right = right ?? left
    const kind = JSON.stringify([
      picture.lines.map((line) => [
        line.key,
        line.colour,
        line.dashed,
        line.marked || line.places.length === 1,
        line.isSmoothed,
        line.onRight ?? false,
        hasBand(line),
      ]),
      [picture.logX, picture.logY, mode, look, locale],
    ])
    const data = tableOf(picture) as uPlot.AlignedData
    if (kind === this.#kind && this.#plot !== undefined) this.#plot.setData(data, true)
    else {
      this.#kind = kind
      this.#plot?.destroy()
      this.#plot = new uPlot(this.#options(mode, look), data, this.#target)
    }
  }

  resize(width: number, height: number): void {
    if (this.#plot === undefined || width <= 0 || height <= 0) return
    if (this.#plot.width !== width || this.#plot.height !== height) this.#plot.setSize({ width, height })
  }

  /** Moves the reading by so many px; into the middle when there is none. */
  moveCursor(by: number): void {
    const plot = this.#plot
    if (plot === undefined) return
    const width = plot.bbox.width / devicePixelRatio
    const left = plot.cursor.left ?? -1
    const next = left < 0 ? width / 2 : Math.max(0, Math.min(width - 1, left + by))
    plot.setCursor({ left: next, top: plot.bbox.height / devicePixelRatio / 2 })
  }

  /** Around the reading, or the middle: by a factor below 1 closer. */
  zoomBy(factor: number): void {
    const plot = this.#plot
    if (plot === undefined) return
    const width = plot.bbox.width / devicePixelRatio
    const left = plot.cursor.left === undefined || plot.cursor.left < 0 ? width / 2 : plot.cursor.left
    const at = (place: number): number => plot.posToVal(left + (place - left) * factor, 'x')
    const whole = wholeRange(this.#picture)
    const range = { from: at(0), to: at(width) }
    const isAll = whole !== undefined && range.from <= whole.from && range.to >= whole.to
    this.#listeners.onZoom(isAll ? undefined : range)
  }

  destroy(): void {
    this.#plot?.destroy()
    this.#plot = undefined
  }

  #options(mode: AxisMode, look: Look): uPlot.Options {
    const { logX, logY, lines } = this.#picture
    const font = axisFont + look.font
    const all = (_plot: uPlot, splits: number[]): number[] => splits
    const grid = { stroke: look.grid, width: 1, filter: all }
    const common = { stroke: look.faint, font, filter: all, ticks: { show: false } }
    const hasRight = lines.some(({ onRight }) => onRight)
    const heights = (range: () => Range): Pick<uPlot.Axis, 'splits' | 'values'> => ({
      splits: (plot) => yTicks(logY, range(), heightInPx(plot) / 36).map(({ at }) => at),
      values: (plot) => yTicks(logY, range(), heightInPx(plot) / 36).map(({ label }) => label),
    })
    const right: uPlot.Axis = {
      ...common,
      scale: 'right',
      side: 1,
      size: 48,
      gap: 5,
      grid: { show: false },
      ...heights(() => this.#right),
    }
    return {
      width: Math.max(80, this.#target.clientWidth),
      height: Math.max(80, this.#target.clientHeight),
      padding: [8, hasRight ? 0 : 20, 0, 0],
      legend: { show: false },
      scales: {
        x: { time: false, distr: logX ? 3 : 1, range: () => [this.#x.from, this.#x.to] },
        y: { distr: logY ? 3 : 1, range: () => [this.#y.from, this.#y.to] },
        ...(hasRight && {
          right: { distr: logY ? 3 : 1, range: () => [this.#right.from, this.#right.to] as [number, number] },
        }),
      },
      axes: [
        {
          ...common,
          size: 28,
          gap: 4,
          grid,
          splits: (plot) => xTicks(mode, logX, this.#x, widthOf(plot) / 90).map(({ at }) => at),
          values: (plot) => xTicks(mode, logX, this.#x, widthOf(plot) / 90).map(({ label }) => label),
        },
        { ...common, size: 52, gap: 5, grid, ...heights(() => this.#y) },
        ...(hasRight ? [right] : []),
      ],
      series: [{}, ...lines.flatMap((line) => seriesOf(line))],
      bands: lines.flatMap((line, index) =>
        hasBand(line)
          ? [
              {
                series: [1 + 4 * index, 2 + 4 * index] as [number, number],
                fill: translucent(line.colour, 0.16),
              },
            ]
          : [],
      ),
      cursor: {
        y: false,
        points: { show: false },
        drag: { x: true, y: false, setScale: false, dist: 4 },
        // Only the reading is shared: a selection belongs to the chart it is drawn in.
        sync: {
          key: syncKey,
          scales: ['x', null],
          filters: { pub: (type) => type === 'mousemove' || type === 'mouseleave' },
        },
        bind: {
          dblclick: () => () => {
            this.#listeners.onZoom(undefined)
            return null
          },
        },
      },
      hooks: {
        setCursor: [(plot) => this.#listeners.onCursor(placeOf(plot))],
        setSelect: [(plot) => this.#select(plot)],
        draw: [(plot) => this.#drawLevels(plot, look)],
      },
    }
  }

  #select(plot: uPlot): void {
    const { left, width } = plot.select
    if (width <= 0) return
    const range = { from: plot.posToVal(left, 'x'), to: plot.posToVal(left + width, 'x') }
    plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false)
    if (range.to > range.from) this.#listeners.onZoom(range)
  }

  #drawLevels(plot: uPlot, look: Look): void {
    const { levels } = this.#picture
    const { ctx, bbox } = plot
    const ratio = devicePixelRatio
    const heights = levels.map(({ value }) => plot.valToPos(value, 'y', true))
    const height = 13 * ratio
    const centres = labelsAbove(
      heights.map((place) => place - bbox.top),
      height,
      bbox.height,
    )
    ctx.save()
    ctx.strokeStyle = look.faint
    ctx.lineWidth = ratio
    ctx.setLineDash([2 * ratio, 3 * ratio])
    for (const place of heights) {
      ctx.beginPath()
      ctx.moveTo(bbox.left, Math.round(place) + 0.5)
      ctx.lineTo(bbox.left + bbox.width, Math.round(place) + 0.5)
      ctx.stroke()
    }
    ctx.font = `${11 * ratio}px ${look.font}`
    ctx.textBaseline = 'middle'
    // Whatever was drawn last has left its own.
    ctx.textAlign = 'left'
    // At the left, where a curve that falls is far above: at the right one looks who wins.
    const left = bbox.left + 6 * ratio
    levels.forEach(({ label }, index) => {
      const centre = bbox.top + centres[index]
      // The ground keeps the letters readable over a line, its own or another's.
      ctx.fillStyle = look.ground
      ctx.fillRect(
        left - 2 * ratio,
        centre - height / 2,
        ctx.measureText(label).width + 4 * ratio,
        height - ratio,
      )
      ctx.fillStyle = look.faint
      ctx.fillText(label, left, centre)
    })
    ctx.restore()
  }
}

/** Maximum and minimum, whose band is filled; what was measured; what is drawn full. */
function seriesOf(line: Line): uPlot.Series[] {
  const { colour, dashed, marked, isSmoothed, places } = line
  const scale = line.onRight === true ? 'right' : 'y'
  const unseen: uPlot.Series = hasBand(line)
    ? { scale, stroke: 'transparent', width: 0, points: { show: false } }
    : { scale, show: false }
  const showMarks = marked || places.length === 1
  return [
    unseen,
    unseen,
    isSmoothed
      ? { scale, stroke: translucent(colour, 0.35), width: 1, points: { show: false } }
      : { scale, show: false },
    {
      scale,
      stroke: colour,
      width: 1.75,
      dash: dashed ? [6, 4] : undefined,
      points: showMarks
        ? { show: true, size: marks, space: 0, fill: colour, stroke: colour }
        : { show: false },
    },
  ]
}

function placeOf(plot: uPlot): number | undefined {
  const { left } = plot.cursor
  return left === undefined || left < 0 ? undefined : plot.posToVal(left, 'x')
}

function widthOf(plot: uPlot): number {
  return plot.bbox.width / devicePixelRatio || plot.width
}

function heightInPx(plot: uPlot): number {
  return plot.bbox.height / devicePixelRatio || plot.height
}
