/**
 * `node --import ./e2e/electron-stand-in/register.ts out/main/main.js`: the real main bundle, with `electron` being the
 * stand-in beside this file. Also reports every socket that leaves this process, to whoever forked it.
 */
import { registerHooks } from 'node:module'
import './sockets.ts'

const standIn = new URL('./electron.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
})
