import { isBomb, type ByteSource } from './source.ts'

/** A UTF-16 stream as UTF-8, without its byte order mark. Lone surrogates become U+FFFD. Blocks lose their meaning. */
export async function* transcode(source: ByteSource, encoding: 'utf-16le' | 'utf-16be'): ByteSource {
  const decoder = new TextDecoder(encoding)
  const encoder = new TextEncoder()
  let offset = 0
  try {
    for (;;) {
      const step = await source.next()
      const bytes = encoder.encode(
        step.done ? decoder.decode() : decoder.decode(step.value.bytes, { stream: true }),
      )
      if (step.done) {
        if (bytes.length > 0) yield { bytes, offset, fileOffset: 0 }
        return step.value
      }
      const { fileOffset, gap } = step.value
      yield { bytes, offset, fileOffset, gap }
      offset += bytes.length
      if (isBomb(offset, fileOffset)) return { problem: 'bomb' }
    }
  } finally {
    await source.return({})
  }
}
