/**
 * Bold and italic marks. Runs of two, three and five apostrophes are marks; where a line does not balance, one
 * "'''" is an apostrophe followed by "''", as in `''Titanic'''s crew`. The choice follows MediaWiki's doQuotes.
 */

/** One line without its bold and italic marks. */
export function removeQuoteMarks(line: string): string {
  if (!line.includes("''")) return line
  const runs = [...line.matchAll(/''+/g)].map((found) => ({
    start: found.index,
    length: found[0].length,
    kept: 0,
  }))
  let [bold, italic] = [0, 0]
  for (const run of runs) {
    if (run.length === 4 || run.length > 5) run.kept = run.length === 4 ? 1 : run.length - 5
    const marks = run.length - run.kept
    if (marks !== 2) bold++
    if (marks !== 3) italic++
  }
  if (bold % 2 === 1 && italic % 2 === 1) apostropheAmong(line, runs).kept++
  return runs
    .map((run, index) => "'".repeat(Math.min(run.kept, 1)) + between(line, runs, index))
    .reduce((text, each) => text + each, line.slice(0, runs[0].start))
}

type Run = { start: number; length: number; kept: number }

function between(line: string, runs: Run[], index: number): string {
  const { start, length } = runs[index]
  return line.slice(start + length, runs[index + 1]?.start ?? line.length)
}

/** The bold mark that is more likely an apostrophe: after a one-letter word, else after a longer one, else any. */
function apostropheAmong(line: string, runs: Run[]): Run {
  let [afterWord, afterBlank]: (Run | undefined)[] = [undefined, undefined]
  for (const run of runs) {
    if (run.length - run.kept !== 3) continue
    const blankBefore = line[run.start - 1] === ' '
    if (!blankBefore && line[run.start - 2] === ' ') return run
    if (blankBefore) afterBlank ??= run
    else afterWord ??= run
  }
  return afterWord ?? afterBlank ?? runs[0]
}
