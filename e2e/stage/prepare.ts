/** Before the first test: what they run against is built from the sources as they are now. */
import { buildWhenStale } from '../../scripts/build-when-stale.ts'

export default function prepare(): void {
  if (buildWhenStale()) process.stdout.write('Built the window and the desktop.\n')
}
