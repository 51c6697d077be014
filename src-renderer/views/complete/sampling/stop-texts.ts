/** Texts that end a completion, one per line. '\n' written out stands for a line feed, which a line cannot hold. */

/** Most that the studio takes. */
const most = 32

export function readStops(input: string): string[] {
  return input
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, most)
    .map((line) => line.replaceAll('\\n', '\n').replaceAll('\\t', '\t'))
}

export function writeStops(stops: readonly string[]): string {
  return stops.map((stop) => stop.replaceAll('\n', '\\n').replaceAll('\t', '\\t')).join('\n')
}
