/** Continuing a text and asking why. `model` is the number of a checkpoint. */
import { z } from 'zod'
import type { GeneratedToken, GenerationEnd } from '../generation.ts'
import { generationEnds } from '../generation.ts'
import type {
  CandidateExplanation,
  Contribution,
  EdgeInfluence,
  Explanation,
  Influences,
  NodeInfluence,
  TraceCandidate,
  TraceStep,
} from '../trace.ts'
import { request, subscription } from './definition.ts'
import { promptInput } from './graph.ts'
import { limits } from './limits.ts'
import { amount, figure, float32, id, list, node, shapeOf, text, uint32 } from './schema.ts'

/** See src-shared/generation.ts: ranges and defaults. What is out of range is refused by name. */
export const wishedGeneration = z.object({
  maxTokens: z.number().optional(),
  temperature: z.number().optional(),
  topK: z.number().optional(),
  topP: z.number().optional(),
  seed: z.number().optional(),
  repetitionGuard: z.number().optional(),
  contextWindow: z.number().optional(),
  stop: list(z.string().max(1000), 32).optional(),
  stopTokens: list(node, 1000).optional(),
  stopAtSeparator: z.boolean().optional(),
})

export const generatedToken = shapeOf<GeneratedToken>()(
  z.object({
    id: node,
    text,
    display: text,
    energy: figure,
    probability: figure,
    margin: figure,
    own: z.boolean(),
    count: amount,
  }),
)

export const generationEnd = shapeOf<GenerationEnd>()(
  z.object({ reason: z.enum(generationEnds), text, promptTokens: amount, tokens: amount }),
)

const candidate = {
  id: node,
  text,
  energy: figure,
  probability: figure,
  own: z.boolean(),
  count: amount,
}
export const traceCandidate = shapeOf<TraceCandidate>()(z.object(candidate))
export const traceStep = shapeOf<TraceStep>()(
  z.object({
    position: amount,
    candidates: list(traceCandidate),
    actual: z.object({ ...candidate, rank: amount }).optional(),
  }),
)

const contribution = shapeOf<Contribution>()(
  z.object({ position: amount, id: node, text, attention: figure, removed: figure, renormalised: figure }),
)
const candidateExplanation = shapeOf<CandidateExplanation>()(
  z.object({
    ...candidate,
    contributions: list(contribution, limits.prompt),
    parts: z.object({ mixture: figure, bias: figure, encoding: figure }),
  }),
)
const nodeInfluence = shapeOf<NodeInfluence>()(
  z.object({ position: amount, id: node, text, direct: figure, total: figure }),
)
const edgeInfluence = shapeOf<EdgeInfluence>()(
  z.object({
    position: amount,
    source: node,
    target: node,
    own: z.boolean(),
    gradientTimesInput: figure,
    gradientNorm: figure,
  }),
)
const influences = shapeOf<Influences>()(
  z.object({
    id: node,
    text,
    nodes: list(nodeInfluence, limits.prompt),
    edges: list(edgeInfluence, limits.prompt),
    strongestNode: amount,
    strongestEdge: amount,
  }),
)
export const explanation = shapeOf<Explanation>()(
  z.object({
    position: amount,
    chosen: candidateExplanation,
    expected: candidateExplanation.optional(),
    influences,
    unusual: list(amount, limits.prompt),
  }),
)

/** As src-shared/trace.ts, with all signals in one array. */
export const traceReply = z.object({
  tokens: list(
    z.object({
      position: amount,
      id: node,
      text,
      norm: figure,
      zScore: figure.optional(),
      attention: figure,
    }),
    limits.prompt,
  ),
  /** [tokens × d] */
  signals: float32,
  d: amount,
  steps: list(traceStep, limits.prompt),
})
export type TraceReply = z.infer<typeof traceReply>

const model = id
const top = z.int().min(1).max(1000).optional()

export const completionRequests = {
  'completion.tokenise': request(
    'A text as the model meets it.',
    z.object({ model, ...promptInput }),
    z.object({ ids: uint32, texts: list(text, limits.prompt) }),
  ),
  'completion.candidates': request(
    'The best candidates for the next token after a text.',
    z.object({
      model,
      ...promptInput,
      top,
      /** Tokens to show whatever their rank. */ include: list(node, 100).optional(),
    }),
    z.object({
      candidates: list(traceCandidate),
      included: list(z.object({ ...candidate, rank: amount })),
      /** Energy of the shared edge, and the probability of all candidates on it together. */
      sharedEnergy: figure,
      sharedProbability: figure,
    }),
  ),
  'completion.trace': request(
    "The path of a text's signal, and the best candidates at its steps from `from` on.",
    z.object({ model, ...promptInput, top: z.int().min(0).max(1000).optional(), from: amount.optional() }),
    traceReply,
  ),
  'completion.explain': request(
    'Why the model goes on with a token after a text: the greedy choice, or `chosen`; and what would have led to `expected`.',
    z.object({ model, ...promptInput, chosen: node.optional(), expected: node.optional() }),
    explanation,
  ),
}

export const completionSubscriptions = {
  complete: subscription(
    'Continues a text, token by token; stopping it ends the generation. `candidates`: how many of each step to tell.',
    z.object({
      model,
      ...promptInput,
      settings: wishedGeneration.optional(),
      candidates: z.int().min(0).max(100).optional(),
    }),
    z.object({
      tokens: list(generatedToken),
      /** Per token, in decoding order; empty unless asked for. */
      candidates: list(list(traceCandidate)),
      /** While a long prompt is read. */
      reading: z.object({ done: amount, total: amount }).optional(),
      tokensPerSecond: figure.optional(),
    }),
    generationEnd,
    8,
  ),
}
