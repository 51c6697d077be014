import type { Variant } from '../../../src-shared/corpus.ts'

/** Source, the reader's variant, what is shown. */
export const languageCases: [string, Variant, string][] = [
  ['-{zh-hans:计算机;zh-hant:電腦}-', 'zh-hans', '计算机'],
  ['-{zh-hans:计算机;zh-hant:電腦}-', 'zh-hant', '電腦'],
  ['-{zh-hans:计算机;zh-hant:電腦;}-', 'zh-tw', '電腦'],
  ['-{zh-cn:信息;zh-tw:資訊;zh-hk:資訊}-', 'zh-hans', '信息'],
  ['-{zh-cn:信息;zh-tw:資訊}-', 'zh-mo', '資訊'],
  ['-{zh-tw:只有這個}-', 'zh-cn', '只有這個'],
  ['-{zh:通用;zh-hant:繁}-', 'zh-cn', '通用'],
  ['-{原文}-', 'zh-cn', '原文'],
  ['-{}-空', 'zh-cn', '空'],
  ['甲-{T|zh-hans:题;zh-hant:題}-乙', 'zh-cn', '甲乙'],
  ['甲-{H|zh-hans:题;zh-hant:題}-乙', 'zh-cn', '甲乙'],
  ['甲-{-|zh-hans:题;zh-hant:題}-乙', 'zh-cn', '甲乙'],
  ['-{A|zh-hans:题;zh-hant:題}-', 'zh-tw', '題'],
  ['-{R|干}-', 'zh-tw', '干'],
  ['-{zh;zh-hans;zh-hant|干}-', 'zh-tw', '干'],
  ['-{D|zh-hans:题;zh-hant:題}-', 'zh-tw', '題'],
  ['-{zh-hans:甲;乙;zh-hant:丙}-', 'zh-cn', '甲;乙'],
  ['-{A|计算机=>zh-hant:電腦;计算机=>zh-hans:计算机}-', 'zh-cn', '计算机'],
]
