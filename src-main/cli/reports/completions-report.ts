import { count } from '../terminal/format.ts'

export interface JudgedCompletion {
  readonly prompt: string
  readonly text: string
  readonly answers: readonly string[]
  /** Whether the completion begins with one of the answers. */
  readonly isTrue: boolean
}

/** The first few completions, and how many of all of them are true. */
export function completionsReport(judged: readonly JudgedCompletion[], shown: number): string {
  const right = judged.filter(({ isTrue }) => isTrue).length
  return [
    'Completions (greedy)',
    ...judged.slice(0, shown).map(({ prompt, text, answers, isTrue }) => {
      const line = text.replaceAll('\n', ' ⏎ ')
      return `  ${isTrue ? '✓' : '✗'} ${prompt}▸${line}${isTrue ? '' : `   (true: ${answers.join(' or ')})`}`
    }),
    `${count(right)} of ${count(judged.length)} questions about the sample's facts are answered right.`,
  ].join('\n')
}
