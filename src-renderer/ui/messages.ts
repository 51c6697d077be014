import type { Translation } from '../language/message-types.ts'

export const en = {
  close: 'Close',
} as const

export const zh: Translation<typeof en> = {
  close: '关闭',
}
