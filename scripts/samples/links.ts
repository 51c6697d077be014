/**
 * Turns the first mention of another article into a link, as editors do: `[[river]]s` with a trail, `[[French
 * language|French]]` with a pipe. Works on words for English and on characters for Chinese.
 */
import type { Random } from '../../src-shared/random.ts'
import type { Article } from './article.ts'

export interface Linker {
  /** A function that links within one article: every other article once, and the article itself never. */
  within(title: string): (text: string) => string
}

function titlesBySurface(articles: readonly Article[]): Map<string, string> {
  const titles = new Map<string, string>()
  for (const { title, surfaces } of articles)
    for (const surface of [title, ...(surfaces ?? [])]) if (!titles.has(surface)) titles.set(surface, title)
  return titles
}

const link = (title: string, surface: string): string => {
  if (surface === title || surface.toLowerCase() === title.toLowerCase()) return `[[${surface}]]`
  return `[[${title}|${surface}]]`
}

/** `share`: how many of the possible links are made, since editors forget some. */
export function englishLinker(articles: readonly Article[], share: number, random: Random): Linker {
  const titles = titlesBySurface(articles)
  const find = (surface: string): string | undefined => titles.get(surface)
  return {
    within(own) {
      const done = new Set([own])
      return (text) => {
        const words = [...text.matchAll(/[\p{L}\p{N}'’-]+/gu)]
        let result = ''
        let position = 0
        for (let i = 0; i < words.length; i++) {
          for (let length = Math.min(4, words.length - i); length > 0; length--) {
            const start = words[i].index
            const end = words[i + length - 1].index + words[i + length - 1][0].length
            const surface = text.slice(start, end)
            const trail = surface.endsWith('s') ? surface.slice(0, -1) : undefined
            const exact = find(surface)
            const title = exact ?? (trail === undefined ? undefined : find(trail))
            if (title === undefined || done.has(title) || random.uniform() > share) continue
            done.add(title)
            const linked = exact === undefined ? link(title, trail ?? '') + 's' : link(title, surface)
            result += text.slice(position, start) + linked
            position = end
            i += length - 1
            break
          }
        }
        return result + text.slice(position)
      }
    },
  }
}

export function chineseLinker(articles: readonly Article[], share: number, random: Random): Linker {
  const titles = titlesBySurface(articles)
  return {
    within(own) {
      const done = new Set([own])
      return (text) => {
        let result = ''
        for (let i = 0; i < text.length;) {
          let step = 1
          let piece = text[i]
          for (let length = 8; length > 1; length--) {
            const surface = text.slice(i, i + length)
            const title = titles.get(surface)
            if (title === undefined || done.has(title) || random.uniform() > share) continue
            done.add(title)
            piece = link(title, surface)
            step = length
            break
          }
          result += piece
          i += step
        }
        return result
      }
    },
  }
}
