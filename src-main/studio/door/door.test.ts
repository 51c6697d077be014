/**
 * Every request once, against a small model that is made here. One long file: making the model takes seconds, and the last
 * test looks whether all of the contract was asked. Hostile and slow clients are in session.test.ts and fuzz.test.ts.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { smallFile, smallSettings } from '../../../fixtures/small-studio.ts'
import { type Client, clientOf, untilJob } from '../../../fixtures/studio-client.ts'
import { temporaryFolder } from '../../../fixtures/workspace.ts'
import {
  requests,
  type Reply,
  type RequestName,
  type SubscriptionInput,
} from '../../../src-shared/contract/index.ts'
import { Door, Workbench } from './index.ts'

let folder: ReturnType<typeof temporaryFolder>
let door: Door
let client: Client
let corpus: number
let run: number
let model: number
const asked = new Set<RequestName>()

/** Asks, and remembers that it was asked. */
const ask: Client['request'] = (name, input, options) => {
  asked.add(name)
  return client.request(name, input, options)
}

beforeAll(async () => {
  folder = temporaryFolder()
  door = new Door(Workbench.open(path.join(folder.path, 'workspace')))
  client = clientOf(() => door).client
  const file = smallFile(folder.path)

  const preview = await ask('corpora.preview', { source: { path: file }, count: 3 })
  expect(preview.articles).toHaveLength(3)
  const importing = await ask('corpora.import', { source: { path: file }, vocabulary: 300 })
  corpus = (await untilJob(client, importing.job)).corpus ?? 0
  const training = await ask('runs.start', { corpus, settings: smallSettings, name: 'Tiny' })
  run = (await untilJob(client, training.job)).run ?? 0
  model = (await ask('models.open', { run })).model
})

afterAll(async () => {
  client.close()
  await door.close()
  folder.remove()
})

describe('corpora', () => {
  it('are listed with what was imported', async () => {
    const { corpora } = await ask('corpora.list', {})
    expect(corpora).toHaveLength(1)
    expect(corpora[0]).toMatchObject({
      corpus,
      state: 'ready',
      fileName: 'small.jsonl',
      articles: 300,
      runs: 1,
    })
    expect(await ask('corpora.get', { corpus })).toEqual(corpora[0])
    const renamed = await ask('corpora.rename', { corpus, name: 'Small' })
    expect(renamed.name).toBe('Small')
  })

  it('show their articles and skipped pages', async () => {
    const { total, articles } = await ask('corpora.articles', { corpus, first: 10, count: 5 })
    expect([total, articles.map(({ number }) => number)]).toEqual([300, [10, 11, 12, 13, 14]])
    const article = await ask('corpora.article', { corpus, number: 10 })
    expect([article.title, article.text.length]).toEqual([articles[0].title, articles[0].length])
    expect(await ask('corpora.skipped', { corpus })).toEqual({ total: 0, pages: [] })
  })

  it('tell how a text is cut into tokens', async () => {
    const { ids, texts } = await ask('corpora.tokenise', { corpus, text: 'The ba 中' })
    expect(texts.length).toBe(ids.length)
    expect(texts.slice(0, 2).join('')).toBe('The ba'.slice(0, texts.slice(0, 2).join('').length))
  })

  it('tell what every minimum count would leave', async () => {
    const { thresholds, ownEdges, coverage, top, vocabulary } = await ask('corpora.bigrams', {
      corpus,
      top: 5,
    })
    expect(vocabulary).toBe(300)
    expect([thresholds[0], coverage[0]]).toEqual([1, 1])
    const view = await ask('corpora.get', { corpus })
    expect(ownEdges[0]).toBe(view.statistics?.distinctBigrams)
    expect([...thresholds]).toEqual([...thresholds].sort((a, b) => a - b))
    expect([...ownEdges]).toEqual([...ownEdges].sort((a, b) => b - a))
    expect(top.map(({ count }) => count)).toEqual(top.map(({ count }) => count).sort((a, b) => b - a))
    expect(top[0].count).toBe(thresholds.at(-1))
    // The forecast counts the same, by another way.
    const settings = { ...smallSettings, minBigramCount: 6 }
    const forecast = await ask('training.forecast', { corpus, settings })
    const at = thresholds.findIndex((threshold) => threshold >= 6)
    expect([forecast.ownEdges, forecast.coverage]).toEqual([ownEdges[at], expect.closeTo(coverage[at], 10)])
    expect(forecast).toMatchObject({
      fits: true,
      steps: smallSettings.steps,
      speedFrom: expect.any(String) as string,
    })
  })

  it('are refused, by name and range, where they cannot be made', async () => {
    const source = { path: path.join(folder.path, 'nothing.xml') }
    await expect(ask('corpora.preview', { source })).rejects.toMatchObject({ kind: 'not-found' })
    await expect(ask('corpora.import', { source: { path: 'relative.xml' } })).rejects.toMatchObject({
      kind: 'usage',
    })
    await expect(ask('corpora.import', { source, vocabulary: 100_000 })).rejects.toMatchObject({
      kind: 'setting-out-of-range',
    })
    await expect(ask('corpora.import', { source: { upload: 'f'.repeat(32) } })).rejects.toMatchObject({
      kind: 'not-found',
    })
    await expect(ask('corpora.delete', { corpus })).rejects.toMatchObject({ kind: 'usage' })
  })
})

