// The layers of the project, as an ESLint rule: what a file may import follows from its path alone.
// A layer may import itself and every layer named on its line; `electron` belongs to the desktop shell.
import path from 'node:path'
import type { Rule } from 'eslint'

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
}

const folders = Object.keys(layers).sort((a, b) => b.length - a.length)

export function layerOf(file: string): string | undefined {
  return folders.find((folder) => file.startsWith(folder + '/'))
}

/** Why `from` must not import `to` (both relative to the project's root), or undefined where it may. */
export function breach(from: string, to: string): string | undefined {
  const source = layerOf(from)
  const target = layerOf(to)
  if (source === undefined || source === target) return undefined
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
