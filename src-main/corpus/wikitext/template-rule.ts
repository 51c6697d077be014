import type { TemplateArguments } from './arguments.ts'

/** The text of a call, or undefined where these arguments leave nothing worth keeping. */
export type TemplateRule = (call: TemplateArguments, page: { title: string }) => string | undefined
