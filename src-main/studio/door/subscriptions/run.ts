import type { RunEvent } from '../../../../src-shared/contract/runs.ts'
import type { RunNews } from '../../job.ts'
import { tableOf } from '../../runs/curves.ts'
import { evaluationViews, eventViews, sampleViews } from '../../runs/journal-views.ts'
import type { Workbench } from '../../workbench.ts'
import type { Sources } from '../handlers.ts'

/** Everything new of one run, from where the client is. What is not yet sent is read when it is asked for, not kept. */
export const runSource: Sources<'run'>['run'] = (bench, input, news) => {
  bench.workspace.runs.get(input.run)
  return new RunSource(bench, input, news)
}

type Input = Parameters<Sources<'run'>['run']>[1]
type Entry = 'evaluation' | 'samples' | 'event' | 'checkpoint' | 'row' | 'points'

class RunSource {
  readonly #bench: Workbench
  readonly #run: number
  readonly #stops: (() => void)[]
  readonly #new = new Set<Entry>(['row', 'points', 'evaluation', 'samples', 'event', 'checkpoint'])
  #afterStep: number
  #afterEvaluation: number
  #afterSample: number
  #afterEvent: number
  #rewoundTo: number | undefined

  constructor(bench: Workbench, input: Input, news: () => void) {
    this.#bench = bench
    this.#run = input.run
    this.#afterStep = input.afterStep ?? -1
    this.#afterEvaluation = input.afterEvaluation ?? -1
    this.#afterSample = input.afterSample ?? -1
    this.#afterEvent = input.afterEvent ?? -1
    this.#catchUp()
    this.#stops = [
      bench.runNews.listen(({ run, news: items }) => {
        if (run !== this.#run) return
        for (const item of items) this.#note(item)
        news()
      }),
      bench.runChanged.listen((run) => {
        if (run !== this.#run) return
        // A change of its state is told in its journal too.
        this.#new.add('row').add('event')
        news()
      }),
    ]
  }

  next(): RunEvent | undefined {
    if (this.#new.size === 0) return undefined
    const fresh = new Set(this.#new)
    this.#new.clear()
    const event: Partial<RunEvent> = {
      ...(this.#rewoundTo !== undefined && { rewoundTo: this.#rewoundTo }),
      ...(fresh.has('row') && { run: this.#bench.rows.get(this.#run) }),
      ...(fresh.has('points') && this.#points()),
      ...(fresh.has('evaluation') && this.#evaluations()),
      ...(fresh.has('samples') && this.#samples()),
      ...(fresh.has('event') && this.#events()),
      ...(fresh.has('checkpoint') && { checkpoints: this.#bench.rows.checkpoints(this.#run) }),
    }
    this.#rewoundTo = undefined
    return Object.keys(event).length > 0 ? event : undefined
  }

  stop(): void {
    for (const stop of this.#stops) stop()
  }

  #note(item: RunNews): void {
    if ('entry' in item) this.#new.add(item.entry)
    else if ('rewoundTo' in item) this.#rewind(item.rewoundTo)
    else {
      this.#new.add('points')
      // An evaluation adds to a step that was told already.
      this.#afterStep = Math.min(this.#afterStep, item.point.step - 1)
    }
  }

  /** A client that comes back may know of steps that were forgotten while it was away. */
  #catchUp(): void {
    const last = this.#bench.workspace.metrics.last(this.#run)?.step ?? -1
    const live = this.#bench.live.pointsAfter(this.#bench.workspace, this.#run, this.#afterStep)
    if (live.length === 0 && this.#afterStep > last) this.#rewind(last)
  }

  #rewind(step: number): void {
    if (this.#afterStep <= step && this.#rewoundTo === undefined) return
    this.#rewoundTo = Math.min(this.#rewoundTo ?? step, step)
    this.#afterStep = Math.min(this.#afterStep, step)
    // Numbers of entries go on where the ones that are left end.
    const { journal } = this.#bench.workspace
    this.#afterEvaluation = Math.min(
      this.#afterEvaluation,
      journal.evaluations(this.#run).at(-1)?.number ?? -1,
    )
    this.#afterSample = Math.min(this.#afterSample, journal.samples(this.#run).at(-1)?.number ?? -1)
    this.#new.add('points').add('row')
  }

  #points(): Partial<RunEvent> {
    const points = this.#bench.live.pointsAfter(this.#bench.workspace, this.#run, this.#afterStep)
    this.#afterStep = points.at(-1)?.step ?? this.#afterStep
    return points.length > 0 ? { points: tableOf(points) } : {}
  }

  #evaluations(): Partial<RunEvent> {
    const evaluations = evaluationViews(this.#bench.workspace, this.#run, this.#afterEvaluation)
    this.#afterEvaluation = evaluations.at(-1)?.number ?? this.#afterEvaluation
    return evaluations.length > 0 ? { evaluations } : {}
  }

  #samples(): Partial<RunEvent> {
    const samples = sampleViews(this.#bench.workspace, this.#run, this.#afterSample)
    this.#afterSample = samples.at(-1)?.number ?? this.#afterSample
    return samples.length > 0 ? { samples } : {}
  }

  #events(): Partial<RunEvent> {
    const events = eventViews(this.#bench.workspace, this.#run, this.#afterEvent)
    this.#afterEvent = events.at(-1)?.number ?? this.#afterEvent
    return events.length > 0 ? { events } : {}
  }
}
