import type { Translation } from '../../language/message-types.ts'

export const en = {
  title: 'Welcome',
} as const

export const zh: Translation<typeof en> = {
  title: '欢迎',
}
