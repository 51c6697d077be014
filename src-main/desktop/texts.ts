/** The few texts that the system shows and not the window: menu and dialogs, in both languages. */

export type Language = 'en' | 'zh'

const en = {
  file: 'File',
  open: 'Open…',
  openRecent: 'Open Recent',
  clearRecent: 'Clear List',
  settings: 'Settings…',
  quit: 'Quit BriLLM Studio',
  edit: 'Edit',
  view: 'View',
  palette: 'Command Palette…',
  go: 'Go',
  welcome: 'Welcome',
  data: 'Data',
  train: 'Train',
  explore: 'Explore',
  complete: 'Complete',
  models: 'Models',
  window: 'Window',
  help: 'Help',
  shortcuts: 'Keyboard Shortcuts',
  paper: 'The BriLLM Paper',
  importable: 'Dumps and texts',
  everyFile: 'All files',
  quitTitle: 'Quit while work is going on?',
  quitDetail: (jobs: string) =>
    `${jobs}\n\nIt is saved before the program ends and can go on from there when you open it again.`,
  saveAndQuit: 'Save and Quit',
  goOn: 'Go On Working',
  noStart: 'BriLLM Studio cannot start',
} as const

type Texts = {
  readonly [Name in keyof typeof en]: (typeof en)[Name] extends string ? string : (typeof en)[Name]
}

const zh: Texts = {
  file: '文件',
  open: '打开…',
  openRecent: '最近打开',
  clearRecent: '清空列表',
  settings: '设置…',
  quit: '退出 BriLLM Studio',
  edit: '编辑',
  view: '显示',
  palette: '命令面板…',
  go: '前往',
  welcome: '欢迎',
  data: '数据',
  train: '训练',
  explore: '探索',
  complete: '续写',
  models: '模型',
  window: '窗口',
  help: '帮助',
  shortcuts: '键盘快捷键',
  paper: 'BriLLM 论文',
  importable: '转储与文本',
  everyFile: '所有文件',
  quitTitle: '任务仍在进行，确定要退出吗？',
  quitDetail: (jobs) => `${jobs}\n\n退出前会先保存，下次打开时可以从保存处继续。`,
  saveAndQuit: '保存并退出',
  goOn: '继续工作',
  noStart: 'BriLLM Studio 无法启动',
}

export const texts: Readonly<Record<Language, Texts>> = { en, zh }

/** @param locale such as 'zh-CN' */
export function languageOf(locale: string): Language {
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}
