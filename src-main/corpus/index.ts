/** From a file to clean articles. Everything else in this folder is behind this face. */
export { recognise } from './recognise.ts'
export { fingerprint } from './fingerprint.ts'
export { readArticles, type ReadRun } from './read.ts'
export type { ArticleBatch } from './batch.ts'
export { preview, type Preview, type PreviewArticle } from './preview.ts'
export { ReportBuilder } from './report.ts'
export { completeOptions } from './options.ts'
