/** Both languages say the same things; whatever is said is used, and whatever is used is said. */
import { describe, expect, it } from 'vitest'
import { chinese, english } from './dictionary.ts'
import type { Message, Messages } from './message-types.ts'
import { keysOf, messageAt } from './resolve.ts'

const keys = keysOf(english)

const texts = import.meta.glob<string>(
  ['../**/*.{ts,svelte}', '!**/messages.ts', '!**/*.test.ts', '!../app/gallery/**'],
  { query: '?raw', import: 'default', eager: true },
)
const sources = Object.entries(texts).map(([file, text]) => ({ file, text }))

/** Every string between quotes that could be a key, and every template with a place in it, as a pattern. */
function mentioned(text: string): { keys: string[]; patterns: RegExp[] } {
  const found = [...text.matchAll(/(['"`])([a-z]\w*(?:\.(?:\w|\$\{[^}`]*\})+)+)\1/g)].map((match) => match[2])
  return {
    keys: found.filter((key) => !key.includes('${')),
    patterns: found
      .filter((key) => key.includes('${'))
      .map(
        (key) =>
          new RegExp(
            `^${key
              .replace(/\$\{[^}]*\}/g, '\u0000')
              .replaceAll('.', '\\.')
              .replaceAll('\u0000', '[\\w.-]+')}$`,
          ),
      ),
  }
}

const uses = sources.map(({ text }) => mentioned(text))
const usedKeys = new Set(uses.flatMap((use) => use.keys))
const usedPatterns = uses.flatMap((use) => use.patterns)

function textsOf(message: Message): string[] {
  return typeof message === 'string' ? [message] : [message.one, message.other]
}

function placeholders(message: Message): string[] {
  const names = textsOf(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))
  return [...new Set(names)].sort()
}

describe('messages', () => {
  it('are looked for in all sources', () => {
    expect(sources.length).toBeGreaterThan(50)
  })

  it('are the same in both languages', () => {
    expect(keysOf(chinese).sort()).toEqual([...keys].sort())
  })

  it('have the same parameters in both languages', () => {
    const differing = keys.filter((key) => {
      const [original, translated] = [english, chinese].map((one: Messages) => messageAt(one, key) ?? '')
      // A singular may leave its number out: "one page".
      const asked = new Set([...placeholders(original), ...(typeof original === 'string' ? [] : ['count'])])
      const same = placeholders(translated).every((name) => asked.has(name))
      return !same || (typeof original === 'string' && placeholders(translated).length !== asked.size)
    })
    expect(differing).toEqual([])
  })

  it('are not empty, and not left in English', () => {
    const left = keys.filter((key) => {
      const [original, translated] = [english, chinese].map((one: Messages) =>
        textsOf(messageAt(one, key) ?? '').join(),
      )
      const hasWords = /[a-z]{4,} [a-z]{2,}/i.test(original.replace(/BriLLM Studio|JSON Lines/, ''))
      return (
        translated.trim() === '' ||
        (hasWords && !/\p{Script=Han}/u.test(translated) && original === translated)
      )
    })
    expect(left).toEqual([])
  })

  it('call one thing by one word', () => {
    // Each with the word that the window uses instead.
    const others: Record<string, RegExp> = {
      词元: /令牌|标记符|记号/,
      提示词: /提示(?!词)/,
      续写: /补全/,
      专属边: /独立边|自有边|私有边/,
      检查点: /检查站|快照|存档/,
      语料库: /文集|语料(?!库)/,
      后台: /工作室/,
      '…': /……|\.\.\./,
    }
    const wrong = keys.flatMap((key) => {
      const text = textsOf(messageAt(chinese, key) ?? '').join()
      return Object.entries(others)
        .filter(([, other]) => other.test(text))
        .map(([word]) => `${key}: ${text} (${word})`)
    })
    expect(wrong).toEqual([])
  })

  it('are all used', () => {
    const unused = keys.filter(
      (key) => !usedKeys.has(key) && !usedPatterns.some((pattern) => pattern.test(key)),
    )
    expect(unused).toEqual([])
  })

  it('exist wherever they are asked for', () => {
    const known = new Set(keys)
    const missing = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/\bt\(\s*'([^']+)'/g)]
        .map((match) => match[1])
        .filter((key) => !known.has(key))
        .map((key) => `${file}: ${key}`),
    )
    expect(missing).toEqual([])
  })

  it('are found by the way sources name them', () => {
    const text = "t('a.b') + t(`x.${kind}`) + key('c.d.e') + 'no key' + import('./a.ts')"
    const found = mentioned(text)
    expect(found.keys).toEqual(['a.b', 'c.d.e'])
    expect(found.patterns.map(String)).toEqual(['/^x\\.[\\w.-]+$/'])
  })
})
