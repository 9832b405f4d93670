/** What the address of a template opens: `?ecrire=oui` its articles to write, `?version=2` what it said before. Pure. */
export function readAsked(request: { readonly url: string }) {
  const asked = new URL(request.url).searchParams
  const number = Number(asked.get('version'))
  const isNumber = Number.isInteger(number) && number > 0 && number < 1e6
  return { isWriting: asked.get('ecrire') === 'oui', edition: isNumber ? number : null }
}
