/** From what React rendered at once to the document that is sent. Pure. */

type HandedOver = {
  readonly nonce: string
  /** What the loaders gave, as the router writes it; undefined for a page without scripts. */
  readonly data: string | undefined
}

/** So that no text can end the script that carries it, nor be read as markup. */
const escapes: Readonly<Record<string, string>> = {
  '&': '\\u0026',
  '>': '\\u003e',
  '<': '\\u003c',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
  '\n': '\\n',
  '\r': '\\r',
  '\\': '\\\\',
  "'": "\\'",
}
/** The data are full of quotation marks: between apostrophes, none of them has to be marked. */
const asString = (text: string) => `'${text.replace(/[&><\u2028\u2029\n\r\\']/g, (one) => escapes[one] ?? one)}'`

/**
 * React writes first what belongs to the head (title, style sheets) then the elements: the head takes it back. The data of the
 * page follow its last script, for the router to read.
 */
export function wholeDocument(rendered: string, { nonce, data }: HandedOver): string {
  const start = rendered.indexOf('<html')
  const head = rendered.indexOf('</head>', start)
  const end = rendered.lastIndexOf('</body>')
  if (start === -1 || head === -1 || end === -1) throw new Error('the page is not a whole document')
  const scripts =
    data === undefined
      ? ''
      : `<script nonce="${nonce}">{const s=window.__reactRouterContext.streamController;s.enqueue(${asString(data)});s.close()}</script>`
  return `<!DOCTYPE html>${rendered.slice(start, head)}${rendered.slice(0, start)}${rendered.slice(head, end)}${scripts}${rendered.slice(end)}`
}
