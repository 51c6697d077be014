/** "10<sup>5</sup>" without its tags would read 105: exponents become the superscript characters of Unicode. */
const plain = '0123456789+-−()ni'
const raised = [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿⁱ']

const longestExponent = 12

/** Whether the content of a <sup> is a number; words ("1<sup>st</sup>") stay as they are. */
export function isExponent(content: string): boolean {
  return content.length <= longestExponent && /^[\s'+\-−(]*[0-9ni][0-9+\-−()ni'\s]*$/.test(content)
}

/** The content of a <sup> in superscript characters. */
export function superscript(content: string): string {
  return [...content.replaceAll("'", '').trim()].map((each) => raised[plain.indexOf(each)] ?? each).join('')
}
