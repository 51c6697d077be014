/** Words that stand in the studio's sentences as values: they come from tables, so no sentence names them. */

/** Of corpora, runs and jobs. Several may be listed with commas. */
export const states: Readonly<Record<string, string>> = {
  importing: '正在导入',
  ready: '已就绪',
  queued: '等待中',
  running: '进行中',
  pausing: '正在暂停',
  paused: '已暂停',
  cancelling: '正在取消',
  cancelled: '已取消',
  interrupted: '已中断',
  finished: '已完成',
  stopped: '已停止',
  failed: '失败',
}

export const words: Readonly<Record<string, string>> = {
  dump: '转储',
  text: '文本',
  file: '文件',
  page: '页面',
  document: '文档',
  line: '行',
  training: '训练',
  'held-out': '留出',
  empty: '空',
  'a PNG image': ' PNG 图片',
  'a JPEG image': ' JPEG 图片',
  'a GIF image': ' GIF 图片',
  'a PDF document': ' PDF 文档',
  'a ZIP archive or office document': ' ZIP 压缩包或办公文档',
  'a 7z archive': ' 7z 压缩包',
  'an xz file': ' xz 文件',
  'a Zstandard file': ' Zstandard 文件',
  'a RAR archive': ' RAR 压缩包',
  'a tar archive': ' tar 归档',
  'an SQLite database': ' SQLite 数据库',
  'a Parquet file': ' Parquet 文件',
  'an Arrow file': ' Arrow 文件',
  'a program': '程序',
}
