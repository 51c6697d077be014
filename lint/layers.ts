// The layers of the project, as an ESLint rule: what a file may import follows from its path alone.
// A layer may import itself and every layer named on its line; `electron` belongs to the desktop shell.
import path from 'node:path'
import type { Rule } from 'eslint'

/** One layer each: a view imports no other view. */
const windowViews = ['welcome', 'data', 'train', 'explore', 'complete', 'models']

/** Layer → layers it may import, besides itself. The longest matching folder is a file's layer. */
export const layers: Record<string, readonly string[]> = {
  'src-shared': [],
  'src-main/model': ['src-shared'],
  'src-main/tokenizer': ['src-main/model', 'src-shared'],
  'src-main/engine': ['src-main/model', 'src-shared'],
  'src-main/corpus': ['src-main/tokenizer', 'src-main/model', 'src-shared'],
  'src-main/training': ['src-main/engine', 'src-main/tokenizer', 'src-main/model', 'src-shared'],
  'src-main/generation': ['src-main/engine', 'src-main/tokenizer', 'src-main/model', 'src-shared'],
  'src-main/store': ['src-main/engine', 'src-main/tokenizer', 'src-main/model', 'src-shared'],
  'src-main/studio': [
    'src-main/corpus',
    'src-main/training',
    'src-main/generation',
    'src-main/store',
    'src-main/engine',
    'src-main/tokenizer',
    'src-main/model',
    'src-shared',
  ],
  'src-main/cli': ['src-main/studio', 'src-shared'],
  'src-main/desktop': ['src-main/studio', 'src-shared'],
  'src-main/serve': ['src-main/studio', 'src-shared'],

  // The window. Every folder of texts, `messages.ts`, is read by the dictionary, whichever layer it lies in.
  'src-renderer/client': ['src-shared'],
  'src-renderer/language': ['src-shared'],
  'src-renderer/ui': ['src-renderer/language', 'src-shared'],
  // What the window offers to its views, so that they need not know how it does it.
  'src-renderer/shell': ['src-renderer/ui', 'src-renderer/language', 'src-renderer/client', 'src-shared'],
  ...Object.fromEntries(
    windowViews.map((view) => [
      `src-renderer/views/${view}`,
      ['src-renderer/shell', 'src-renderer/ui', 'src-renderer/language', 'src-renderer/client', 'src-shared'],
    ]),
  ),
  'src-renderer/app': [
    ...windowViews.map((view) => `src-renderer/views/${view}`),
    'src-renderer/shell',
    'src-renderer/ui',
    'src-renderer/language',
    'src-renderer/client',
    'src-shared',
  ],
}

const folders = Object.keys(layers).sort((a, b) => b.length - a.length)

export function layerOf(file: string): string | undefined {
  return folders.find((folder) => file.startsWith(folder + '/'))
}

/** The texts of a part of the window; they meet in the dictionary, whose types they are checked against. */
function isMessages(file: string): boolean {
  return file.startsWith('src-renderer/') && file.endsWith('/messages.ts')
}

/** Why `from` must not import `to` (both relative to the project's root), or undefined where it may. */
export function breach(from: string, to: string): string | undefined {
  const source = layerOf(from)
  const target = layerOf(to)
  if (source === undefined || source === target) return undefined
  if (isMessages(to) && source === 'src-renderer/language') return undefined
  if (isMessages(from) && target === 'src-renderer/language') return undefined
  if (target === undefined) return `${source} imports nothing from outside the layers (${to})`
  if (layers[source].includes(target)) return undefined
  return `${source} must not import ${target}`
}

export const layersRule: Rule.RuleModule = {
  meta: { type: 'problem', schema: [], docs: { description: 'imports follow the layers of the project' } },
  create(context) {
    const root = context.cwd
    const file = path.relative(root, context.filename).split(path.sep).join('/')
    const isTest = file.endsWith('.test.ts')
    const check = (node: Rule.Node, specifier: unknown): void => {
      if (typeof specifier !== 'string') return
      if (specifier === 'electron' && !file.startsWith('src-main/desktop/'))
        context.report({ node, message: 'electron is imported in src-main/desktop only' })
      if (!specifier.startsWith('.')) return
      const target = path
        .relative(root, path.resolve(path.dirname(context.filename), specifier))
        .split(path.sep)
        .join('/')
      // A test may use the fixtures folder beside the sources.
      if (isTest && target.startsWith('fixtures/')) return
      const message = breach(file, target)
      if (message !== undefined) context.report({ node, message })
    }
    return {
      ImportDeclaration: (node) => check(node, node.source.value),
      ExportNamedDeclaration: (node) => check(node, node.source?.value),
      ExportAllDeclaration: (node) => check(node, node.source.value),
      ImportExpression: (node) => check(node, node.source.type === 'Literal' ? node.source.value : undefined),
    }
  },
}
