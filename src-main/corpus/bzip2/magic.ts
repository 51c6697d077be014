/**
 * Finds where blocks and streams may begin and end: 48-bit marks at any bit of the file. A mark may also occur by
 * chance or malice inside a block's data; whether it is real is for the decoder to say.
 */
export interface Mark {
  readonly kind: 'block' | 'end'
  /** Position of its first bit in the file. */
  readonly bit: number
}

export const markBits = 48

const magics = { block: 0x314159265359, end: 0x177245385090 } as const

interface Shifted {
  readonly kind: Mark['kind']
  /** Bits of the byte before `bytes[0]` that belong to the mark. */
  readonly lead: number
  readonly leadMask: number
  readonly leadValue: number
  /** The five whole bytes, of which the first two find the candidate. */
  readonly bytes: readonly number[]
  readonly tailMask: number
  readonly tailValue: number
}

/** A mark shifted by 0 to 7 bits covers 5 whole bytes at least, with parts of a byte before and after. */
function shift(kind: Mark['kind'], lead: number): Shifted {
  const magic = BigInt(magics[kind])
  const tail = 8 - lead
  const at = (from: number, count: number): number =>
    Number((magic >> BigInt(48 - from - count)) & BigInt((1 << count) - 1))
  return {
    kind,
    lead,
    leadMask: (1 << lead) - 1,
    leadValue: lead === 0 ? 0 : at(0, lead),
    bytes: [0, 1, 2, 3, 4].map((i) => at(lead + 8 * i, 8)),
    tailMask: (0xff << (8 - tail)) & 0xff,
    tailValue: at(lead + 40, tail) << (8 - tail),
  }
}

const shifted: Shifted[] = []
for (const kind of ['block', 'end'] as const)
  for (let lead = 0; lead < 8; lead++) shifted.push(shift(kind, lead))
const byFirstByte: (Shifted[] | undefined)[] = Array.from({ length: 256 }, (_, byte) => {
  const found = shifted.filter((candidate) => candidate.bytes[0] === byte)
  return found.length > 0 ? found : undefined
})
const worthALook = Uint8Array.from(byFirstByte, (found) => (found ? 1 : 0))

/**
 * Marks in `bytes`, which begins at byte `base` of the file, in order of their position. A mark is found when its
 * five whole bytes begin at an index in [from, to); it needs one byte before and six from that index on.
 */
export function findMarks(bytes: Uint8Array, base: number, from: number, to: number): Mark[] {
  const marks: Mark[] = []
  for (let i = from; i < to; i++) {
    if (worthALook[bytes[i]] === 0) continue
    for (const candidate of byFirstByte[bytes[i]] ?? []) {
      const whole = candidate.bytes
      if (bytes[i + 1] !== whole[1] || bytes[i + 2] !== whole[2]) continue
      if (bytes[i + 3] !== whole[3] || bytes[i + 4] !== whole[4]) continue
      if (((i > 0 ? bytes[i - 1] : 0) & candidate.leadMask) !== candidate.leadValue) continue
      if (((i + 5 < bytes.length ? bytes[i + 5] : 0) & candidate.tailMask) !== candidate.tailValue) continue
      marks.push({ kind: candidate.kind, bit: (base + i) * 8 - candidate.lead })
    }
  }
  return marks
}
