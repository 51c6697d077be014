import type { Translation } from '../../language/message-types.ts'

export const en = {
  title: 'Welcome',
  headline: 'Watch a language model learn, and ask it why',
  lead: 'BriLLM keeps one node for every token and one small matrix for every pair that follows another. A signal runs along the edges; what comes next is where it arrives strongest. All of it can be looked at.',
  /** Five tokens, divided by spaces. */
  motif: 'the moon orbits the earth',
  drop: {
    title: 'Drop a text here',
    text: 'A Wikipedia dump (.xml, .xml.bz2), plain text or JSON Lines, also compressed. You see what becomes of it before anything is imported.',
    choose: 'Choose a file…',
  },
  sample: {
    title: 'Or try the sample',
    text: 'A small encyclopedia comes with the program: {articles} articles. It is imported and a first model is trained; two or three minutes on an ordinary machine.',
    textUnknown:
      'A small encyclopedia comes with the program. It is imported and a first model is trained; two or three minutes on an ordinary machine.',
    english: 'English sample',
    chinese: 'Chinese sample',
    importing: 'Importing the sample',
    starting: 'Starting the training',
    paused: 'The import is paused.',
    watch: 'Watch it learn',
    name: 'First model (English)',
    nameChinese: 'First model (Chinese)',
  },
  recent: {
    runs: 'Recent runs',
    corpora: 'Corpora',
    files: 'Recent files',
    noRuns: 'No run yet. The sample makes one by itself.',
    noCorpora: 'No text yet. Drop one, or take the sample.',
    allRuns: 'All runs',
    allCorpora: 'All corpora',
    perplexity: 'perplexity {value}',
    size: '{articles} articles, {tokens} tokens',
    importing: 'being imported',
    broken: 'not complete',
  },
  stays: {
    title: 'It stays here',
    text: 'Texts, models and everything you type stay on this machine, in {folder}. The program opens no connection to the network: there is no account and no telemetry.',
    textUnknown:
      'Texts, models and everything you type stay on this machine. The program opens no connection to the network: there is no account and no telemetry.',
  },
  commands: { english: 'Try the English sample', chinese: 'Try the Chinese sample' },
} as const

export const zh: Translation<typeof en> = {
  title: '欢迎',
  headline: '看语言模型如何学习，并问它为什么',
  lead: 'BriLLM 为每个词元保留一个节点，为每一对相继出现的词元保留一个小矩阵。信号沿着边传播，到达时最强的节点就是下一个词元。这一切都可以查看。',
  motif: '月 球 绕 地 球',
  drop: {
    title: '将文本拖放到这里',
    text: '维基百科转储（.xml、.xml.bz2）、纯文本或 JSON Lines，压缩文件亦可。导入之前，您会先看到清理后的样子。',
    choose: '选择文件…',
  },
  sample: {
    title: '或试用样例',
    text: '程序自带一部小型百科，共 {articles} 篇条目。将自动导入并训练第一个模型；普通电脑上需两三分钟。',
    textUnknown: '程序自带一部小型百科。将自动导入并训练第一个模型；普通电脑上需两三分钟。',
    english: '英文样例',
    chinese: '中文样例',
    importing: '正在导入样例',
    starting: '正在开始训练',
    paused: '导入已暂停。',
    watch: '看它学习',
    name: '第一个模型（英文）',
    nameChinese: '第一个模型（中文）',
  },
  recent: {
    runs: '最近的训练',
    corpora: '语料',
    files: '最近的文件',
    noRuns: '还没有训练。试用样例会自动创建一个。',
    noCorpora: '还没有文本。拖入一个，或试用样例。',
    allRuns: '所有训练',
    allCorpora: '所有语料',
    perplexity: '困惑度 {value}',
    size: '{articles} 篇，{tokens} 个词元',
    importing: '正在导入',
    broken: '不完整',
  },
  stays: {
    title: '一切留在本机',
    text: '文本、模型以及您输入的一切都保存在本机的 {folder} 中。程序不会连接网络，无需账号，也不收集数据。',
    textUnknown: '文本、模型以及您输入的一切都保存在本机。程序不会连接网络，无需账号，也不收集数据。',
  },
  commands: { english: '试用英文样例', chinese: '试用中文样例' },
}
