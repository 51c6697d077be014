/** A studio for tests: requests are answered by a table, streams are led by hand. */
import type {
  Reply,
  RequestName,
  SubscriptionEnd,
  SubscriptionEvent,
  SubscriptionInput,
} from '../../../../src-shared/contract/index.ts'
import type { GeneratedToken } from '../../../../src-shared/generation.ts'
import type { TraceCandidate } from '../../../../src-shared/trace.ts'
import type { Asker } from './generation.ts'

type Answers = { [Name in RequestName]?: (input: never) => unknown }

export class FakeStudio {
  readonly asked: { name: string; input: unknown }[] = []
  readonly streams: FakeStream[] = []
  readonly client: Asker

  constructor(answers: Answers = {}) {
    const table: Record<string, ((input: never) => unknown) | undefined> = { ...ordinary, ...answers }
    const request = async (name: string, input: unknown): Promise<unknown> => {
      this.asked.push({ name, input })
      const answer = table[name]
      if (answer === undefined) throw new Error(`nobody answers ${name}`)
      return answer(input as never)
    }
    const subscribe = (
      _name: string,
      input: SubscriptionInput<'complete'>,
      onEvent: (event: SubscriptionEvent<'complete'>) => void,
      listeners: { onEnd?: (end: SubscriptionEnd<'complete'>) => void; onError?: (error: unknown) => void },
    ): (() => void) => {
      const stream = new FakeStream(input, onEvent, listeners)
      this.streams.push(stream)
      return () => {
        stream.isStopped = true
      }
    }
    this.client = { request, subscribe } as unknown as Asker
  }

  get stream(): FakeStream {
    const last = this.streams.at(-1)
    if (last === undefined) throw new Error('nothing is being generated')
    return last
  }

  inputs(name: RequestName): unknown[] {
    return this.asked.filter((question) => question.name === name).map(({ input }) => input)
  }
}

export class FakeStream {
  isStopped = false
  readonly input: SubscriptionInput<'complete'>
  readonly #onEvent: (event: SubscriptionEvent<'complete'>) => void
  readonly #listeners: {
    onEnd?: (end: SubscriptionEnd<'complete'>) => void
    onError?: (error: unknown) => void
  }

  constructor(
    input: SubscriptionInput<'complete'>,
    onEvent: FakeStream['tell'],
    listeners: { onEnd?: (end: SubscriptionEnd<'complete'>) => void; onError?: (error: unknown) => void },
  ) {
    this.input = input
    this.#onEvent = onEvent
    this.#listeners = listeners
  }

  tell(event: SubscriptionEvent<'complete'>): void {
    if (!this.isStopped) this.#onEvent(event)
  }

  write(...words: string[]): void {
    this.tell({ tokens: words.map(generated), candidates: [], tokensPerSecond: 100 })
  }

  end(reason: SubscriptionEnd<'complete'>['reason'] = 'length'): void {
    if (!this.isStopped) this.#listeners.onEnd?.({ reason, text: '', promptTokens: 1, tokens: 1 })
  }

  fail(error: unknown): void {
    if (!this.isStopped) this.#listeners.onError?.(error)
  }
}

/** Every word is a token; its number is made of its characters. */
export function idOf(word: string): number {
  return [...word].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521, 7)
}

export function generated(word: string): GeneratedToken {
  return { ...candidate(word), display: word, margin: 0.5 }
}

export function candidate(word: string, probability = 0.25): TraceCandidate {
  return { id: idOf(word), text: word, energy: 2.5, probability, own: true, count: 4 }
}

function tokenise({ prompt }: { prompt: string }): Reply<'completion.tokenise'> {
  const texts = prompt.match(/ ?\S+/g) ?? []
  return { ids: Uint32Array.from(texts, idOf), texts }
}

const ordinary: Answers = {
  'models.open': ({ model }: { model: number }) => ({ model, run: 1, runName: 'demo', step: 10 }),
  'completion.tokenise': tokenise,
  'graph.flow': (input: { prompt: string }) => ({
    probabilities: Float32Array.from(tokenise(input).ids, (_, index) => (index === 0 ? NaN : 0.5)),
  }),
}
