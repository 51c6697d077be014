/**
 * Sentences of the studio that a person meets in daily use, in their language: what is saved, why a run ended, what
 * happened to it. A sentence that is not among them is shown as the studio says it.
 */
import { t } from '../language/index.ts'

interface Form {
  readonly pattern: RegExp
  readonly say: (...figures: string[]) => string
}

const forms: readonly Form[] = [
  { pattern: /^It had not begun\.$/, say: () => t('shell.told.notBegun') },
  {
    pattern: /^Nothing was saved yet; it starts from its beginning\.$/,
    say: () => t('shell.told.nothingSaved'),
  },
  { pattern: /^Its start is saved\.$/, say: () => t('shell.told.startSaved') },
  {
    pattern: /^Everything up to step ([\d,]+) is saved\.$/,
    say: (step) => t('shell.told.stepSaved', { step }),
  },
  {
    pattern: /^([\d,]+) articles are saved\.$/,
    say: (articles) => t('shell.told.articlesSaved', { articles }),
  },
  { pattern: /^The held-out perplexity no longer fell\.$/, say: () => t('shell.told.earlyStop') },
  {
    pattern: /^It was stopped; everything up to there is saved\.$/,
    say: () => t('shell.told.stoppedSaved'),
  },
  {
    pattern: /^The program ended while it was (?:importing|training)\.$/,
    say: () => t('shell.told.programEnded'),
  },
  { pattern: /^Something went wrong inside the program\.$/, say: () => t('shell.told.defect') },
  {
    pattern: /^A Kneser-Ney model of 3 tokens has a perplexity of ([\d.]+)\.$/,
    say: (perplexity) => t('shell.told.kneserNey', { perplexity }),
  },
  {
    pattern: /^On all held-out text the perplexity is ([\d.]+)\.$/,
    say: (perplexity) => t('shell.told.heldOut', { perplexity }),
  },
]

export function toldText(sentence: string): string {
  for (const { pattern, say } of forms) {
    const found = pattern.exec(sentence)
    if (found !== null) return say(...found.slice(1))
  }
  return sentence
}
