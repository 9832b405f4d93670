/** Every place where the counts of a CTG are read: pages as their words, documents as text, tables as rows, what the API answers. */
import { parseCsv } from 'hucre/csv'
import { readOds } from 'hucre/ods'
import { readXlsx } from 'hucre/xlsx'
import { readWritten } from '#test/golden/read-written.ts'
import type { TestApp } from '#test/http.server.ts'
import { readEntities } from '#test/read-back.ts'
import { type ApiPlaces, readApi } from './api-places.server.ts'
import { documentsOf, linkedPlaces, openPagesOf, type PlaceName, pagesOf, tables } from './named-places.ts'
import type { WalkedCtg } from './walked-ctgs.server.ts'

/** By name; a place that this CTG does not have is not there. */
type ByPlace<Value> = Readonly<Partial<Record<PlaceName, Value>>>
export type Places = {
  /** Words only, spaces as one. */
  readonly words: ByPlace<string>
  readonly html: ByPlace<string>
  /** Of a table, without the row of heads. */
  readonly rows: ByPlace<number>
  readonly api: ApiPlaces
}

const oneSpace = (text: string): string => text.replace(/\s+/g, ' ')

/** What is read on a page, scripts and marks left out. */
const wordsOf = (html: string): string => {
  const main = html.slice(Math.max(0, html.indexOf('<main')), html.lastIndexOf('</main>'))
  const bare = main.replace(/<(script|style|template)\b.*?<\/\1>/gs, ' ').replace(/<!--.*?-->/gs, '')
  return oneSpace(readEntities(bare.replace(/<[^>]+>/g, ' ')))
}

const filledRows = (rows: readonly (readonly unknown[])[]): number =>
  rows.filter((row) => row.some((cell) => cell !== null && cell !== undefined && cell !== '')).length - 1

async function rowsOf(name: string, bytes: Uint8Array): Promise<number> {
  if (name.endsWith('CSV')) return filledRows(parseCsv(Buffer.from(bytes).toString('utf8'), { delimiter: ';' }))
  const { sheets } = await (name.endsWith('ODS') ? readOds : readXlsx)(bytes)
  return filledRows(sheets[0]?.rows ?? [])
}

type Ask = (path: string) => Promise<Response | undefined>

/** A page that a contributor may not open is opened as the coordination. */
const asMember =
  ({ get }: TestApp, { ctgId, cookie, coordinatorCookie, name }: WalkedCtg): Ask =>
  async (path) => {
    for (const whose of [cookie, coordinatorCookie]) {
      const answer = await get(`/ctg/${ctgId}${path}`, whose)
      if (answer.status === 200) return answer
      if (![403, 404].includes(answer.status)) throw new Error(`${name}${path}: ${answer.status}`)
    }
  }

const bytesOf = async (answer: Response): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await answer.arrayBuffer())

/** The file of each form of a document made in the background, as its page links them. */
async function linkedFiles(ask: Ask, html: string): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>()
  for (const path of new Set(html.match(/\/fichiers\/[\da-f-]+/g) ?? [])) {
    const answer = await ask(path)
    const file = /[^"';=]+\.(?:docx|pdf|pptx)(?="?$)/.exec(answer?.headers.get('content-disposition') ?? '')?.[0] ?? ''
    if (!answer || file === '') continue
    const form = file.endsWith('-synthese.pdf') ? 'summary' : file.slice(file.lastIndexOf('.') + 1)
    texts.set(form, oneSpace(await readWritten(file, await bytesOf(answer))))
  }
  return texts
}

export async function readPlaces(app: TestApp, ctg: WalkedCtg): Promise<Places> {
  const ask = asMember(app, ctg)
  const html: Partial<Record<PlaceName, string>> = {}
  const words: Partial<Record<PlaceName, string>> = {}
  const rows: Partial<Record<PlaceName, number>> = {}
  const keep = (name: PlaceName, text: string): void => {
    html[name] = text
    words[name] = wordsOf(text)
  }
  for (const { name, path } of pagesOf(ctg.made)) {
    const answer = await ask(path)
    if (answer) keep(name, await answer.text())
  }
  for (const { name, path } of openPagesOf(ctg.made)) keep(name, await (await app.get(path)).text())
  for (const { name, file, paths } of documentsOf(ctg.made)) {
    const texts: string[] = []
    for (const path of paths) {
      const answer = await ask(path)
      if (answer) texts.push(oneSpace(await readWritten(file, await bytesOf(answer))))
    }
    if (texts.length > 0) words[name] = texts.join(' ')
  }
  for (const from of new Set(linkedPlaces.map(({ page }) => page))) {
    const files = await linkedFiles(ask, html[from] ?? '')
    for (const { name, page, form } of linkedPlaces)
      if (page === from && files.has(form)) words[name] = files.get(form) ?? ''
  }
  for (const { name, path } of tables) {
    const answer = await ask(path)
    if (answer) rows[name] = await rowsOf(name, await bytesOf(answer))
  }
  return { html, words, rows, api: await readApi(app, ctg) }
}
