import type { Tokenizer } from './types.ts'

/**
 * Decodes a stream of tokens as they come: bytes are held back until their character is whole, so that what was
 * shown never has to be taken back. The pieces joined equal `tokenizer.decode` of all the ids.
 */
export class TextStream {
  readonly #tokenizer: Tokenizer
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true })

  constructor(tokenizer: Tokenizer) {
    this.#tokenizer = tokenizer
  }

  /** The text that this token completes, often its own, '' while a character is incomplete. */
  push(id: number): string {
    return this.#decoder.decode(this.#tokenizer.tokenBytes(id), { stream: true })
  }

  /** What is left: U+FFFD for a character that never became whole. The stream is as new afterwards. */
  end(): string {
    return this.#decoder.decode()
  }
}
