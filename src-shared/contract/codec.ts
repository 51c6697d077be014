/**
 * A message as bytes: JSON, with typed arrays as a tail so that they cross without being read digit by digit.
 *
 *     bytes 0-3  "BRS1"    4-7  length of the JSON, little endian
 *     JSON       { "arrays": [["f32", length], …], "body": … }
 *     arrays     each beginning at a multiple of 8 bytes, in order, nothing after the last
 *
 * In the body `{"$": 3}` stands for the fourth array, `{"$": "NaN"}` for a number that JSON does not have; a key that
 * begins with $ gets another $. What is read is hostile: every size is compared with the frame before it is used, and
 * arrays are views of the frame, so nothing is allocated because a message says so.
 */
import { StudioError } from '../errors.ts'
import { limits } from './limits.ts'

type TypedArray = Float32Array | Float64Array | Uint32Array | Int32Array | Uint16Array | Uint8Array
type Code = 'f32' | 'f64' | 'u32' | 'i32' | 'u16' | 'u8'

/** The bytes of the frame as an array; `length` in elements. Little endian, as every machine that runs this is. */
const readers: Record<
  Code,
  { bytes: number; view(buffer: ArrayBufferLike, at: number, length: number): TypedArray }
> = {
  f32: { bytes: 4, view: (buffer, at, length) => new Float32Array(buffer, at, length) },
  f64: { bytes: 8, view: (buffer, at, length) => new Float64Array(buffer, at, length) },
  u32: { bytes: 4, view: (buffer, at, length) => new Uint32Array(buffer, at, length) },
  i32: { bytes: 4, view: (buffer, at, length) => new Int32Array(buffer, at, length) },
  u16: { bytes: 2, view: (buffer, at, length) => new Uint16Array(buffer, at, length) },
  u8: { bytes: 1, view: (buffer, at, length) => new Uint8Array(buffer, at, length) },
}

function codeOf(array: ArrayBufferView): Code | undefined {
  if (array instanceof Float32Array) return 'f32'
  if (array instanceof Float64Array) return 'f64'
  if (array instanceof Uint32Array) return 'u32'
  if (array instanceof Int32Array) return 'i32'
  if (array instanceof Uint16Array) return 'u16'
  return array instanceof Uint8Array ? 'u8' : undefined
}

const magic = 0x31535242 // "BRS1" read as a little-endian number
const headBytes = 8
const wordFor = new Map<number, string>([
  [Infinity, 'Infinity'],
  [-Infinity, '-Infinity'],
])
const numberFor = new Map<unknown, number>([
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
])

const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8

/** @throws TypeError for what no message may hold: functions, symbols, big integers, other array types, cycles */
export function encode(body: unknown): Uint8Array<ArrayBuffer> {
  const arrays: TypedArray[] = []
  const written = write(body, arrays, 0)
  const table = arrays.map((array) => [codeOf(array), array.length])
  const json = new TextEncoder().encode(JSON.stringify({ arrays: table, body: written }))
  let length = headBytes + json.length
  for (const array of arrays) length = aligned(length) + array.byteLength
  const frame = new Uint8Array(length)
  const head = new DataView(frame.buffer)
  head.setUint32(0, magic, true)
  head.setUint32(4, json.length, true)
  frame.set(json, headBytes)
  let at = headBytes + json.length
  for (const array of arrays) {
    at = aligned(at)
    frame.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at)
    at += array.byteLength
  }
  return frame
}

function write(value: unknown, arrays: TypedArray[], depth: number): unknown {
  if (depth > limits.depth) throw new TypeError('a message is nested too deeply')
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return value
    case 'number':
      if (Number.isFinite(value)) return value
      return { $: wordFor.get(value) ?? 'NaN' }
    case 'object':
      break
    default:
      throw new TypeError(`a message cannot hold a ${typeof value}`)
  }
  if (value === null) return null
  if (Array.isArray(value)) return value.map((item) => write(item, arrays, depth + 1))
  if (ArrayBuffer.isView(value)) {
    if (codeOf(value) === undefined) throw new TypeError('a message cannot hold this kind of array')
    return { $: arrays.push(value as TypedArray) - 1 }
  }
  const written: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value))
    written[key.startsWith('$') ? `$${key}` : key] = write(item, arrays, depth + 1)
  return written
}

