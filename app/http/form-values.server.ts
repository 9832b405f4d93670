/** From a posted form to a plain object: a name given once is a string, given several times an array. */
export type FormValues = Record<string, string | string[]>

export function formValues(form: FormData): FormValues {
  const values: FormValues = {}
  for (const name of new Set(form.keys())) {
    const texts = form.getAll(name).filter((value) => typeof value === 'string')
    const [first] = texts
    if (first !== undefined) values[name] = texts.length === 1 ? first : texts
  }
  return values
}
