/** What the window and its views need of the connection to the studio; `src-renderer/client` fulfils it. */
import type {
  Reply,
  RequestInput,
  RequestName,
  SubscriptionEnd,
  SubscriptionEvent,
  SubscriptionInput,
  SubscriptionName,
} from '../../src-shared/contract/index.ts'

export type ConnectionStatus = 'connecting' | 'connected' | 'lost'

export interface Client {
  /** Reactive. */
  readonly status: ConnectionStatus
  /** @throws StudioError */
  request<Name extends RequestName>(name: Name, input: RequestInput<Name>): Promise<Reply<Name>>
  /** Goes on over lost connections by itself. Returns its stop. */
  subscribe<Name extends SubscriptionName>(
    name: Name,
    input: SubscriptionInput<Name>,
    onEvent: (event: SubscriptionEvent<Name>) => void,
    onEnd?: (end: SubscriptionEnd<Name>) => void,
  ): () => void
}
