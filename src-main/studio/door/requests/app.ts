import { existsSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { AppInfo } from '../../../../src-shared/contract/app.ts'
import { appRequests } from '../../../../src-shared/contract/app.ts'
import { StudioError } from '../../../../src-shared/errors.ts'
import { wishOf } from '../../engines/wish.ts'
import type { Workbench } from '../../workbench.ts'
import type { Handlers } from '../handlers.ts'

export const appHandlers: Handlers<keyof typeof appRequests> = {
  'app.info': (bench) => ({
    version: bench.version,
    session: bench.session,
    platform: `${os.type()} ${os.release()}, ${os.arch()}`,
    node: process.versions.node,
    processor: os.cpus()[0]?.model.trim() ?? os.arch(),
    cores: os.availableParallelism(),
    memory: os.totalmem(),
    availableMemory: process.availableMemory(),
    workspace: bench.folder,
    recovery: bench.workspace.recovery,
    samples: samplesOf(bench.resources),
  }),
  'app.report': (bench) => ({ text: reportOf(bench) }),
  async 'devices.list'(bench, request) {
    const wish = wishOf(bench.workspace, request)
    await bench.lookForEngines(wish)
    return bench.engines.report(wish)
  },
  async 'devices.test'(bench, { engine, ...request }) {
    if (bench.jobs.isBusy)
      throw new StudioError(
        'busy',
        'A job is running, which a test would disturb and whose work it would measure along.',
        'Pause it, or wait until it has ended.',
      )
    return await bench.engines.test(engine, wishOf(bench.workspace, request))
  },
}

function samplesOf(resources: string): AppInfo['samples'] {
  const file = path.join(resources, 'samples.json')
  if (!existsSync(file)) return []
  const samples = JSON.parse(readFileSync(file, 'utf8')) as Record<
    'en' | 'zh',
    { articles: number; textBytes: number }
  >
  return (['en', 'zh'] as const)
    .filter((language) => existsSync(path.join(resources, `sample-${language}.xml.bz2`)))
    .map((language) => ({
      language,
      articles: samples[language].articles,
      bytes: samples[language].textBytes,
    }))
}

/** Nothing of the person's texts, and no name of their folders or files. */
function reportOf(bench: Workbench): string {
  const { bytes, reusable } = bench.workspace.size()
  const private_ = [...new Set([bench.folder, os.homedir()])].sort((a, b) => b.length - a.length)
  const hide = (line: string): string => private_.reduce((text, folder) => text.replaceAll(folder, '…'), line)
  return [
    `BriLLM Studio ${bench.version}`,
    `${os.type()} ${os.release()} ${os.arch()}, Node ${process.versions.node}, V8 ${process.versions.v8}`,
    `${os.cpus()[0]?.model.trim() ?? ''}, ${os.availableParallelism()} cores, ${os.totalmem()} bytes of memory, ${process.availableMemory()} available`,
    `workspace: ${bytes} bytes, ${reusable} reusable, ${bench.workspace.corpora.list().length} corpora, ${bench.workspace.runs.list().length} runs`,
    ...bench.jobs
      .list()
      .map(
        ({ job, kind, state, problem }) =>
          `job ${job}: ${kind}, ${state}${problem ? `, ${problem.kind}` : ''}`,
      ),
    '',
    ...bench.log.recent().map(hide),
  ].join('\n')
}
