export { default as View } from './Data.svelte'
