/**
 * `npm run bench -- documents`: every kind of document that the pages of the demonstration offer, read by the outside tools of this
 * machine, and our file for nginx by a real nginx. A tool that is absent is « non mesuré », never held; exits 1 on a refusal.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { askNginx } from './nginx-door.ts'
import { askTools, type Verdict } from './outside-tools.ts'
import { type ServedDemo, serveDemo } from './served-demo.ts'

const mostPages = 150
/** Of each kind of address, ids aside: one sheet is printed as another. */
const mostOfOneKind = 1

const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
}

const kindOf = (address: string): string => address.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')

/** Walks the pages from one to the other. @returns the documents met, named by their kind of address, and what did not open */
async function collectDocuments({ origin, cookie }: ServedDemo) {
  const seen = new Set(['/'])
  const kinds = new Map<string, number>()
  const documents: { readonly name: string; readonly bytes: Uint8Array }[] = []
  const refused: Verdict[] = []
  let pages = 0
  for (const address of seen) {
    const kind = kindOf(address)
    const isKnown = (kinds.get(kind) ?? 0) >= mostOfOneKind
    if (pages >= mostPages && !/\.pdf|export|dossiers/.test(address)) continue
    if (isKnown && kind !== '/ctg/:id') continue
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    const answer = await fetch(origin + address, { headers: { cookie } })
    if (!answer.ok) refused.push({ what: kind, says: 'refused', detail: `réponse ${answer.status}` })
    const [type = ''] = (answer.headers.get('content-type') ?? '').split(';')
    const ending = answer.ok ? endings[type] : undefined
    if (ending !== undefined) {
      const name = `${documents.length + 1}-${kind.replace(/[^a-z]+/gi, '-').slice(-40)}.${ending}`
      documents.push({ name, bytes: new Uint8Array(await answer.arrayBuffer()) })
    } else if (type === 'text/html') {
      pages += 1
      for (const [, href = ''] of (await answer.text()).matchAll(/href="(\/[^"#]*)"/g))
        if (!href.startsWith('/assets')) seen.add(href.replaceAll('&amp;', '&'))
    }
  }
  return { documents, refused }
}

function tell({ what, says, detail }: Verdict): void {
  const words = { held: 'tenu', refused: `REFUSÉ : ${detail}`, absent: `non mesuré : outil absent (${detail})` }
  console.log(`${what} : ${words[says]}`)
}

async function measureTools(folder: string): Promise<readonly Verdict[]> {
  const demo = await serveDemo()
  try {
    const { documents, refused } = await collectDocuments(demo)
    if (documents.length === 0) throw new Error('the demonstration offers no document')
    console.log(`${documents.length} documents : ${documents.map(({ name }) => name).join(', ')}`)
    return [...refused, ...askTools(documents, folder)]
  } finally {
    await demo.stop()
  }
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-documents-'))
try {
  const verdicts = [...(await measureTools(folder)), ...(await askNginx(folder))]
  verdicts.forEach(tell)
  process.exitCode = verdicts.some(({ says }) => says === 'refused') ? 1 : 0
} finally {
  fs.rmSync(folder, { recursive: true, force: true })
}
