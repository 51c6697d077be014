import type { Translation } from '../language/message-types.ts'

export const en = {
  name: 'BriLLM Studio',
  views: 'Views',
} as const

export const zh: Translation<typeof en> = {
  name: 'BriLLM Studio',
  views: '视图',
}
