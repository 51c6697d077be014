/** What the address of the view asks for: a model or a run, a prompt to continue, the tour. Other views link here by it. */
export interface Wished {
  readonly model?: number
  readonly run?: number
  readonly prompt?: string
}

/** `wished` is undefined where nothing is asked for. */
export function readAddress({ model, run, prompt, tour }: Readonly<Record<string, string>>): {
  wished: Wished | undefined
  wantsTour: boolean
} {
  const wished: Wished = {
    ...(isNumber(model) && { model: Number(model) }),
    ...(isNumber(run) && { run: Number(run) }),
    ...(prompt !== undefined && { prompt }),
  }
  return { wished: Object.keys(wished).length === 0 ? undefined : wished, wantsTour: tour !== undefined }
}

function isNumber(text: string | undefined): text is string {
  return text !== undefined && /^\d{1,9}$/.test(text)
}
