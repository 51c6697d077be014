/** Texts for tests and the benchmark: real ones come from fixtures/, these need nothing. */
import { Random } from '../../src-shared/random.ts'

/** Text of `distinct` made-up words whose frequencies follow Zipf's law, with sentences, numbers and paragraphs. */
export function zipfText(seed: number, length: number, distinct = 20_000): string {
  const random = new Random(seed)
  const syllables = [
    'ka',
    'tor',
    'min',
    'el',
    'a',
    'sen',
    'ru',
    'ing',
    'the',
    'o',
    'ster',
    'vi',
    'lan',
    'd',
    'é',
    'qu',
  ]
  const words = Array.from({ length: distinct }, () =>
    Array.from({ length: 1 + random.below(6) }, () => syllables[random.below(syllables.length)]).join(''),
  )
  const parts: string[] = []
  for (let written = 0; written < length;) {
    const word = words[Math.floor(words.length ** random.uniform()) - 1]
    const turn = random.uniform()
    const part =
      turn < 0.02
        ? `${random.below(2000)}, `
        : turn < 0.1
          ? `${word}. `
          : turn < 0.11
            ? `${word}\n\n`
            : `${word} `
    parts.push(part)
    written += part.length
  }
  return parts.join('').slice(0, length)
}

/** Han text of `distinct` characters, Zipf-distributed, with Chinese punctuation, digits and wide forms. */
export function hanText(seed: number, length: number, distinct: number): string {
  const random = new Random(seed)
  let text = ''
  for (let i = 0; i < length; i++) {
    const turn = random.uniform()
    if (turn < 0.08) text += '，。、：；！？（）'[random.below(9)]
    else if (turn < 0.1) text += 'Ａ１,b7'[random.below(5)]
    else text += String.fromCharCode(0x4e00 + Math.floor(distinct ** random.uniform()) - 1)
  }
  return text
}

/** Strings that have broken tokenizers before. */
export const awkwardTexts: readonly string[] = [
  '',
  ' ',
  '\n',
  '\0',
  '\ufeff',
  '\ufeffByte order mark',
  'a\u0000b\u0007c\u001b[0m\u007f',
  'tab\tnewline\r\n\r\nspaces   run    \u00a0\u2003\u3000end   ',
  '\u0085next\u0085\u0085line \u2028\u2029',
  "it's we're I'll they'd I'm you've 'tis 'Llama '' 's",
  "IT'S WE'RE ’s",
  '1234567890 3.14159 1,000,000 ²½Ⅷ٣',
  'e\u0301 é ﬁ Å \u1e9b\u0323 \u0958 각',
  '👩‍👩‍👧‍👦 🇫🇷 👍🏽 😀😀😀 ☃️',
  '中华人民共和国（１９４９年）ＡＢＣ,好!吗?',
  'ﾊﾝｶｸ ｶﾞ テスト 한국어 ไทย नमस्ते עברית العربية',
  '𠀀𠮷𝒳 \u{10ffff}\u{e000}\uffff',
  '<|endoftext|>',
  'a<|endoftext|>b<|endoftext|><|endoftext|> <|endoftext|',
  'no ＜｜ｅｎｄｏｆｔｅｘｔ｜＞',
  '__proto__ constructor toString hasOwnProperty',
  '<0x41><0xE4>',
  '_____ ----- ===== ..... $$$$$ \\\\\\',
  'a'.repeat(500) + ' ' + 'ab'.repeat(300) + ' ' + '哈'.repeat(300),
]
