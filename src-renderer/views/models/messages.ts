import type { Translation } from '../../language/message-types.ts'

export const en = {
  title: 'Models',
} as const

export const zh: Translation<typeof en> = {
  title: '模型',
}
