/**
 * Which articles a model never sees. Whole articles are held out, so that no held-out sentence has its neighbour in
 * the training text; the choice depends on the article's index and the seed alone.
 */
import { Random } from '../../src-shared/random.ts'

/** A corpus as token ids, every article followed by the separator token. */
export interface TokenStream {
  readonly tokens: Uint16Array | Uint32Array
  /** [articles + 1] first token of each article, then the number of tokens. */
  readonly articleOffsets: ArrayLike<number>
}

export interface Split {
  readonly training: Uint32Array
  readonly heldOut: Uint32Array
  readonly trainingArticles: number
  readonly heldOutArticles: number
  /** 'tail' when there are too few articles to hold whole ones out: then the last part of the text is. */
  readonly by: 'article' | 'tail'
}

/** Below this many articles a share of them says little, and the tail of the text is held out instead. */
const fewestArticles = 8

/**
 * @param share of the articles to hold out, 0 ≤ share < 1
 * @returns both parts; the held-out part is empty only when `share` is 0
 */
export function splitByArticle(stream: TokenStream, share: number, seed: number): Split {
  const { tokens, articleOffsets } = stream
  const articles = articleOffsets.length - 1
  if (share > 0 && articles < fewestArticles) return splitTail(tokens, share, articles)

  const held = new Uint8Array(articles)
  if (share > 0) {
    const order = new Random(seed ^ 0x5e1d0047).shuffle(Uint32Array.from({ length: articles }, (_, i) => i))
    const wanted = Math.max(1, Math.round(articles * share))
    for (let i = 0; i < wanted; i++) held[order[i]] = 1
  }
  let heldTokens = 0
  for (let i = 0; i < articles; i++) if (held[i]) heldTokens += articleOffsets[i + 1] - articleOffsets[i]

  const training = new Uint32Array(tokens.length - heldTokens)
  const heldOut = new Uint32Array(heldTokens)
  let trainingArticles = 0
  let t = 0
  let h = 0
  for (let i = 0; i < articles; i++) {
    const article = tokens.subarray(articleOffsets[i], articleOffsets[i + 1])
    if (held[i]) {
      heldOut.set(article, h)
      h += article.length
    } else {
      training.set(article, t)
      t += article.length
      trainingArticles++
    }
  }
  return { training, heldOut, trainingArticles, heldOutArticles: articles - trainingArticles, by: 'article' }
}

function splitTail(tokens: Uint16Array | Uint32Array, share: number, articles: number): Split {
  const cut = Math.floor(tokens.length * (1 - share))
  return {
    training: Uint32Array.from(tokens.subarray(0, cut)),
    heldOut: Uint32Array.from(tokens.subarray(cut)),
    trainingArticles: articles,
    heldOutArticles: 0,
    by: 'tail',
  }
}
