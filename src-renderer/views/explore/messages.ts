import type { Translation } from '../../language/message-types.ts'

export const en = {
  title: 'Explore',
} as const

export const zh: Translation<typeof en> = {
  title: '探索',
}
