/** What the project's Markdown refers to, and whether it is there: files, headings, scripts. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** Of the project's own documents, relative to its root. */
export function documentsOf(root: string): string[] {
  const foreign = ['node_modules', 'out', 'dist', 'test-results', 'shared']
  return globSync('**/*.md', { cwd: root, exclude: (name) => foreign.includes(name) })
    .map((file) => file.split(path.sep).join('/'))
    .sort()
}

/** A sentence for each thing that `file` refers to and that is not there. */
export function brokenReferences(root: string, file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8')
  const prose = withoutCode(text)
  return [
    ...linksIn(prose).flatMap((link) => brokenLink(root, file, link)),
    ...pathsIn(text, root).flatMap((named) =>
      existsSync(path.join(root, named)) ? [] : [`${named} is not there`],
    ),
    ...scriptsIn(text).flatMap((script) =>
      isScript(root, script) ? [] : [`npm run ${script} is no script`],
    ),
  ].map((fault) => `${file}: ${fault}`)
}

/** Blocks and pieces of code hold no links. */
function withoutCode(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '')
}

function linksIn(prose: string): string[] {
  const inline = [...prose.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)]
  const inHtml = [...prose.matchAll(/<(?:img|a)\b[^>]*\b(?:src|href)="([^"]+)"/g)]
  const defined = [...prose.matchAll(/^\[[^\]]+\]:\s+(\S+)/gm)]
  return [...inline, ...inHtml, ...defined].map(([, address]) => address)
}

function brokenLink(root: string, file: string, link: string): string[] {
  if (/^(https?|mailto):/.test(link)) return []
  const [address, anchor] = link.split('#').map(decodeURIComponent)
  const target = address === '' ? file : path.posix.join(path.posix.dirname(file), address)
  if (target.startsWith('..')) return [`${link} leads out of the project`]
  if (!existsSync(path.join(root, target))) return [`${link} leads nowhere`]
  if (anchor === undefined || statSync(path.join(root, target)).isDirectory()) return []
  return anchorsOf(readFileSync(path.join(root, target), 'utf8')).has(anchor)
    ? []
    : [`${link} names no heading`]
}

/** The names that GitHub gives to the headings of a document. */
export function anchorsOf(text: string): Set<string> {
  const found = new Set<string>()
  for (const [, heading] of text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#{1,6}\s+(.+)$/gm)) {
    const shown = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    const name = shown
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-')
    let numbered = name
    for (let again = 1; found.has(numbered); again++) numbered = `${name}-${again}`
    found.add(numbered)
  }
  return found
}

/** Pieces of code that name a file or folder of the project: they begin with one of its top folders. */
function pathsIn(text: string, root: string): string[] {
  return [...text.matchAll(/`([\w@-][\w.@-]*(?:\/[\w.@-]+)+\/?)`/g)]
    .map(([, named]) => named)
    .filter(
      (named) => existsSync(path.join(root, named.split('/')[0])) && !/^(out|dist|shared)\//.test(named),
    )
}

function scriptsIn(text: string): string[] {
  return [...text.matchAll(/\bnpm run (?:-s |--silent )?([\w:-]+)/g)].map(([, name]) => name)
}

function isScript(root: string, name: string): boolean {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  return name in scripts
}
