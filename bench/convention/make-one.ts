/** Makes one document of a large convention, and says as JSON how long it took and the most memory this process ever held. */
import { createHash } from 'node:crypto'
import { conventionOf } from '#app/domains/convention/print/bound-convention.fixture.ts'
import { conventionPdfRequest } from '#app/domains/convention/print/convention-pages.ts'
import { writeVersionDocument } from '#app/domains/convention/print/version-documents.server.ts'
import { versionForms } from '#app/domains/convention/print/version-forms.ts'
import { renderPdf } from '#app/domains/documents/render-pdf.server.ts'

const madeAt = new Date('2027-01-08T10:00:00Z')
const content: object = JSON.parse(
  JSON.stringify(conventionOf({ signatories: 18, actions: 60, themes: 8, communes: 12 })),
)
const asked = process.argv[2]
const form = versionForms.find((one) => one === asked)

const begun = performance.now()
const bytes = form
  ? await writeVersionDocument(form, content, madeAt, async () => new Uint8Array())
  : await renderPdf(conventionPdfRequest(content, madeAt))
const ms = performance.now() - begun
const sha256 = createHash('sha256').update(bytes).digest('hex')
console.log(JSON.stringify({ ms, megabytes: process.resourceUsage().maxRSS / 1024, sha256, bytes: bytes.length }))
