import { Studio } from '../../studio/index.ts'
import type { Command } from '../command.ts'
import { bytes, count, percent } from '../terminal/format.ts'
import { table } from '../terminal/table.ts'
import { rejectFrom, whole } from '../values.ts'
import { settingOptions, settingsFrom } from './train.ts'

export const forecastCommand: Command = {
  name: 'forecast',
  summary: 'Say how large a model would be, before it is trained.',
  usage: '[options]',
  options: settingOptions,
  examples: ['forecast --corpus 1', 'forecast --corpus 1 --preset paper-en --set minBigramCount=3'],
  async run(context, values, positionals) {
    rejectFrom(positionals)
    const settings = settingsFrom(values)
    const id = whole(values, 'corpus', 1)
    return await Studio.look(context.workspace, (studio) => {
      const forecast = studio.forecast(studio.corpus(id).corpus, settings)
      const { memory, parameters } = forecast
      context.print(
        [
          `Corpus ${forecast.corpus}, vocabulary ${count(forecast.vocabulary)}, d = ${settings.d}, minBigramCount = ${settings.minBigramCount}, ${settings.optimiser}`,
          `  own edges    ${count(forecast.ownEdges)}, which cover ${percent(forecast.coverage)} of the running text`,
          `  parameters   ${count(parameters.own)} of the full graph's ${count(parameters.full)} (${percent(parameters.share)})`,
          `  memory       ${bytes(memory.training)} to train, ${bytes(memory.inference)} to complete; ${bytes(forecast.availableMemory)} are free`,
          `  disk         ${bytes(memory.checkpoint)} a checkpoint, ${bytes(memory.checkpointState)} for going on; ${bytes(forecast.availableDisk)} are free`,
          '',
          table(
            ['minBigramCount', 'own edges', 'text covered', 'memory to train'],
            forecast.choices.map((choice) => [
              count(choice.minBigramCount),
              count(choice.ownEdges),
              percent(choice.coverage),
              bytes(choice.trainingBytes),
            ]),
          ),
        ].join('\n'),
      )
      return forecast
    })
  },
}
