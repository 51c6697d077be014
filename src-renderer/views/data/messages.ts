import type { Translation } from '../../language/message-types.ts'

export const en = {
  title: 'Data',
} as const

export const zh: Translation<typeof en> = {
  title: '数据',
}
