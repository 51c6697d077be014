/**
 * Everything that crosses between the window and the main process, besides the contract, which goes over a port that
 * leads past the main process. Arguments are checked by these schemas; the preload uses the names alone.
 */
import { isAbsolute } from 'node:path'
import { z } from 'zod'
import { limits } from '../../../src-shared/contract/limits.ts'
import type { names } from './names.ts'

const none = z.tuple([])

/** Window → main, without an answer. */
export const sent = {
  connect: none,
  restartStudio: none,
  listening: none,
  setProgress: z.tuple([z.number().min(0).max(1).nullable()]),
  notify: z.tuple([z.string().min(1).max(200), z.string().max(1000)]),
  openExternal: z.tuple([z.string().max(2048)]),
  setLanguage: z.tuple([z.enum(['en', 'zh'])]),
  fileTaken: z.tuple([
    z
      .string()
      .max(limits.path)
      .refine((file) => isAbsolute(file), 'not absolute'),
  ]),
} satisfies Record<keyof typeof names.sent, z.ZodType>

/** Window → main, answered. */
export const invoked = {
  pickFile: none,
  pickFolder: none,
  saveFile: z.tuple([
    z.string().min(1).max(limits.name),
    z.string().max(200),
    z.instanceof(Uint8Array).refine(({ length }) => length <= limits.studioMessage, 'too large'),
  ]),
  recentFiles: none,
} satisfies Record<keyof typeof names.invoked, z.ZodType>

export type Sent = { [Name in keyof typeof sent]: z.output<(typeof sent)[Name]> }
export type Invoked = { [Name in keyof typeof invoked]: z.output<(typeof invoked)[Name]> }
