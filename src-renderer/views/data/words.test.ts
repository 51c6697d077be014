import { afterEach, describe, expect, it } from 'vitest'
import { skipReasons } from '../../../src-shared/corpus.ts'
import { language } from '../../language/index.ts'
import { phaseText } from '../../shell/index.ts'
import {
  compressionWords,
  droppedWords,
  formatWords,
  importPhases,
  layoutWords,
  phaseNumber,
  reasonWords,
} from './words.ts'

afterEach(() => {
  language.choice = 'system'
})

describe('words of the studio', () => {
  it('have a translation for every reason to skip a page', () => {
    language.choice = 'zh'
    for (const reason of skipReasons) expect(reasonWords(reason)).toMatch(/\p{Script=Han}/u)
  })

  it('know the order of the steps of an import, and the shell has words for each', () => {
    language.choice = 'zh'
    for (const [index, phase] of importPhases.entries()) {
      expect(phaseText(phase)).toMatch(/\p{Script=Han}/u)
      expect(phaseNumber(phase)).toBe(index)
    }
  })

  it('stay as they are where nobody knows them', () => {
    expect(reasonWords('eaten by a dog')).toBe('eaten by a dog')
    expect(droppedWords('toString')).toBe('toString')
    expect(phaseNumber('dreaming')).toBe(-1)
  })

  it('count finding the place again as reading', () => {
    expect(phaseNumber('passing over what was done')).toBe(phaseNumber('reading'))
  })

  it('name what a file is', () => {
    language.choice = 'en'
    expect(formatWords('mediawiki-xml')).toBe('MediaWiki dump')
    expect(compressionWords('bzip2')).toBe('bzip2')
    expect(layoutWords('headings')).toBe('= headings =')
    expect(droppedWords('languageLinks')).toBe('links to other languages')
  })
})
