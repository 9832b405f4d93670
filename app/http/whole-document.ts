/** From what React rendered at once to the document that is sent. Pure. */

type HandedOver = {
  readonly nonce: string
  /** Undefined for a page without scripts. */
  readonly scripts:
    | {
        /** What the loaders gave, as the router writes it. */
        readonly data: string | undefined
        /** Addresses of what its modules import, to be fetched at once. */
        readonly imports: readonly string[]
      }
    | undefined
}

/** So that no text can end the script that carries it, nor be read as markup: inside a string, the same letters. */
const escapes: Readonly<Record<string, string>> = { '&': '\\u0026', '>': '\\u003e', '<': '\\u003c' }
const asScript = (json: string) => json.replace(/[&<>]/g, (one) => escapes[one] ?? one)

/** The router names each field by a number, `"_12":`, thousands of times: as a script, its quotes are not needed. */
const fieldNames = /"(_\d+)":/g

/**
 * What the router reads, line by line. A page waits for nothing: one line, written as the list that it is rather than as a text, where
 * every quotation mark would be marked; the browser writes it again, letter for letter. No string holds `"_12":`: its quotes are marked.
 */
const linesOf = (data: string): string => {
  const [line = '', ...rest] = data.split('\n')
  return rest.length === 1 && rest[0] === '' && line.startsWith('[')
    ? `JSON.stringify(${asScript(line).replace(fieldNames, '$1:')})+'\\n'`
    : asScript(JSON.stringify(data))
}

/** Our own scripts need no nonce to be fetched: the policy says `'self'` (security-headers.server.ts). */
const preload = (address: string) => `<link rel=modulepreload href=${address}>`

/**
 * React writes first what belongs to the head (title, style sheets) then the elements: the head takes it back. The data of the
 * page follow its last script, for the router to read.
 */
export function wholeDocument(rendered: string, { nonce, scripts }: HandedOver): string {
  const start = rendered.indexOf('<html')
  const head = rendered.indexOf('</head>', start)
  const end = rendered.lastIndexOf('</body>')
  if (start === -1 || head === -1 || end === -1) throw new Error('the page is not a whole document')
  const preloads = scripts?.imports.map(preload).join('') ?? ''
  const data =
    scripts?.data === undefined
      ? ''
      : `<script nonce="${nonce}">{const s=window.__reactRouterContext.streamController;s.enqueue(${linesOf(scripts.data)});s.close()}</script>`
  return `<!DOCTYPE html>${rendered.slice(start, head)}${rendered.slice(0, start)}${preloads}${rendered.slice(head, end)}${data}${rendered.slice(end)}`
}
