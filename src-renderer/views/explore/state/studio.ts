import type { Client } from '../../../shell/index.ts'

/** As much of the client as the explorer needs: it subscribes to nothing. */
export type Studio = Pick<Client, 'request'>
