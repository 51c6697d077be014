/**
 * Typed arrays as blobs and back. Numbers lie little-endian, as on every machine this program runs on; what SQLite
 * returns may lie at any address, so reading copies.
 */
import { endianness } from 'node:os'

if (endianness() !== 'LE') throw new Error('Workspaces are little-endian; this machine is not.')

export function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}

export function uint16Of(bytes: Uint8Array): Uint16Array {
  return new Uint16Array(aligned(bytes))
}

export function uint32Of(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(aligned(bytes))
}

export function float32Of(bytes: Uint8Array): Float32Array {
  return new Float32Array(aligned(bytes))
}

export function float64Of(bytes: Uint8Array): Float64Array {
  return new Float64Array(aligned(bytes))
}

function aligned(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length)
  new Uint8Array(copy).set(bytes)
  return copy
}
