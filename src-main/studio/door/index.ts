/** The studio as its clients meet it: `new Door(Workbench.open(folder))`, then a port for each client. */
export { Workbench, type WorkbenchOptions } from '../workbench.ts'
export { Door } from './door.ts'