describe('runs', () => {
  it('are listed with where they stand', async () => {
    const { runs } = await ask('runs.list', {})
    expect(runs).toHaveLength(1)
    expect(runs[0]).toMatchObject({ run, state: 'finished', steps: 12, corpusName: 'Small', deleted: false })
    expect(runs[0].bestPerplexity).toBeLessThanOrEqual(runs[0].perplexity ?? 0)
    const details = await ask('runs.get', { run })
    expect(details).toMatchObject({ run, lineage: [], config: { d: 8 } })
    expect(details.metrics).toContain('loss')
    expect(details.baselines?.bigram.perplexity).toBeGreaterThan(1)
    expect(details.checkpointList.at(-1)).toMatchObject({ step: 12, kind: 'final', hasState: true })
  })

  it('have curves whose envelopes hold every point', async () => {
    const { points, more } = await ask('runs.points', { run })
    expect(more).toBe(false)
    const at = points.names.indexOf('loss')
    const loss = points.values.subarray(at * points.steps.length, (at + 1) * points.steps.length)
    const { curves } = await ask('runs.curves', { runs: [run], metrics: ['loss', 'nothing'], buckets: 4 })
    expect(curves.map(({ metric, steps }) => [metric, steps.length])).toEqual([
      ['loss', 4],
      ['nothing', 0],
    ])
    expect(curves[0].points.reduce((sum, count) => sum + count)).toBe(12)
    const known = [...loss].filter((value) => !Number.isNaN(value))
    expect(Math.min(...curves[0].minimum)).toBe(Math.min(...known))
    expect(Math.max(...curves[0].maximum)).toBe(Math.max(...known))
    expect(curves[0].tokens[1]).toBeGreaterThan(curves[0].tokens[0])
  })

  it('have evaluations, samples and events', async () => {
    const { evaluations } = await ask('runs.evaluations', { run })
    expect(evaluations.map(({ step }) => step)).toEqual([0, 4, 8, 12])
    const { samples } = await ask('runs.samples', { run })
    expect(samples.length).toBeGreaterThan(0)
    const { events } = await ask('runs.events', { run })
    expect(events.map(({ kind }) => kind)).toContain('baselines')
  })

  it('are described, compared and exported', async () => {
    const notes = '=1+1'
    expect(await ask('runs.describe', { run, name: '=Tiny', tags: ['a'], notes })).toMatchObject({
      name: '=Tiny',
      tags: ['a'],
      notes,
    })
    expect(await ask('runs.compare', { runs: [run, run] })).toMatchObject({ differences: [] })
    const csv = await ask('runs.export', { runs: [run], format: 'csv', metrics: ['loss'] })
    const lines = new TextDecoder().decode(csv.bytes).split('\r\n')
    expect(lines[0]).toBe('run,name,step,loss')
    expect(lines[2]).toMatch(/^\d+,'=Tiny,1,\d+\.\d+$/)
    const json = await ask('runs.export', { runs: [run], format: 'json' })
    const [exported] = JSON.parse(new TextDecoder().decode(json.bytes)) as { points: unknown[] }[]
    expect(exported.points).toHaveLength(13)
  })

  it('are evaluated beside n-gram models, as a job', async () => {
    const { job } = await ask('runs.evaluate', { run })
    await untilJob(client, job)
    const { evaluated } = await ask('runs.get', { run })
    expect(evaluated?.model.perplexity).toBeGreaterThan(1)
    expect(evaluated?.checkpoint).toBe(model)
  })

  it('are deleted, and come back', async () => {
    await ask('runs.delete', { runs: [run] })
    expect((await ask('runs.list', {})).runs).toEqual([])
    expect((await ask('runs.list', { deleted: true })).runs).toMatchObject([{ run, deleted: true }])
    expect((await ask('models.list', {})).models).toEqual([])
    await ask('runs.restore', { runs: [run] })
    expect((await ask('runs.list', {})).runs).toMatchObject([{ run, deleted: false }])
  })

  it('cannot be paused or resumed when they are over', async () => {
    for (const name of ['runs.pause', 'runs.resume', 'runs.stop'] as const)
      await expect(ask(name, { run })).rejects.toMatchObject({ kind: 'usage' })
  })

  it('continue a checkpoint with its weights, and tell where they came from', async () => {
    const { job } = await ask('runs.start', {
      corpus,
      settings: { steps: 2, evaluations: 1 },
      continueFrom: model,
    })
    const child = (await untilJob(client, job)).run ?? 0
    const details = await ask('runs.get', { run: child })
    expect(details.lineage).toMatchObject([{ run, checkpoint: model }])
    const { step } = await ask('models.open', { model })
    const before = (await ask('runs.evaluations', { run })).evaluations.find(({ step: at }) => at === step)
    const after = (await ask('runs.evaluations', { run: child })).evaluations[0]
    expect(after.evaluation.perplexity).toBeCloseTo(before?.evaluation.perplexity ?? 0, 5)
    await expect(
      ask('runs.start', { corpus, settings: { d: 16 }, continueFrom: model }),
    ).rejects.toMatchObject({ kind: 'usage' })
    const difference = await ask('graph.difference', {
      model,
      other: details.checkpointList.at(-1)?.checkpoint ?? 0,
      edges: 10,
    })
    expect(difference.changes).toHaveLength(10)
    expect(difference.moved).toBeGreaterThan(0)
  })
})

describe('models', () => {
  it('are listed, opened and told of', async () => {
    const { models } = await ask('models.list', {})
    const row = models.find((candidate) => candidate.run === run)
    expect(row?.best).toBe(model)
    expect(row?.bytes).toBeGreaterThan(1000)
    const view = await ask('models.open', { model })
    expect(view).toMatchObject({ model, run, nodes: 300, tokenizer: 'bpe' })
    expect((await ask('models.loaded', {})).models.map((loaded) => loaded.model)).toContain(model)
    const { checkpoints } = await ask('checkpoints.list', { run })
    const ids = checkpoints.map(({ checkpoint }) => checkpoint)
    const { bytes } = await ask('checkpoints.freed', { checkpoints: ids })
    expect(bytes).toBe(row?.bytes)
  })

  it('that do not exist are not found', async () => {
    await expect(ask('models.open', { model: 999 })).rejects.toMatchObject({ kind: 'not-found' })
    await expect(ask('graph.search', { model: 999, text: 'a' })).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('the graph', () => {
  it('gives its top nodes with the edges among them', async () => {
    for (const by of ['frequency', 'degree', 'in-degree', 'out-degree', 'energy', 'pagerank'] as const) {
      const picture = await ask('graph.top', { model, by, count: 20, edges: 30 })
      expect(picture.nodes).toHaveLength(20)
      expectPicture(picture)
      expect(picture.edges.length).toBeLessThanOrEqual(30)
    }
    const { frequency } = await ask('graph.top', { model, by: 'frequency', count: 50 })
    expect([...frequency]).toEqual([...frequency].sort((a, b) => b - a))
  })

  it('gives its strongest edges with their nodes', async () => {
    for (const by of ['count', 'probability', 'energy', 'norm'] as const) {
      const picture = await ask('graph.strongest', { model, by, count: 25 })
      expect(picture.edges).toHaveLength(25)
      expectPicture(picture)
    }
    const { norms } = await ask('graph.strongest', { model, by: 'norm', count: 25 })
    expect([...norms]).toEqual([...norms].sort((a, b) => b - a))
  })

  it('gives a neighbourhood by depth, and exactly the nodes asked for', async () => {
    const { matches } = await ask('graph.search', { model, text: 'the' })
    const { node } = matches[0]
    const near = await ask('graph.neighbourhood', {
      model,
      nodes: [node],
      depth: 1,
      branches: 5,
      direction: 'out',
    })
    expect([near.nodes[0], near.depth[0]]).toEqual([node, 0])
    expect(near.nodes.length).toBeLessThanOrEqual(6)
    const far = await ask('graph.neighbourhood', { model, nodes: [node], depth: 3, limit: 40 })
    expect(far.nodes.length).toBeLessThanOrEqual(40)
    expect(far.totalNodes).toBeGreaterThan(40)
    expect(Math.max(...far.depth)).toBeGreaterThan(1)
    expectPicture(far)
    const same = await ask('graph.among', { model, nodes: far.nodes })
    expect([...same.nodes]).toEqual([...far.nodes])
    await expect(ask('graph.among', { model, nodes: [300] })).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('finds the likeliest path', async () => {
    const [first, second] = (await ask('graph.strongest', { model, by: 'count', count: 1 })).nodes
    const found = await ask('graph.path', { model, from: first, to: second })
    expect(found).toMatchObject({ found: true, nodes: expect.arrayContaining([first, second]) as number[] })
    const logarithms = found.probabilities.map((probability) => -Math.log(probability))
    expect(found.length).toBeCloseTo(
      logarithms.reduce((sum, value) => sum + value, 0),
      5,
    )
    expect((await ask('graph.path', { model, from: first, to: first })).nodes).toEqual([first])
  })

  it('gives all nodes by columns', async () => {
    const measures = await ask('graph.measures', { model })
    expect(measures.texts).toHaveLength(300)
    expect(measures.pagerank.reduce((sum, rank) => sum + rank)).toBeCloseTo(1, 4)
    const view = await ask('models.open', { model })
    const edges = (column: Uint32Array): number => column.reduce((sum, degree) => sum + degree, 0)
    expect([edges(measures.inDegree), edges(measures.outDegree)]).toEqual([view.ownEdges, view.ownEdges])
    expect(measures.countHistogram.reduce((sum, bucket) => sum + bucket.edges, 0)).toBe(view.ownEdges)
  })

  it('tells everything about a node and an edge', async () => {
    const [edge] = (await ask('graph.strongest', { model, by: 'count', count: 1 })).edges
    const picture = await ask('graph.strongest', { model, by: 'count', count: 1 })
    const [source, target] = [picture.sources[0], picture.targets[0]]
    expect(edge).toBe(picture.edges[0])
    const node = await ask('graph.node', { model, node: source, neighbours: 300 })
    expect(node.bias).toHaveLength(8)
    const own = node.successors.reduce((sum, { probability }) => sum + probability, 0)
    expect(own + node.sharedProbability).toBeCloseTo(1, 6)
    expect(node.successors.map((row) => row.node)).toContain(target)
    expect(node.similar.every(({ similarity }) => similarity > 0 && similarity <= 1 + 1e-6)).toBe(true)
    const details = await ask('graph.edge', { model, source, target })
    expect(details).toMatchObject({ own: true, d: 8, count: picture.counts[0] })
    // ‖W‖² is the sum of the squares of its singular values.
    const squares = (values: Float32Array): number => values.reduce((sum, value) => sum + value * value, 0)
    expect(squares(details.weights)).toBeCloseTo(squares(details.singularValues), 4)
    expect(details.norm ** 2).toBeCloseTo(squares(details.weights), 4)
    const missing = await firstMissing(source)
    expect(await ask('graph.edge', { model, source, target: missing })).toMatchObject({
      own: false,
      count: 0,
    })
  })

  it('tells what became of an edge from checkpoint to checkpoint', async () => {
    const { sources, targets, norms } = await ask('graph.strongest', { model, by: 'count', count: 1 })
    const { points } = await ask('graph.history', { model, source: sources[0], target: targets[0] })
    const steps = points.map(({ step }) => step)
    expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b))
    const { step } = await ask('models.open', { model })
    expect(points.find((point) => point.step === step)?.norm).toBeCloseTo(norms[0], 5)
    expect(points.map(({ change }) => Number.isNaN(change))).toEqual(points.map((_, at) => at === 0))
    const target = await firstMissing(sources[0])
    const shared = await ask('graph.history', { model, source: sources[0], target })
    const { norm } = await ask('graph.edge', { model, source: sources[0], target })
    expect(shared.points.find((point) => point.step === step)?.norm).toBeCloseTo(norm, 5)
  })

  async function firstMissing(source: number): Promise<number> {
    const { successors } = await ask('graph.node', { model, node: source, neighbours: 300 })
    const present = new Set(successors.map(({ node }) => node))
    return Array.from({ length: 300 }, (_, node) => node).find((node) => !present.has(node)) ?? -1
  }

  it('tells the energies and probabilities of all nodes at each step of a prompt', async () => {
    const reply = await ask('graph.energies', { model, prompt: 'The ba', from: 0, steps: 64 })
    const steps = reply.tokens.length
    expect(reply.energies).toHaveLength(steps * 300)
    for (let step = 0; step < steps; step++) {
      const probabilities = reply.probabilities.subarray(step * 300, (step + 1) * 300)
      expect(probabilities.reduce((sum, value) => sum + value)).toBeCloseTo(1, 4)
    }
    const last = await ask('graph.energies', { model, prompt: 'The ba' })
    expect([...last.energies]).toEqual([...reply.energies.subarray((steps - 1) * 300)])
    const flow = await ask('graph.flow', { model, prompt: 'The ba' })
    expect([...flow.tokens]).toEqual([...reply.tokens])
    expect(flow.energies[1]).toBeCloseTo(reply.energies[flow.tokens[1]], 5)
    expect(flow.attention.reduce((sum, weight) => sum + weight)).toBeCloseTo(1, 5)
  })
})

/** Columns of equal length, edges between nodes of the picture. */
function expectPicture(picture: Reply<'graph.top'>): void {
  const { nodes, texts, frequency, inDegree, outDegree, energy, depth } = picture
  for (const column of [texts, frequency, inDegree, outDegree, energy, depth])
    expect(column.length).toBe(nodes.length)
  const { sources, targets, edges, counts, probabilities, energies, norms } = picture
  for (const column of [sources, targets, counts, probabilities, energies, norms])
    expect(column.length).toBe(edges.length)
  const present = new Set(nodes)
  expect(present.size).toBe(nodes.length)
  expect([...sources, ...targets].every((end) => present.has(end))).toBe(true)
}

describe('a prompt', () => {
  it('is continued token by token, the same each time', async () => {
    const first = await complete({ prompt: 'The', settings: { maxTokens: 20, seed: 5 }, candidates: 4 })
    expect(first.tokens).toHaveLength(20)
    expect(first.candidates).toHaveLength(20)
    expect(first.candidates.every((fan) => fan.length === 4)).toBe(true)
    const greedy = await complete({
      prompt: 'The',
      settings: { maxTokens: 5, temperature: 0 },
      candidates: 1,
    })
    expect(greedy.candidates.map(([best]) => best.id)).toEqual(greedy.tokens.map(({ id }) => id))
    const again = await complete({ prompt: 'The', settings: { maxTokens: 20, seed: 5 } })
    expect(again.tokens).toEqual(first.tokens)
    expect(again.end.reason).toBe('length')
  })

  it('is continued from tokens that were forced', async () => {
    const { tokens } = await complete({ prompt: 'The', settings: { maxTokens: 6, temperature: 0 } })
    const ids = tokens.map(({ id }) => id)
    const rest = await complete({
      prompt: 'The',
      continuation: ids.slice(0, 3),
      settings: { maxTokens: 3, temperature: 0 },
    })
    expect(rest.tokens.map(({ id }) => id)).toEqual(ids.slice(3))
  })

  it.each(['“中文，标点！？；：”…', '。', '🙂', '\u0000\ud800'])('of any signs works: %j', async (prompt) => {
    const { tokens } = await complete({ prompt, settings: { maxTokens: 2, stopAtSeparator: false } })
    expect(tokens).toHaveLength(2)
  })

  it('that is empty, and settings out of range, are refused by name', async () => {
    await expect(complete({ prompt: '' })).rejects.toMatchObject({ kind: 'prompt-empty' })
    await expect(complete({ prompt: 'a', settings: { topP: 7 } })).rejects.toMatchObject({
      kind: 'setting-out-of-range',
    })
    await expect(complete({ prompt: 'a', continuation: [300] })).rejects.toMatchObject({ kind: 'usage' })
    await expect(ask('completion.explain', { model, prompt: '' })).rejects.toMatchObject({
      kind: 'prompt-empty',
    })
    await expect(ask('graph.energies', { model, prompt: '' })).rejects.toMatchObject({ kind: 'prompt-empty' })
  })

  it('is cut, traced and explained', async () => {
    const text = { model, prompt: 'The ba ce' }
    const { ids, texts } = await ask('completion.tokenise', text)
    expect(texts.join('')).toBe('The ba ce')
    const { candidates, included, sharedProbability } = await ask('completion.candidates', {
      ...text,
      top: 300,
      include: [0],
    })
    expect(candidates.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 5)
    expect(candidates[included[0].rank].id).toBe(0)
    const shared = candidates.filter(({ own }) => !own).reduce((sum, { probability }) => sum + probability, 0)
    expect(sharedProbability).toBeCloseTo(shared, 6)
    const traced = await ask('completion.trace', { ...text, top: 3 })
    expect([traced.tokens.length, traced.signals.length]).toEqual([ids.length, ids.length * traced.d])
    expect(traced.steps.at(-1)?.candidates.map(({ id }) => id)).toEqual(
      candidates.slice(0, 3).map(({ id }) => id),
    )
    const expected = candidates[2].id
    const why = await ask('completion.explain', { ...text, expected })
    expect(why.chosen.id).toBe(candidates[0].id)
    expect(why.expected?.id).toBe(expected)
    expect(why.chosen.contributions).toHaveLength(ids.length)
  })

  type CompleteInput = Omit<SubscriptionInput<'complete'>, 'model'>

  function complete(input: CompleteInput) {
    type Event = Parameters<Parameters<typeof client.subscribe<'complete'>>[2]>[0]
    const tokens: Event['tokens'][number][] = []
    const candidates: Event['candidates'][number][] = []
    return new Promise<{
      tokens: typeof tokens
      candidates: typeof candidates
      end: { reason: string; text: string }
    }>((resolve, reject) => {
      client.subscribe(
        'complete',
        { ...input, model },
        (event) => {
          tokens.push(...event.tokens)
          candidates.push(...event.candidates)
        },
        { onEnd: (end) => resolve({ tokens, candidates, end }), onError: reject },
      )
    })
  }
})

describe('the workspace', () => {
  it('tells its size by kind', async () => {
    const info = await ask('workspace.info', {})
    expect(info).toMatchObject({ folder: door.bench.folder, corpora: 1, deletedRuns: 0 })
    expect(info.parts.find(({ part }) => part === 'checkpoints')?.bytes).toBeGreaterThan(1000)
    expect(info.bytes).toBeGreaterThan(10_000)
  })

  it('keeps what views give it', async () => {
    const saved = await ask('views.save', { kind: 'explore', name: 'One', run, document: { nodes: [1, 2] } })
    const again = await ask('views.save', { ...saved, name: 'Two' })
    expect((await ask('views.list', { kind: 'explore', run })).views).toEqual([again])
    expect((await ask('views.list', { kind: 'complete' })).views).toEqual([])
    await ask('views.delete', { view: saved.view })
    expect((await ask('views.list', {})).views).toEqual([])
    const large = { kind: 'explore' as const, name: 'Large', document: 'x'.repeat(2 ** 20) }
    await expect(ask('views.save', large)).rejects.toMatchObject({ kind: 'input-too-large' })
  })

  it('is checked, backed up and compacted', async () => {
    const check = await untilJob(client, (await ask('workspace.check', {})).job)
    expect(check.result).toEqual({ findings: [] })
    const copy = path.join(folder.path, 'copy.sqlite')
    const { bytes } = await ask('workspace.backup', { file: copy })
    expect(readFileSync(copy)).toHaveLength(bytes)
    await expect(ask('workspace.backup', { file: copy })).rejects.toMatchObject({ kind: 'usage' })
    await untilJob(client, (await ask('workspace.compact', {})).job)
    expect((await ask('workspace.info', {})).checked).toMatchObject({ findings: 0 })
  })

  it('begins nothing while it moves, for it would be left behind', async () => {
    const moving = door.bench.move(path.join(folder.path, 'on the way'))
    expect(() => door.bench.jobs.start('check', 'Check', {})).toThrow(
      expect.objectContaining({ kind: 'busy' }),
    )
    await moving
    await untilJob(client, door.bench.jobs.start('check', 'Check', {}).job)
  })

  it('moves to another folder, and is found from the old one', async () => {
    const before = await ask('runs.list', {})
    const from = door.bench.folder
    const target = path.join(folder.path, 'moved', 'here')
    await expect(ask('workspace.move', { folder: folder.path })).rejects.toMatchObject({ kind: 'usage' })
    await expect(ask('workspace.move', { folder: path.join(from, 'inner') })).rejects.toMatchObject({
      kind: 'usage',
    })
    expect(await ask('workspace.move', { folder: target })).toEqual({ folder: target })
    expect(await ask('runs.list', {})).toEqual(before)
    expect(existsSync(path.join(from, 'workspace.sqlite'))).toBe(false)
    expect((await ask('models.open', { model })).run).toBe(run)
    await door.close()
    door = new Door(Workbench.open(from))
    expect(door.bench.folder).toBe(target)
    client.close()
    client = clientOf(() => door).client
    expect(await ask('runs.list', {})).toEqual(before)
  })
})

describe('the application', () => {
  it('tells of itself, its engines and its jobs', async () => {
    const info = await ask('app.info', {})
    expect(info).toMatchObject({ session: door.bench.session, workspace: door.bench.folder })
    expect(info.samples.map(({ language }) => language)).toEqual(['en', 'zh'])
    const { engines, chosen } = await ask('devices.list', {})
    expect(engines.find(({ engine }) => engine === chosen)?.available).toBe(true)
    for (const { state, problem, reason, measured } of engines) {
      expect(reason).not.toBe(undefined)
      expect(problem === undefined).toBe(state === 'ready')
      // Nobody has measured yet.
      if (engines.filter((one) => one.available).length === 1) expect(measured).toBe(undefined)
    }
    const tested = await ask('devices.test', { engine: 'wasm', settings: { d: 8 } })
    const wasm = tested.engines.find(({ engine }) => engine === 'wasm')
    expect(wasm?.measured).toMatchObject({ d: 8, isCurrent: true })
    expect(wasm?.measured?.tokensPerSecond).toBeGreaterThan(0)
    expect(wasm?.deviation).toBeLessThan(1e-3)
    const { text } = await ask('app.report', {})
    expect(text).not.toContain(folder.path)
    const { jobs } = await ask('jobs.list', {})
    expect(jobs.length).toBeGreaterThan(3)
    const [{ job }] = jobs
    for (const name of ['jobs.pause', 'jobs.cancel', 'jobs.resume'] as const)
      await expect(ask(name, { job })).rejects.toMatchObject({ kind: 'usage' })
    await ask('jobs.dismiss', { jobs: jobs.map((each) => each.job) })
    expect((await ask('jobs.list', {})).jobs).toEqual([])
  })
})

describe('at the end', () => {
  it('checkpoints are deleted for good, and what is gone is gone', async () => {
    const { checkpoints } = await ask('checkpoints.list', { run })
    const ids = checkpoints.map(({ checkpoint }) => checkpoint)
    await ask('checkpoints.delete', { checkpoints: ids })
    expect((await ask('checkpoints.list', { run })).checkpoints).toEqual([])
    await expect(ask('graph.search', { model, text: 'a' })).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('every request of the contract was asked', () => {
    expect(Object.keys(requests).filter((name) => !asked.has(name as RequestName))).toEqual([])
  })
})
