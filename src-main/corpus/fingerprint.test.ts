import { afterAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from './dump.fixture.ts'
import { fingerprint } from './index.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

describe('fingerprint', () => {
  it('is the SHA-256 of the file', async () => {
    expect(await fingerprint(folder.write('abc', 'abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
  })

  it('can be cancelled', async () => {
    const controller = new AbortController()
    controller.abort()
    await expect(fingerprint(folder.write('abc', 'abc'), undefined, controller.signal)).rejects.toMatchObject(
      {
        kind: 'cancelled',
      },
    )
  })
})
