/** Text ↔ token ids: training, encoding, decoding, tokenizer.json. Everything that others may use is named here. */
export type { Tokenizer, TokenizerKind, TrainerSettings } from './types.ts'
export { separatorText } from './byte-alphabet.ts'
export { chooseKind } from './choose-kind.ts'
export { parseTokenizer } from './parse-tokenizer.ts'
export { TextStream } from './text-stream.ts'
export { TokenizerTrainer, vocabularyRange } from './trainer.ts'
