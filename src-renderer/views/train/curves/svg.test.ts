import { describe, expect, it } from 'vitest'
import { GrowingCurve } from './curve.ts'
import { smooth } from './smoothing.ts'
import { chartSvg, type SvgRequest } from './svg.ts'

function request(values: readonly number[], most = 100): SvgRequest {
  const growing = new GrowingCurve(most)
  values.forEach((value, index) => growing.append(index, index * 10, index, value))
  const curve = growing.view
  const line = {
    key: '1',
    label: 'run <1> & "two"',
    colour: '#0072b2',
    dashed: false,
    marked: false,
    curve,
    places: curve.steps,
    smoothed: smooth(curve, 4),
    isSmoothed: true,
  }
  const ticks = (): { at: number; label: string }[] => [{ at: 1, label: 'one' }]
  return {
    title: 'Loss < 3',
    picture: {
      lines: [line, { ...line, key: '2', marked: true, dashed: true }],
      levels: [{ label: 'bigram 5', value: 5 }],
      logX: false,
      logY: false,
      range: undefined,
    },
    x: { label: 'Step', ticks },
    y: { label: '', ticks },
    width: 640,
    height: 320,
    style: { ground: '#fff', ink: '#111', faint: '#666', grid: '#ddd', font: 'system-ui' },
  }
}

function parse(svg: string): Document {
  return new DOMParser().parseFromString(svg, 'image/svg+xml')
}

describe('a chart as SVG', () => {
  it('has a second y axis at the right for lines of another size', () => {
    const made = request([4, 3, 2])
    const [line] = made.picture.lines
    const right = { ...line, key: 'right', onRight: true }
    const labels = (picture: SvgRequest['picture']): number =>
      [...parse(chartSvg({ ...made, picture })).querySelectorAll('text')].filter(
        ({ textContent }) => textContent === 'one',
      ).length
    const one = labels({ ...made.picture, lines: [line] })
    expect(labels({ ...made.picture, lines: [line, right] })).toBe(one + 1)
  })

  it('has its title, legend, axes, levels and lines, with nothing left unescaped', () => {
    const svg = chartSvg(request([4, 3, 2]))
    const document = parse(svg)
    expect(document.querySelector('parsererror')).toBeNull()
    const texts = [...document.querySelectorAll('text')].map((element) => element.textContent)
    expect(texts).toContain('Loss < 3')
    expect(texts).toContain('run <1> & "two"')
    expect(texts).toContain('bigram 5')
    expect(texts).toContain('Step')
    expect(document.querySelectorAll('circle')).toHaveLength(3)
    expect(svg).not.toMatch(/NaN|Infinity|undefined/)
  })

  it('names a level at the left above its line, on a ground that is drawn after every line', () => {
    const { picture, ...made } = request([4, 3, 2])
    const both = [
      { label: 'bigram', value: 3 },
      { label: 'Kneser-Ney 5', value: 2.99 },
    ]
    const document = parse(chartSvg({ ...made, picture: { ...picture, levels: both } }))
    const all = [...document.querySelectorAll('*')]
    const lines = all.filter((element) => element.getAttribute('stroke-dasharray') === '2 3')
    const names = both.map(({ label }) => all.find((element) => element.textContent === label))
    expect(lines).toHaveLength(2)
    names.forEach((name, index) => {
      const line = Number(lines[index].getAttribute('d')?.split(/[ h]/)[1])
      expect(Number(name?.getAttribute('y'))).toBeLessThan(line)
      expect(Number(name?.getAttribute('x'))).toBeLessThan(made.width / 4)
      expect(name?.previousElementSibling?.getAttribute('fill')).toBe(made.style.ground)
      expect(all.indexOf(name as Element)).toBeGreaterThan(all.indexOf(lines[1]))
    })
  })

  it('draws the band where buckets hold several points', () => {
    expect(chartSvg(request([4, 3, 2]))).not.toContain('fill-opacity')
    expect(chartSvg(request([4, 3, 2, 6, 1, 9], 3))).toContain('fill-opacity')
  })

  it('interrupts lines and survives a picture of nothing', () => {
    const svg = chartSvg(request([4, NaN, NaN, 2]))
    expect(svg).not.toMatch(/NaN/)
    expect(parse(chartSvg(request([]))).querySelector('parsererror')).toBeNull()
  })
})