/**
 * The body of a frame. Arrays in it are views of the frame's memory.
 * @param most bytes that the frame may have
 * @throws StudioError 'input-too-large' or 'usage'; nothing else, whatever the bytes are
 */
export function decode(frame: Uint8Array, most: number): unknown {
  if (frame.length > most || frame.length < headBytes)
    throw frame.length > most
      ? new StudioError(
          'input-too-large',
          `A message of ${frame.length} bytes is too large.`,
          `At most ${most} bytes are read.`,
        )
      : unreadable('it is too short')
  const head = new DataView(frame.buffer, frame.byteOffset, frame.byteLength)
  if (head.getUint32(0, true) !== magic) throw unreadable('it does not begin like one')
  const jsonBytes = head.getUint32(4, true)
  if (jsonBytes > Math.min(frame.length - headBytes, limits.json))
    throw unreadable('its text is longer than it is')
  const { arrays: table, body } = parse(frame.subarray(headBytes, headBytes + jsonBytes))
  const arrays = viewsOf(frame, headBytes + jsonBytes, table)
  return read(body, arrays, 0)
}

function parse(bytes: Uint8Array): { arrays: unknown; body: unknown } {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw unreadable('its text is no JSON')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw unreadable('it holds no object')
  return value as { arrays: unknown; body: unknown }
}

function viewsOf(frame: Uint8Array, end: number, table: unknown): TypedArray[] {
  if (!Array.isArray(table) || table.length > limits.arrays) throw unreadable('its list of arrays is none')
  let at = end
  const places = table.map((entry: unknown) => {
    const [code, length] = Array.isArray(entry) && entry.length === 2 ? (entry as unknown[]) : []
    if (typeof code !== 'string' || !Object.hasOwn(readers, code))
      throw unreadable('an array is of no known kind')
    if (typeof length !== 'number' || !Number.isInteger(length) || length < 0)
      throw unreadable('an array has no length')
    const reader = readers[code as Code]
    const first = aligned(at)
    at = first + length * reader.bytes
    if (at > frame.length) throw unreadable('an array reaches beyond its end')
    return { reader, first, length }
  })
  if (at !== frame.length) throw unreadable('something follows its end')
  // A frame out of a pool of buffers may lie at an odd place; its arrays need an even one.
  const whole = frame.byteOffset % 8 === 0 || places.length === 0 ? frame : frame.slice()
  return places.map(({ reader, first, length }) =>
    reader.view(whole.buffer, whole.byteOffset + first, length),
  )
}

/** Puts arrays and numbers in their places. */
function read(value: unknown, arrays: readonly TypedArray[], depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth > limits.depth) throw unreadable('it is nested too deeply')
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) value[i] = read(value[i], arrays, depth + 1)
    return value
  }
  // An own key of this name becomes the prototype of whatever it is copied to.
  if (Object.hasOwn(value, '__proto__')) throw unreadable('a name in it is not allowed')
  if (Object.hasOwn(value, '$')) return referred((value as { $: unknown }).$, arrays)
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key.startsWith('$') ? key.slice(1) : key,
      read(item, arrays, depth + 1),
    ]),
  )
}

function referred(reference: unknown, arrays: readonly TypedArray[]): unknown {
  const number = numberFor.get(reference)
  if (number !== undefined) return number
  if (typeof reference !== 'number' || !(reference in arrays))
    throw unreadable('it names an array that it has not')
  return arrays[reference]
}

function unreadable(why: string): StudioError {
  return new StudioError(
    'usage',
    `A message cannot be read: ${why}.`,
    'Reload the window; if it happens again, window and studio are of different versions.',
  )
}
