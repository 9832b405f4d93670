/** What tells the forms of a page apart, so that the words of one are not offered in another (app/ui/typed-answers.ts). Pure. */
const attributeOf = (tag: string, name: string): string | undefined => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]

const isTyped = (tag: string): boolean =>
  tag.startsWith('<textarea') || /^(text|email|url|tel|search|date)$/.test(attributeOf(tag, 'type') ?? '')

/** Forms of this page in which one types: their name as a draft knows it, and whether each field has its own. */
function typedFormsOf(html: string): readonly { readonly name: string; readonly hasNamelessField: boolean }[] {
  const forms = html.match(/<form [^>]*method="post"[\s\S]*?<\/form>/g) ?? []
  return forms.flatMap((form) => {
    const tags = form.match(/<(?:input|textarea)\b[^>]*>/g) ?? []
    const fields = tags.filter(isTyped)
    if (fields.length === 0) return []
    const hidden = tags.flatMap((tag) => {
      const name = attributeOf(tag, 'name') ?? ''
      const isId = name !== 'requestId' && /^(intent|subject)$|(Id|Key)$/.test(name)
      return attributeOf(tag, 'type') === 'hidden' && isId ? [`${name}=${attributeOf(tag, 'value')}`] : []
    })
    return [{ name: hidden.join('&'), hasNamelessField: fields.some((tag) => !attributeOf(tag, 'name')) }]
  })
}

/** Names that two of them bear, and those of forms where a field has none: words typed there would be lost. */
export function losingForms(html: string): readonly string[] {
  const forms = typedFormsOf(html)
  const names = forms.map(({ name }) => name)
  return [
    ...names.filter((name, index) => names.indexOf(name) !== index),
    ...forms.flatMap(({ name, hasNamelessField }) => (hasNamelessField ? [`${name}: a field without name`] : [])),
  ]
}
