/**
 * `npm run bench -- documents`: every kind of document that the pages of the demonstration offer, read by the outside tools of this
 * machine, and our file for nginx by a real nginx. A tool that is absent is « non mesuré », never held; exits 1 on a refusal.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { conventionOf } from '#app/domains/convention/print/bound-convention.fixture.ts'
import { conventionPdfRequest } from '#app/domains/convention/print/convention-pages.ts'
import { writeVersionDocument } from '#app/domains/convention/print/version-documents.server.ts'
import { versionForms } from '#app/domains/convention/print/version-forms.ts'
import { renderPdf } from '#app/domains/documents/render-pdf.server.ts'
import { writeDossier } from '#app/domains/documents/write-dossier.server.ts'
import { sealed as evaluated } from '#app/domains/evaluation/report/report.fixture.ts'
import { reportDossier } from '#app/domains/evaluation/report/report-dossier.ts'
import { formatOf, partOf, reportForms } from '#app/domains/evaluation/report/report-forms.ts'
import { reportSummary } from '#app/domains/evaluation/report/report-summary.ts'
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

/** A large convention in its four forms: eighteen signatories, a hundred actions, 55 communes. */
async function makeConventions() {
  const madeAt = new Date('2027-01-08T10:00:00Z')
  const content: object = JSON.parse(
    JSON.stringify(conventionOf({ signatories: 18, actions: 100, themes: 8, communes: 55 })),
  )
  const documents = [{ name: 'convention-18.pdf', bytes: await renderPdf(conventionPdfRequest(content, madeAt)) }]
  for (const form of versionForms) {
    const bytes = await writeVersionDocument(form, content, madeAt, async () => new Uint8Array())
    documents.push({ name: `convention-18-${form}.${form.replace('summary-', '')}`, bytes: new Uint8Array(bytes) })
  }
  return documents
}

/** The report of an evaluation in its four forms, that of the tests: conditions, curves, a workshop, judgements side by side. */
const makeReports = () =>
  Promise.all(
    reportForms.map(async (form) => {
      const dossier = partOf[form] === 'report' ? reportDossier(evaluated) : reportSummary(evaluated)
      const bytes = await writeDossier(formatOf[form], dossier, async () => new Uint8Array(), 'a-2a')
      return { name: `evaluation-${form}.${formatOf[form]}`, bytes: new Uint8Array(bytes) }
    }),
  )

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
    return [...refused, ...askTools([...documents, ...(await makeConventions()), ...(await makeReports())], folder)]
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
