/** How the view asks the studio: the client's `request`, with the contract's types. */
import type { Reply, RequestInput, RequestName } from '../../../src-shared/contract/index.ts'

export type Ask = <Name extends RequestName>(name: Name, input: RequestInput<Name>) => Promise<Reply<Name>>
