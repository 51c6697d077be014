/** Read by the bundler, by svelte-check and by the linter. TypeScript in components is Svelte's own: no preprocessor. */
export default { compilerOptions: { runes: true } }
