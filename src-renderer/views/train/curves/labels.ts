/**
 * Places labels beside the lines they name so that none covers another: each as near to its wish as the others let it.
 * @param wishes [labels] centres in px, in any order
 * @returns [labels] centres in px, in the same order, at least `height` apart, within 0 … room where they fit
 */
export function spreadLabels(wishes: readonly number[], height: number, room: number): number[] {
  const order = wishes.map((_, index) => index).sort((a, b) => wishes[a] - wishes[b])
  const placed = new Array<number>(wishes.length).fill(0)
  let least = height / 2
  for (const index of order) {
    placed[index] = Math.max(wishes[index], least)
    least = placed[index] + height
  }
  // What was pushed over the lower edge comes back, and pushes the others up.
  let most = room - height / 2
  for (const index of order.toReversed()) {
    placed[index] = Math.min(placed[index], most)
    most = placed[index] - height
  }
  return placed
}

/**
 * Places names above the level lines they belong to; where lines lie close, the upper names give way upwards, so that
 * no name lies on its own line unless it would leave the plot.
 * @param lines [lines] px from the upper edge
 * @returns [lines] centres in px, as `spreadLabels`
 */
export function labelsAbove(lines: readonly number[], height: number, room: number): number[] {
  const fromBelow = lines.map((line) => room - line + height / 2 + 1)
  return spreadLabels(fromBelow, height, room).map((centre) => room - centre)
}
