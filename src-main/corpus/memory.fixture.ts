/** Reads a file in a process of its own and prints what came of it and the most memory it took, as JSON. */
import { readArticles, ReportBuilder } from './index.ts'

const builder = new ReportBuilder()
for await (const batch of readArticles(process.argv[2], {}, { workers: Number(process.argv[3]) }))
  builder.add(batch)
const { pages, articles, skipped, warnings } = builder.report()
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
process.stdout.write(JSON.stringify({ pages, articles, skipped, warnings, megabytes }))
