import type { completionRequests } from '../../../../src-shared/contract/completion.ts'
import { StudioError } from '../../../../src-shared/errors.ts'
import { explain, trace } from '../../../generation/index.ts'
import { candidatesAfter } from '../../models/candidates-after.ts'
import type { Handlers } from '../handlers.ts'

export const completionHandlers: Handlers<keyof typeof completionRequests> = {
  'completion.tokenise': ({ models }, { model, ...text }) =>
    models.use(model, (open) => {
      const ids = open.tokensOf(text)
      return { ids, texts: Array.from(ids, (id) => open.graph.columns.texts[id]) }
    }),

  'completion.candidates': ({ models }, { model, top, include, ...text }) =>
    models.use(model, (open) => candidatesAfter(open, open.tokensOf(text), { top, include })),

  'completion.trace': ({ models }, { model, top, from, ...text }) =>
    models.use(model, (open) => {
      const { language, loaded } = open
      const statistics = language.norms()
      const traced = trace(loaded.model, language.tokenizer, open.tokensOf(text), { top, from, statistics })
      const { d } = loaded.model.config
      const signals = new Float32Array(traced.tokens.length * d)
      traced.tokens.forEach(({ signal }, position) => signals.set(signal, position * d))
      return { tokens: traced.tokens, signals, d, steps: traced.steps }
    }),

  'completion.explain': ({ models }, { model, chosen, expected, ...text }) =>
    models.use(model, (open) => {
      const { nodes } = open.graph.columns.graph
      for (const id of [chosen, expected])
        if (id !== undefined && id >= nodes)
          throw new StudioError('usage', `There is no token ${id}.`, `The model has ${nodes} tokens.`)
      const { language, loaded } = open
      const statistics = language.norms()
      return explain(loaded.model, language.tokenizer, open.tokensOf(text), { chosen, expected, statistics })
    }),
}
