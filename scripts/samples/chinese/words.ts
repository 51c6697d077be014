/** 中文的数字与并列。 Numbers in words, enumerations and directions in Chinese. */
const digits = '零一二三四五六七八九'

/** 0 to 99,999. */
export function numberWord(n: number): string {
  if (n < 10) return digits[n]
  if (n < 20) return '十' + (n === 10 ? '' : digits[n - 10])
  if (n < 100) return `${digits[Math.floor(n / 10)]}十${n % 10 === 0 ? '' : digits[n % 10]}`
  const [unit, name] =
    n < 1000 ? ([100, '百'] as const) : n < 10_000 ? ([1000, '千'] as const) : ([10_000, '万'] as const)
  const rest = n % unit
  const head = digits[Math.floor(n / unit)] + name
  if (rest === 0) return head
  if (rest < unit / 10) return `${head}零${numberWord(rest)}`
  return head + (rest < 20 && rest >= 10 ? '一' : '') + numberWord(rest)
}

/** 'a'、'a和b'、'a、b和c'; undefined for nothing. */
export function series(values: readonly string[]): string | undefined {
  if (values.length === 0) return undefined
  if (values.length === 1) return values[0]
  return `${values.slice(0, -1).join('、')}和${values[values.length - 1]}`
}

export const directions = ['北', '东北', '东', '东南', '南', '西南', '西', '西北'] as const

/** A sentence as part of another: without its full stop. */
export const clause = (sentence: string): string => sentence.replace(/。$/, '')
