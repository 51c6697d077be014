/** The CRC of bzip2: CRC-32 with polynomial 0x04c11db7, most significant bit first, inverted at both ends. */
const table = new Int32Array(256)
for (let byte = 0; byte < 256; byte++) {
  let crc = byte << 24
  for (let bit = 0; bit < 8; bit++) crc = crc < 0 ? (crc << 1) ^ 0x04c11db7 : crc << 1
  table[byte] = crc
}

/** Goes on from `crc` (start with -1, finish with `~crc >>> 0`) over bytes [from, to). */
export function updateCrc(crc: number, bytes: Uint8Array, from: number, to: number): number {
  for (let i = from; i < to; i++) crc = (crc << 8) ^ table[(crc >>> 24) ^ bytes[i]]
  return crc
}

/** The CRC of a stream after one more block: rotate by one bit, then exclusive or. */
export function combineCrc(stream: number, block: number): number {
  return (((stream << 1) | (stream >>> 31)) ^ block) >>> 0
}
