/** How memory is cut. Other values than these serve tests, which reach every cut with small models. */

export interface GpuLimits {
  /** Bytes of one buffer of records or of state. */
  readonly shardBytes: number
  /** Bytes of energies, and of partial gradients, that exist at a time: groups are worked on in waves of this size. */
  readonly workspaceBytes: number
}

type Sizes = Pick<GPUSupportedLimits, 'maxStorageBufferBindingSize' | 'maxBufferSize'>

/** Bytes of the largest buffer that kernels can be given. */
export function mostBytes({ maxStorageBufferBindingSize, maxBufferSize }: Sizes): number {
  return Math.min(maxStorageBufferBindingSize, maxBufferSize)
}

/** What a device allows in one binding; a workspace of more than half a gigabyte gains nothing. */
export function limitsOf(sizes: Sizes): GpuLimits {
  const most = mostBytes(sizes)
  return { shardBytes: most, workspaceBytes: Math.min(most, 512 * 2 ** 20) }
}
