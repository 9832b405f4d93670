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

/**
 * Fields of one kind repeated on a page have names of their own, `power.<key>`: their keys and texts, in the order of the page.
 */
export function keyedValues(
  form: FormData,
  prefix: string,
): readonly { readonly key: string; readonly text: string }[] {
  return [...form].flatMap(([name, value]) =>
    name.startsWith(`${prefix}.`) && typeof value === 'string'
      ? [{ key: name.slice(prefix.length + 1), text: value }]
      : [],
  )
}
