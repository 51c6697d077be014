/**
 * How text is brought to one form before anything counts or encodes it, the same for a corpus and for a prompt.
 * The steps are few and each can be written in a Hugging Face `normalizer`, so that other programs that read our
 * tokenizer.json see the same text. Which widths are folded, and why: docs/decisions/051-width-folding.md.
 */

/** Full-width signs that are the regular punctuation of Chinese, not a wide form of something else. */
const chinesePunctuation = '，：；！？（）'

/** Wide form → ASCII form: U+FF01 … U+FF5E without Chinese punctuation, and the ideographic space. */
export const widthFolds: ReadonlyMap<string, string> = new Map([
  ['\u3000', ' '],
  ...Array.from({ length: 0xff5e - 0xff01 + 1 }, (_, i): [string, string] => [
    String.fromCharCode(0xff01 + i),
    String.fromCharCode(0x21 + i),
  ]).filter(([wide]) => !chinesePunctuation.includes(wide)),
])

/** ASCII form → full-width form, applied directly after a Han character: 巴黎, → 巴黎， */
export const hanPunctuation: ReadonlyMap<string, string> = new Map([
  [',', '，'],
  [':', '：'],
  [';', '；'],
  ['!', '！'],
  ['?', '？'],
])

const wide = new RegExp(`[${[...widthFolds.keys()].join('')}]`, 'g')
const asciiAfterHan = /(?<=\p{Script=Han})[,:;!?]/gu

/** Replaces every lone surrogate by U+FFFD, so that the text has a UTF-8 form. */
export function wellFormed(text: string): string {
  return text.isWellFormed() ? text : text.toWellFormed()
}

/** Wide letters, digits and signs become ASCII; Chinese punctuation stays as it is. */
export function foldWidth(text: string): string {
  return text.replace(wide, (sign) => widthFolds.get(sign) ?? sign)
}

/** ASCII punctuation that directly follows a Han character becomes Chinese punctuation. */
export function punctuateHan(text: string): string {
  return text.replace(asciiAfterHan, (sign) => hanPunctuation.get(sign) ?? sign)
}

/**
 * The one form of a text: well-formed, canonically composed (Unicode NFC) and, if asked for, with widths folded.
 * Applying it twice changes nothing. Folding comes before composition, which may then join a folded letter with the
 * accent behind it.
 */
export function normaliseText(text: string, options: { readonly foldWidth: boolean }): string {
  const whole = wellFormed(text)
  return options.foldWidth ? punctuateHan(foldWidth(whole).normalize('NFC')) : whole.normalize('NFC')
}

/** Share of Han characters among the letters of a text, 0 … 1; 0 for a text without letters. */
export function hanShare(text: string): number {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return letters === 0 ? 0 : Math.min(han / letters, 1)
}
