/** Whatever the studio may say has a translation, and whatever is translated is said somewhere. */
import { describe, expect, it } from 'vitest'
import { corpusStates } from '../../../src-shared/stored-corpus.ts'
import { jobStates } from '../../../src-shared/contract/jobs.ts'
import { runStates } from '../../../src-shared/run.ts'
import { readSources } from './said-in-sources.fixture.ts'
import { parts, sentences } from './sentences.ts'
import { states, words } from './values.ts'

/** All but what only a terminal or the system's own dialogs show, and the reasons of recipes, which have keys. */
const sources = import.meta.glob<string>(
  [
    '../../../src-main/**/*.ts',
    '../../../src-shared/**/*.ts',
    '../../client/**/*.ts',
    '!**/*.{test,fixture}.ts',
    '!../../../src-main/{cli,desktop}/**',
    '!../../../src-shared/presets.ts',
  ],
  { query: '?raw', import: 'default', eager: true },
)

/** What is handed on in variables, with where it was said. */
const handedOn: Readonly<Record<string, readonly string[]>> = {
  // An error of the studio, as it came over the connection.
  'client/client.ts': ['message', 'hint'],
  // An error of the job's own thread.
  'studio/jobs/job-thread.ts': ['sentence', 'hint'],
}

/** Given by a caller through a method or a table, where names are not followed. */
const fromTables = [
  'a whole number from {0} to {1}',
  'yes or no',
  'auto, yes or no',
  'one to a hundred namespace numbers, such as 0',
]

const { said, unreadable } = readSources(sources)

describe('what the studio says', () => {
  it('is looked for in all sources', () => {
    expect(Object.keys(sources).length).toBeGreaterThan(200)
    expect(said.length).toBeGreaterThan(300)
  })

  it('can be read out of the sources', () => {
    const unknown = unreadable.filter(
      ({ file, expression }) =>
        !Object.entries(handedOn).some(([end, all]) => file.endsWith(end) && all.includes(expression)),
    )
    expect(unknown).toEqual([])
  })

  it('has a translation', () => {
    const missing = said.filter(({ sentence }) => !Object.hasOwn(sentences, sentence))
    expect(missing).toEqual([])
  })

  it('is all that is translated', () => {
    const known = new Set([...said.map(({ sentence }) => sentence), ...fromTables])
    expect(Object.keys(sentences).filter((sentence) => !known.has(sentence))).toEqual([])
  })

  it('stands in one part only', () => {
    const all = Object.values(parts).flatMap((part) => Object.keys(part))
    expect(all.filter((sentence, i) => all.indexOf(sentence) !== i)).toEqual([])
  })

  it('has its values in the translation too', () => {
    const differing = Object.entries(sentences).filter(([sentence, translation]) => {
      const [asked, used] = [sentence, translation].map((text) =>
        [...text.matchAll(/\{(\d+)(?::\w+)?\}/g)].map(([, number]) => number).sort(),
      )
      return asked.join() !== used.join()
    })
    expect(differing).toEqual([])
  })

  it('has a word for every state, and none for others', () => {
    const known = new Set<string>([...corpusStates, ...runStates, ...jobStates])
    expect(Object.keys(states).sort()).toEqual([...known].sort())
  })

  it('names what stands in tables as the tables do', () => {
    const text = Object.values(sources).join('\n')
    const unsaid = [...Object.keys(words), ...fromTables.filter((one) => !one.includes('{'))].filter(
      (word) => !text.includes(`'${word}'`),
    )
    expect(unsaid).toEqual([])
  })

  it('is Chinese, in the words of the window', () => {
    const others =
      /令牌|标记符|记号|提示(?!词)|补全|独立边|自有边|私有边|检查站|快照|存档|文集|语料(?!库)|工作室|……|\.\.\./
    const wrong = Object.values(sentences).filter(
      (text) => !/\p{Script=Han}/u.test(text) || others.test(text) || /[,;!?](?=\s|$)/.test(text),
    )
    expect(wrong).toEqual([])
  })
})

describe('reading sources', () => {
  const read = (text: string): readonly string[] =>
    readSources({ 'a.ts': text }).said.map(({ sentence }) => sentence)

  it('puts places where values are', () => {
    expect(read("throw new StudioError('usage', `No ${name} in ${at()}.`, 'Try ' + 'again.')")).toEqual([
      'No {0} in {1}.',
      'Try again.',
    ])
  })

  it('says every variant', () => {
    const text =
      "const end = x ? '' : ` at ${x}`; new StudioError('usage', `No${end}.`, y ? 'A.' : z ? 'B.' : 'C.')"
    expect(read(text)).toEqual(['No.', 'No at {0}.', 'A.', 'B.', 'C.'])
  })

  it('follows parameters to what callers give', () => {
    const text = `
      function failed(why: string, hint = 'Wait.') { return new StudioError('usage', \`It failed: \${why}.\`, hint) }
      failed('it is cold'); failed(\`it is \${t} degrees\`, 'Warm it.')`
    expect([...read(text)].sort()).toEqual([
      'It failed: {0}.',
      'Wait.',
      'Warm it.',
      'it is cold',
      'it is {0} degrees',
    ])
  })

  it('follows functions to what they answer', () => {
    const text =
      "function kept(n: number) { return n === 1 ? 'One.' : `${n} are kept.` }\nnew StudioError('usage', `Cut. ${kept(2)}`, 'A.')"
    expect(read(text)).toEqual(['Cut. One.', 'Cut. {0} are kept.', 'A.'])
  })

  it('takes events, notices and reasons, and leaves what is handed on', () => {
    expect(read("add({ message: `${n} done.`, reason: other.reason, hint: hint ?? 'Go on.' })")).toEqual([
      '{0} done.',
    ])
    expect(read("workspace.runs.setState(run, 'failed', cause ? cause.message : 'It broke.')")).toEqual([
      'It broke.',
    ])
  })

  it('tells what it cannot read', () => {
    const { said, unreadable } = readSources({ 'a.ts': "new StudioError('usage', table[3], 'A.')" })
    expect(said.map(({ sentence }) => sentence)).toEqual(['A.'])
    expect(unreadable).toEqual([{ file: 'a.ts', expression: 'table[3]' }])
  })

  it('ends where functions call each other', () => {
    const text =
      "function a() { return b() }\nfunction b() { return a() }\nnew StudioError('usage', `x ${a()}`, 'A.')"
    expect(read(text)).toEqual(['x {0}', 'A.'])
  })
})
