const bars = '▁▂▃▄▅▆▇█'

/** The values as one line of block characters, the lowest as ▁ and the highest as █; at most `width` of them. */
export function sparkline(values: readonly number[], width = 60): string {
  const shown = downsample(values.filter(Number.isFinite), width)
  if (shown.length === 0) return ''
  const low = Math.min(...shown)
  const range = Math.max(...shown) - low
  return shown
    .map((value) => bars[range === 0 ? 0 : Math.min(7, Math.floor(((value - low) / range) * 8))])
    .join('')
}

/** Means of equal parts. */
function downsample(values: readonly number[], width: number): number[] {
  if (values.length <= width) return [...values]
  return Array.from({ length: width }, (_, i) => {
    const part = values.slice(
      Math.floor((i * values.length) / width),
      Math.floor(((i + 1) * values.length) / width),
    )
    return part.reduce((sum, value) => sum + value, 0) / part.length
  })
}
