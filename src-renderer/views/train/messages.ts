import type { Translation } from '../../language/message-types.ts'

export const en = {
  title: 'Train',
} as const

export const zh: Translation<typeof en> = {
  title: '训练',
}
