import type { Client } from '../../client/index.ts'

/** What this view needs of the connection. */
export type Studio = Pick<Client, 'request' | 'subscribe'>
