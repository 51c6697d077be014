/** The words in which the contract is written: checked sizes, typed arrays, and schemas for types that stand elsewhere. */
import { z } from 'zod'
import { limits } from './limits.ts'

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? unknown : never) : never

/**
 * The schema of a type that stands elsewhere: it does not compile unless both say the same. Use it as
 * `shapeOf<RunRecord>()(z.object({ … }))`.
 */
export function shapeOf<Type>() {
  return <Schema extends z.ZodType>(schema: Schema & Same<Type, z.output<Schema>>): z.ZodType<Type> =>
    schema as unknown as z.ZodType<Type>
}

/** A key that is always named in the type, and whose value may be undefined. */
export function possibly<Type>(schema: z.ZodType<Type>): z.ZodType<Type | undefined> {
  return schema.optional()
}

export function list<Type>(item: z.ZodType<Type>, most: number = limits.list): z.ZodType<readonly Type[]> {
  return z.array(item).max(most)
}

/** Any number. One that is not finite crosses as such: see codec.ts. */
export const figure: z.ZodType<number> = z.custom<number>((value) => typeof value === 'number', 'a number')
export const finite = z.number()
/** How many of something. */
export const amount = z.int().min(0)
/** The number of a corpus, run, checkpoint … */
export const id = z
  .int()
  .min(1)
  .max(2 ** 31)
/** A token, which is a node of the graph. */
export const node = z
  .int()
  .min(0)
  .max(2 ** 24)
export const text = z.string()
export const name = z.string().trim().min(1).max(limits.name)
/** Milliseconds since 1970 (UTC). */
export const time = z.number()
export const share = z.number().min(0).max(1)
export const nothing = z.object({})
/** A JSON document that belongs to the part that wrote it. */
export const document: z.ZodType<unknown> = z.unknown().optional()

export const float32 = z.custom<Float32Array>((value) => value instanceof Float32Array, 'a Float32Array')
export const float64 = z.custom<Float64Array>((value) => value instanceof Float64Array, 'a Float64Array')
export const uint32 = z.custom<Uint32Array>((value) => value instanceof Uint32Array, 'a Uint32Array')
export const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'a Uint8Array')
