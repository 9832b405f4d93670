/** Hundreds of communes, as one text: in a list, each would be named twice on the way to the page (docs/decisions/0104). Pure. */
type NamedCommune = { readonly code: string; readonly name: string }

export const writeCommunes = (communes: readonly NamedCommune[]): string =>
  communes.map(({ code, name }) => `${code} ${name}`).join('\n')
export const readCommunes = (text: string): readonly NamedCommune[] =>
  text === '' ? [] : text.split('\n').map((line) => ({ code: line.slice(0, 5), name: line.slice(6) }))
