import type { PickedFile } from '../../src-shared/contract/index.ts'

/** A file that shall be imported: by its path where the host knows it, else by its content. */
export interface IncomingFile extends Omit<PickedFile, 'file'> {
  readonly file?: File
}
