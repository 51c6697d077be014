/** Numbers in words and other small pieces of English. */
const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = ' ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** 0 to 9,999 in words. */
export function cardinalWord(n: number): string {
  if (n < 20) return small[n]
  if (n < 100) return tens[Math.floor(n / 10)] + (n % 10 === 0 ? '' : `-${small[n % 10]}`)
  if (n < 1000)
    return `${small[Math.floor(n / 100)]} hundred` + (n % 100 === 0 ? '' : ` and ${cardinalWord(n % 100)}`)
  const rest = n % 1000
  return (
    `${cardinalWord(Math.floor(n / 1000))} thousand` +
    (rest === 0 ? '' : rest < 100 ? ` and ${cardinalWord(rest)}` : ` ${cardinalWord(rest)}`)
  )
}

const irregular: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
}

export function ordinalWord(n: number): string {
  return cardinalWord(n).replace(
    /[a-z]+$/,
    (last) => irregular[last] ?? (last.endsWith('y') ? last.slice(0, -1) + 'ieth' : last + 'th'),
  )
}

const numerals: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

export function romanNumeral(n: number): string {
  let rest = n
  let result = ''
  for (const [value, letters] of numerals)
    while (rest >= value) {
      result += letters
      rest -= value
    }
  return result
}

/** 'a', 'a and b', 'a, b and c'; undefined for nothing. */
export function series(values: readonly string[]): string | undefined {
  if (values.length === 0) return undefined
  if (values.length === 1) return values[0]
  return `${values.slice(0, -1).join(', ')} and ${values[values.length - 1]}`
}

/** 8849 → '8,849'. */
export function thousands(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',')
}

export const directions = [
  'north',
  'north-east',
  'east',
  'south-east',
  'south',
  'south-west',
  'west',
  'north-west',
] as const
