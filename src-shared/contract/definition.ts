/** How a request and a subscription are written down. */
import type { z } from 'zod'

export interface RequestDefinition<Input = unknown, Reply = unknown> {
  /** One line: what it does. */
  readonly summary: string
  readonly input: z.ZodType<Input>
  readonly reply: z.ZodType<Reply>
}

export interface SubscriptionDefinition<Input = unknown, Event = unknown, End = unknown> {
  readonly summary: string
  readonly input: z.ZodType<Input>
  readonly event: z.ZodType<Event>
  /** What the last message of a stream says; streams that go on for ever have none. */
  readonly end: z.ZodType<End>
  /**
   * Events that may be on their way unconfirmed. With 1 a slow client gets the newest state; streams whose every
   * event counts wait for the client instead.
   */
  readonly window: number
}

export function request<Input, Reply>(
  summary: string,
  input: z.ZodType<Input>,
  reply: z.ZodType<Reply>,
): RequestDefinition<Input, Reply> {
  return { summary, input, reply }
}

export function subscription<Input, Event, End>(
  summary: string,
  input: z.ZodType<Input>,
  event: z.ZodType<Event>,
  end: z.ZodType<End>,
  window: number,
): SubscriptionDefinition<Input, Event, End> {
  return { summary, input, event, end, window }
}
