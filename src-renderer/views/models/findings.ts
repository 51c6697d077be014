/** What an integrity check found, as its job tells it; undefined: the job says nothing of the kind. */
export function findingsOf(result: unknown): readonly string[] | undefined {
  if (typeof result !== 'object' || result === null || !('findings' in result)) return undefined
  const { findings } = result
  if (!Array.isArray(findings)) return undefined
  return findings.filter((finding) => typeof finding === 'string')
}
