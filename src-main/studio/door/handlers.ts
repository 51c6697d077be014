/** What answers a request, and what feeds a subscription. */
import type {
  Reply,
  RequestInput,
  RequestName,
  SubscriptionEnd,
  SubscriptionEvent,
  SubscriptionInput,
  SubscriptionName,
} from '../../../src-shared/contract/index.ts'
import type { Workbench } from '../workbench.ts'

export type Handlers<Names extends RequestName = RequestName> = {
  readonly [Name in Names]: (
    bench: Workbench,
    input: RequestInput<Name>,
  ) => Reply<Name> | Promise<Reply<Name>>
}

/** Where the events of a subscription come from. It is asked; it does not push. */
export interface Source<Event, End = unknown> {
  /** What is new since it was last asked; undefined when nothing is. */
  next(): Event | undefined
  /** Set when `next` has nothing more to give, for ever. */
  readonly end?: { readonly body: End } | undefined
  /** Set when it broke off. */
  readonly error?: unknown
  stop(): void
}

export type Sources<Names extends SubscriptionName = SubscriptionName> = {
  readonly [Name in Names]: (
    bench: Workbench,
    input: SubscriptionInput<Name>,
    /** To be called when there may be something new. */
    news: () => void,
  ) => Source<SubscriptionEvent<Name>, SubscriptionEnd<Name>>
}
