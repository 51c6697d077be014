const parent = process.parentPort
parent.postMessage({ kind: 'ready' })
parent.on('message', ({ data }) => {
  if ((data as { kind: string }).kind === 'close') process.exit(0)
})
