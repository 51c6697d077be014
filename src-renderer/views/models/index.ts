export { default as View } from './Models.svelte'
