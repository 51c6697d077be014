/**
 * What a dictionary may hold, and the types that follow from it. English is the original: its texts, written
 * `as const`, give the keys and the names of the parameters; every other language is checked against it.
 */

/** Forms by number: which one is used follows from the parameter `count`. */
export interface Plural {
  readonly one: string
  readonly other: string
}

export type Message = string | Plural

export interface Messages {
  readonly [name: string]: Message | Messages
}

/** The same tree in another language, which may need fewer plural forms. */
export type Translation<Original> = {
  readonly [Name in keyof Original]: Original[Name] extends string
    ? string
    : Original[Name] extends Plural
      ? Message
      : Translation<Original[Name]>
}

/** Dotted paths to all messages of a tree. */
export type KeyOf<Tree> = {
  [Name in keyof Tree & string]: Tree[Name] extends Message ? Name : `${Name}.${KeyOf<Tree[Name]>}`
}[keyof Tree & string]

export type MessageAt<Tree, Key extends string> = Key extends `${infer Head}.${infer Rest}`
  ? Head extends keyof Tree
    ? MessageAt<Tree[Head], Rest>
    : never
  : Key extends keyof Tree
    ? Tree[Key]
    : never

type Placeholders<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never

export type ParameterOf<Found> = Found extends Plural
  ? 'count' | Placeholders<Found['one'] | Found['other']>
  : Placeholders<Found>

/** Numbers are written the way the language does; strings as they are. `count` must be a number. */
export type Parameters<Found> = {
  readonly [Name in ParameterOf<Found>]: Name extends 'count' ? number : string | number
}
