/** The shell that the views see, and what the frame around them needs besides. */
import { untrack } from 'svelte'
import type { AppInfo, Notice, StudioHost } from '../../src-shared/contract/index.ts'
import type { Client, ConnectionStatus } from '../client/index.ts'
import { language, t } from '../language/index.ts'
import {
  Commands,
  JobList,
  outliving,
  WindowLocation,
  type IncomingFile,
  type Shell,
} from '../shell/index.ts'
import { errorParts, Questions, Toasts, type Question } from '../ui/index.ts'
import { Health } from './health.svelte.ts'
import { isWorthNotification, toastOf } from './notices.ts'
import { Panels } from './panels.svelte.ts'

export class WindowShell implements Shell {
  readonly client: Client
  readonly host: StudioHost
  readonly location = new WindowLocation()
  readonly commands = new Commands()
  readonly toasts = new Toasts()
  readonly questions = new Questions()
  readonly jobs = new JobList()
  readonly panels = new Panels()
  readonly health = new Health()
  #info = $state.raw<AppInfo | undefined>(undefined)
  #received = $state.raw<readonly IncomingFile[]>([])
  readonly #kept = new Map<string, unknown>()
  #lastNotice: number | undefined

  constructor(client: Client, host: StudioHost) {
    this.client = client
    this.host = host
  }

  /** Versions, machine, workspace; undefined until the studio has told. */
  get info(): AppInfo | undefined {
    return this.#info
  }

  get connection(): ConnectionStatus {
    return this.health.status
  }

  /** Listens to studio and host until the returned function is called. */
  follow(): () => void {
    const stops = [
      this.location.follow(),
      this.jobs.follow(this.client, () => this.#recover()),
      this.client.status.subscribe((status) => this.#connected(status)),
      this.client.subscribe(
        'app',
        () => (this.#lastNotice === undefined ? {} : { after: this.#lastNotice }),
        ({ notices }) => this.#tellAll(notices),
      ),
      this.host.onStudio((state) => this.health.setProcess(state)),
      this.host.onOpenFile((path) => this.receive([{ name: path.split(/[\\/]/).at(-1) ?? path, path }])),
      this.host.onCommand((id) => {
        const command = this.commands.all.find((other) => other.id === id)
        if (command?.enabled?.() !== false) void command?.run()
      }),
    ]
    $effect(() => this.host.setProgress(this.jobs.share ?? null))
    $effect(() => this.host.setLanguage?.(language.current))
    return () => stops.forEach((stop) => stop())
  }

  confirm(question: Question): Promise<boolean> {
    return this.questions.ask(question)
  }

  report(error: unknown): void {
    const { kind, sentence, hint } = errorParts(error)
    if (kind === 'cancelled') return
    // A defect is worth a report; for all else the hint says what to do.
    const action =
      kind === undefined || kind === 'defect'
        ? { label: t('app.settings.report'), run: () => this.copyReport() }
        : undefined
    this.toasts.show({ kind: 'error', text: sentence, hint, action })
  }

  receive(files: readonly IncomingFile[]): void {
    if (files.length === 0) return
    this.#received = [...this.#received, ...files]
    this.location.go('data')
  }

  /** Of a drop: with their paths where the host knows them. */
  receiveFiles(files: readonly File[]): void {
    this.receive(files.map((file) => ({ name: file.name, path: this.host.pathOf(file), file })))
  }

  takeReceived(): readonly IncomingFile[] {
    const files = this.#received
    if (files.length > 0) untrack(() => (this.#received = []))
    return files
  }

  /** Asks for a file and receives it. */
  async pick(): Promise<void> {
    const picked = await this.host.pickFile()
    if (picked === undefined) return
    const file = picked.file instanceof File ? picked.file : undefined
    this.receive([{ name: picked.name, path: picked.path, file }])
  }

  keep<State>(name: string, make: () => State): State {
    if (!this.#kept.has(name)) this.#kept.set(name, outliving(make))
    return this.#kept.get(name) as State
  }

  async copyReport(): Promise<void> {
    try {
      const { text } = await this.client.request('app.report', {})
      await navigator.clipboard.writeText(text)
      this.toasts.show({ kind: 'done', text: t('app.reportCopied') })
    } catch (error) {
      this.report(error)
    }
  }

  #connected(status: ConnectionStatus): void {
    const isNew = status.state === 'connected' && this.#info?.session !== status.session
    this.health.setStatus(status, this.jobs.all)
    if (isNew) void this.#askInfo()
  }

  async #askInfo(): Promise<void> {
    try {
      this.#info = await this.client.request('app.info', {})
    } catch (error) {
      this.report(error)
    }
  }

  /** After a new list of jobs: goes on with what a studio that died was doing. */
  #recover(): void {
    const recovered = this.health.recover(this.jobs.all)
    if (recovered === undefined) return
    const { resumed, left } = recovered
    for (const job of resumed)
      if ((job.state === 'interrupted' || job.state === 'paused') && job.canResume) void this.#resume(job.job)
    const titles = (jobs: typeof resumed): string => jobs.map(({ title }) => title).join(', ')
    const lines = [
      resumed.length > 0 ? t('app.banner.resumed', { jobs: titles(resumed) }) : undefined,
      left.length > 0 ? t('app.banner.notResumed', { jobs: titles(left) }) : undefined,
    ]
    this.toasts.show({
      kind: 'notice',
      text: t('app.banner.recovered'),
      hint: lines.filter((line) => line !== undefined).join(' ') || undefined,
    })
  }

  async #resume(job: number): Promise<void> {
    try {
      await this.client.request('jobs.resume', { job })
    } catch (error) {
      // The studio may have begun by itself.
      const now = this.jobs.find(job)
      if (now === undefined || now.state === 'interrupted' || now.state === 'paused') this.report(error)
    }
  }

  #tellAll(notices: readonly Notice[]): void {
    const isFirst = this.#lastNotice === undefined
    this.#lastNotice = Math.max(this.#lastNotice ?? -1, ...notices.map(({ number }) => number))
    // What happened before this window was opened is no news, unless it is a fault.
    const since = isFirst ? Date.now() - 60_000 : 0
    for (const notice of notices) if (notice.created >= since || notice.level === 'error') this.#tell(notice)
  }

  #tell(notice: Notice): void {
    const job = notice.job === undefined ? undefined : this.jobs.find(notice.job)
    const toast = toastOf(notice, job, this.location)
    if (toast === undefined) return
    this.toasts.show(toast)
    if ((document.hidden || !document.hasFocus()) && isWorthNotification(notice))
      this.host.notify(t('app.name'), toast.text)
  }
}
