/**
 * The part of the WebAssembly interface that this engine uses. TypeScript declares it among the browser's types only,
 * which code for Node must not see.
 */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array)
  }
  class Instance {
    constructor(module: Module, imports: Record<string, Record<string, unknown>>)
    readonly exports: Record<string, unknown>
  }
  class Memory {
    constructor(descriptor: { initial: number; maximum: number; shared: boolean })
    /** Replaced by a larger one when the memory grows. */
    readonly buffer: SharedArrayBuffer
    /** By pages of 64 KiB. */
    grow(pages: number): number
  }
  function validate(bytes: Uint8Array): boolean
}
