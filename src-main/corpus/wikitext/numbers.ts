/** Numbers as readers see them. */

/** "1234567.891" → "1,234,567.891"; text that is not a plain number stays as it is. */
export function groupDigits(text: string): string {
  const found = /^([-−+]?)(\d{4,30})(\.\d+)?$/.exec(text.trim())
  if (!found) return text
  return found[1] + found[2].replace(/\B(?=(?:\d{3})+$)/g, ',') + (found[3] ?? '')
}

const raised = [...'⁰¹²³⁴⁵⁶⁷⁸⁹']

/** The power of ten in superscript characters: 5 → "×10⁵". */
export function powerOfTen(exponent: string): string {
  const digits = exponent.replace(/[-−]/g, '⁻').replace(/\d/g, (digit) => raised[Number(digit)])
  return `×10${digits}`
}

/** Codes of {{convert}} that are not what a reader sees. */
const unitNames = new Map(
  Object.entries({
    km2: 'km²',
    m2: 'm²',
    cm2: 'cm²',
    ft2: 'sq ft',
    sqft: 'sq ft',
    sqmi: 'sq mi',
    mi2: 'sq mi',
    sqkm: 'km²',
    sqm: 'm²',
    sqin: 'sq in',
    sqyd: 'sq yd',
    m3: 'm³',
    cm3: 'cm³',
    km3: 'km³',
    cuft: 'cu ft',
    cuin: 'cu in',
    cuyd: 'cu yd',
    cumi: 'cu mi',
    c: '°C',
    f: '°F',
    k: 'K',
    kmh: 'km/h',
    'km/h': 'km/h',
    acre: 'acres',
    mi: 'miles',
    mile: 'miles',
    miles: 'miles',
    in: 'inches',
    ft: 'feet',
    foot: 'feet',
    yd: 'yards',
    lb: 'pounds',
    lbs: 'pounds',
    mpg: 'mpg',
    t: 'tonnes',
    'g/cm3': 'g/cm³',
    'kg/m3': 'kg/m³',
    '/km2': '/km²',
    'pd/sqkm': 'inhabitants per km²',
    'pd/km2': 'inhabitants per km²',
    'pd/sqmi': 'inhabitants per square mile',
    usgal: 'US gallons',
    impgal: 'imperial gallons',
    e6acre: 'million acres',
    e6km2: 'million km²',
    e6sqmi: 'million square miles',
    e6ha: 'million hectares',
  }),
)

/** A unit code of {{convert}} as readers see it; unknown codes are mostly what readers see already. */
export function unitName(code: string): string {
  return unitNames.get(code.toLowerCase()) ?? code
}

const rangeWords = new Map(
  Object.entries({
    to: ' to ',
    and: ' and ',
    or: ' or ',
    by: ' by ',
    x: ' × ',
    '×': ' × ',
    '-': '–',
    '–': '–',
    'to(-)': ' to ',
    '+/-': ' ± ',
    '±': ' ± ',
    'to about': ' to about ',
    'and(-)': ' and ',
  }),
)

const isNumber = (text: string | undefined) => text !== undefined && /^[-−+]?[\d.,/⁄]+$/.test(text)

/**
 * The first measure of {{convert|5|km|mi}}: "5 km"; ranges ("5 to 10 km") and compound ones ("6 feet 2 inches") too.
 * The converted value in brackets is arithmetic of the template, not of the author.
 */
export function firstMeasure(values: string[]): string | undefined {
  if (!values[0]) return undefined
  let text = groupDigits(values[0])
  let index = 1
  for (let range = rangeWords.get(values[index] ?? ''); range && values[index + 1];) {
    text += range + groupDigits(values[index + 1])
    index += 2
    range = rangeWords.get(values[index] ?? '')
  }
  if (!values[index]) return text
  text += ' ' + unitName(values[index])
  const compound =
    isNumber(values[index + 1]) && values[index + 2] !== undefined && !isNumber(values[index + 2])
  return compound ? `${text} ${values[index + 1]} ${unitName(values[index + 2])}` : text
}
