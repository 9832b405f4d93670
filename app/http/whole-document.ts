/** From what React rendered at once to the document that is sent. Pure. */
import { isPicture, svgInPage } from '#app/kernel/svg-in-page.ts'

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
 * SVGs of the page, by their text: the place of each among them. React escapes what people wrote, so that each is ours; none holds
 * another, and a browser that runs scripts reads none in a `noscript`.
 */
const shownIn = (rendered: string): ReadonlyMap<string, number> => {
  const svgs = rendered.replace(/<noscript[\s\S]*?<\/noscript>/g, '').match(/<svg[\s\S]*?<\/svg>/g) ?? []
  return new Map(svgs.map((svg, rank) => [svg, rank]))
}

/**
 * A picture that is a value of the list. A quotation mark after a bracket or a comma begins a text: inside one it would be marked.
 * What an error says is written in a list of its own, `["E","…"]`, and is no picture.
 */
const pictures = /(?<=[[,])(?<!\["E",)"<svg xmlns=(?:[^"\\]|\\.)*"/g

/** The list as it is written, as a script. */
const asItems = (written: string): string => asScript(written.replace(fieldNames, '$1:'))

/**
 * A picture that the page shows already is taken from it: its data say which it is, rather than all of it again. Only a whole text
 * of the list may be one: what people wrote stands in it too. The list is not read, but for its pictures: a page has some fifteen
 * hundred values.
 */
function listOf(line: string, rendered: string): string {
  const found = [...line.matchAll(pictures)]
  const shown = found.length > 0 ? shownIn(rendered) : undefined
  const written: string[] = []
  let next = 0
  for (const { 0: text, index } of found) {
    const picture: string = JSON.parse(text)
    const rank = isPicture(picture) ? shown?.get(svgInPage(picture)) : undefined
    if (rank === undefined) continue
    written.push(asItems(line.slice(next, index)), `document.getElementsByTagName('svg')[${rank}].outerHTML`)
    next = index + text.length
  }
  return [...written, asItems(line.slice(next))].join('')
}

/**
 * What the router reads, line by line. A page waits for nothing: one line, written as the list that it is rather than as a text, where
 * every quotation mark would be marked; the browser writes it again, letter for letter. No string holds `"_12":`: its quotes are marked.
 */
const linesOf = (data: string, rendered: string): string => {
  const [line = '', ...rest] = data.split('\n')
  return rest.length === 1 && rest[0] === '' && line.startsWith('[')
    ? `JSON.stringify(${listOf(line, rendered)})+'\\n'`
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
      : `<script nonce="${nonce}">{const s=window.__reactRouterContext.streamController;s.enqueue(${linesOf(scripts.data, rendered)});s.close()}</script>`
  return `<!DOCTYPE html>${rendered.slice(start, head)}${rendered.slice(0, start)}${preloads}${rendered.slice(head, end)}${data}${rendered.slice(end)}`
}
