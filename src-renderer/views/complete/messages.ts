import type { Translation } from '../../language/message-types.ts'

export const en = {
  title: 'Complete',
} as const

export const zh: Translation<typeof en> = {
  title: '续写',
}
