/** What the address of a template opens: `?ecrire=oui` its articles to write, `?version=2` what it said before. Pure. */
export function readTemplateQuery(query: URLSearchParams) {
  const number = Number(query.get('version'))
  const isNumber = Number.isInteger(number) && number > 0 && number < 1e6
  return { isWriting: query.get('ecrire') === 'oui', edition: isNumber ? number : null }
}
