/**
 * A PDF whose window bears its title, and not the name of its file (RGAA 13.3). Our compiler says so of a PDF/UA alone. Pure.
 * The catalogue is the last object it writes: what is added to it moves nothing but the table of offsets after it.
 */

const catalogue = /\/Type \/Catalog(?:(?!endobj)[\s\S])*?\/ViewerPreferences <<\n/
const start = /\nstartxref\n(\d+)\n/
const added = '    /DisplayDocTitle true\n'

/** @throws Error when the compiler no longer writes as it does: a bug */
export function withShownTitle(pdf: Uint8Array): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(pdf).toString('latin1')
  if (text.includes('/DisplayDocTitle true')) return Uint8Array.from(pdf)
  const at = text.lastIndexOf('\n', text.lastIndexOf('/Type /Catalog'))
  const tail = text.slice(at)
  const offset = Number(start.exec(tail)?.[1])
  if (!catalogue.test(tail) || !text.startsWith('xref', offset) || offset < at)
    throw new Error('the catalogue of the PDF is not where it was')
  const titled = tail
    .replace(catalogue, (preferences) => preferences + added)
    .replace(start, `\nstartxref\n${offset + added.length}\n`)
  return Uint8Array.from(Buffer.from(text.slice(0, at) + titled, 'latin1'))
}
