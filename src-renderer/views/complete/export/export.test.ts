import { describe, expect, it } from 'vitest'
import type { ModelView } from '../../../../src-shared/contract/index.ts'
import { defaultGeneration } from '../../../../src-shared/generation.ts'
import { language } from '../../../language/index.ts'
import { candidate } from '../state/fake-studio.ts'
import { explanationOf, traceOf } from '../why/explanations.ts'
import { explanationDocument, explanationFileName, type ExplanationDocument } from './document.ts'
import { escapeMarkup } from './escape.ts'
import { explanationPage } from './page.ts'
import { explanationPicture } from './picture.ts'
import { pageWords } from './words.ts'

const model: ModelView = {
  model: 7,
  run: 2,
  runName: '<b>demo</b>',
  corpus: 1,
  step: 300,
  config: {
    dialect: 'paper',
    d: 32,
    vocabularySize: 4000,
    maxContext: 256,
    minBigramCount: 2,
    positionalEncoding: 'sine-cosine',
    energyScale: 1,
    sharedWeighting: 'uniform',
    trainShared: false,
  },
  nodes: 4000,
  ownEdges: 90_000,
  parameters: 1e8,
  tokenizer: 'bpe',
  separator: 0,
  bytes: 4e8,
}

function documentOf(word: string, texts: readonly string[]): ExplanationDocument {
  return explanationDocument({
    model,
    prompt: texts.join(''),
    settings: defaultGeneration,
    trace: traceOf(texts),
    candidates: [candidate(word), candidate('</script><script>alert(1)</script>')],
    explanation: explanationOf(word, texts),
    mode: 'removed',
    made: new Date('2026-03-04T05:06:07Z'),
  })
}

const hostile = ['<img src=x onerror=alert(1)>', ' &amp; "', "'><svg/onload=alert(2)>", '\u0000', '\ud800']

describe('an exported explanation', () => {
  const document = documentOf(' on', ['The', ' cat', ' sat'])

  it('is a document that JSON keeps whole', () => {
    const read = JSON.parse(JSON.stringify(document)) as ExplanationDocument
    expect(read).toEqual(document)
    expect(read).toMatchObject({
      format: 'brillm-studio explanation',
      version: 1,
      made: '2026-03-04T05:06:07.000Z',
      model: { model: 7, step: 300, ownEdges: 90_000 },
      explanation: { chosen: { text: ' on' } },
    })
    expect(read.tokens.map(({ energy }) => energy)).toEqual([undefined, 2.5, 2.5])
  })

  it('is named by its token and day, as every file system takes it', () => {
    expect(explanationFileName(document, 'json')).toBe('why-on-2026-03-04.json')
    expect(explanationFileName(documentOf('龙珠', ['a']), 'html')).toBe('why-龙珠-2026-03-04.html')
    expect(explanationFileName(documentOf('../..\\:*', ['a']), 'html')).toBe('why-token-2026-03-04.html')
  })

  it('is a page in both languages that says the same figures', () => {
    for (const choice of ['en', 'zh'] as const) {
      language.choice = choice
      const page = explanationPage(document, pageWords(document))
      expect(page).toMatch(/^<!doctype html>/)
      expect(page).toContain(`<html lang="${language.locale}">`)
      expect(page).toContain('25.00%')
      expect(page).toContain('<svg')
      expect(page.match(/<h2>/g)).toHaveLength(7)
    }
    language.choice = 'system'
  })

  it('holds nothing that runs and nothing from elsewhere, whatever the tokens are', () => {
    const bad = documentOf('</title><script>alert(3)</script>', hostile)
    const page = explanationPage(bad, pageWords(bad))
    const parsed = new DOMParser().parseFromString(page, 'text/html')
    expect(parsed.querySelectorAll('script, img, link, iframe, [onload], [onerror]')).toHaveLength(0)
    expect([...parsed.querySelectorAll('svg')]).toHaveLength(1)
    expect(parsed.querySelector('b')).toBeNull()
    expect(parsed.querySelector('.text')?.textContent).toContain('<img src=x onerror=alert(1)> &amp; "')
    expect(page).not.toMatch(/https?:\/\/(?!www\.w3\.org)/)
    expect(page).toContain("default-src 'none'")
  })

  it('of 40,000 tokens stays a page that a browser opens', () => {
    const texts = Array.from({ length: 40_000 }, () => ' word')
    const long = documentOf(' on', texts)
    expect(explanationPage(long, pageWords(long)).length).toBeLessThan(6_000_000)
  })
})

describe('an explanation as a picture', () => {
  function parsed(word: string, texts: readonly string[]): { svg: Element; width: number; height: number } {
    const made = documentOf(word, texts)
    const { svg, width, height } = explanationPicture(made, pageWords(made))
    const read = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
    return { svg: read, width, height }
  }

  it('shows the text with the token that came, the path and the figures', () => {
    const { svg, width, height } = parsed(' on', ['The', ' cat', ' sat'])
    expect(svg.getAttribute('viewBox')).toBe(`0 0 ${width} ${height}`)
    expect(svg.querySelectorAll('svg')).toHaveLength(1)
    const words = [...svg.querySelectorAll('text')].map(({ textContent }) => textContent)
    expect(words).toEqual(expect.arrayContaining(['The', ' cat', ' sat', ' on', '25.00%']))
  })

  it('of a long text shows the end, in a height that a page can hold', () => {
    const texts = Array.from({ length: 5000 }, (_, index) => ` word${index}`)
    const { svg, height } = parsed(' on', texts)
    const words = [...svg.querySelectorAll('text')].map(({ textContent }) => textContent)
    expect(words).toContain(' word4999')
    expect(words).not.toContain(' word4000')
    expect(height).toBeLessThan(2000)
  })

  it('stays a picture whatever the tokens are', () => {
    const { svg } = parsed('</text><script>alert(1)</script>', hostile)
    expect(svg.querySelectorAll('script, img, foreignObject, [onload], [onerror]')).toHaveLength(0)
  })
})

describe('escaping', () => {
  it('leaves no markup, and replaces what XML cannot hold', () => {
    expect(escapeMarkup(`<a b="c" d='e'>&`)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;')
    expect(escapeMarkup('龙\t\n')).toBe('龙\t\n')
    expect(escapeMarkup('\u0000\ud800\ufffe')).toBe('\ufffd\ufffd\ufffd')
    expect(escapeMarkup('😀')).toBe('😀')
  })
})
