import type { Sources } from '../handlers.ts'

/** Notices, each once. */
export const appSource: Sources<'app'>['app'] = (bench, { after = 0 }, news) => {
  let last = after
  const stop = bench.notices.changed.listen(news)
  return {
    next() {
      const notices = bench.notices.after(last)
      last = notices.at(-1)?.number ?? last
      return notices.length > 0 ? { notices } : undefined
    },
    stop,
  }
}
