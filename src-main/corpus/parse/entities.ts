/**
 * The entities of XML: the five it defines and numbers. Nothing else is ever expanded – a DOCTYPE that defines
 * entities is ignored – so no file can grow by expansion.
 */
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Unknown names stay as they are; numbers that name no character give U+FFFD. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:(amp|lt|gt|quot|apos)|#(\d{1,8})|#x([\da-f]{1,7}));/gi,
    (whole, name, decimal, hex) => {
      if (typeof name === 'string') return named[name] ?? whole
      const code = typeof decimal === 'string' ? parseInt(decimal, 10) : parseInt(hex as string, 16)
      const valid = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      return valid ? String.fromCodePoint(code) : '\ufffd'
    },
  )
}

/**
 * Lines end in \n; control characters, lone surrogates, noncharacters and what stands for undecodable bytes go.
 */
export function tidy(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\ufffd\ufffe\uffff\ufeff]/gu, '')
}
