import { hanShare } from '../../src-shared/text.ts'
import type { TokenizerKind } from './types.ts'

/** Share of Han characters among the letters from which a text is treated as Chinese. */
const chineseFrom = 0.3

/** What `--tokenizer auto` means: characters for Chinese text, byte pairs for any other. A few articles suffice. */
export function chooseKind(sampleText: string): TokenizerKind {
  return hanShare(sampleText) >= chineseFrom ? 'characters' : 'bpe'
}
