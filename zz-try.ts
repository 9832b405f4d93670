import { writeFileSync } from 'node:fs'
import { renderPdf } from '#app/domains/documents/render-pdf.server.ts'
import { gennevilliers } from '#app/domains/convention/convention-document.fixture.ts'
import { conventionPdfRequest } from '#app/domains/convention/print/convention-pages.ts'
import { conventionOf, withAnnexes } from '#app/domains/convention/print/bound-convention.fixture.ts'
import { writeVersionDocument } from '#app/domains/convention/print/version-documents.server.ts'
import { readPdf } from '#test/pdf-structure.ts'
const at = new Date('2027-01-08T10:00:00Z')
const all = { two: withAnnexes(gennevilliers), one: conventionOf({signatories: 1}), eighteen: conventionOf({signatories: 18, actions: 100, communes: 55, themes: 8}) }
for (const [name, doc] of Object.entries(all)) {
  const t = performance.now()
  const pdf = await renderPdf(conventionPdfRequest(doc, at))
  writeFileSync(`/tmp/ann-${name}.pdf`, pdf)
  const r = await readPdf(pdf)
  console.log(name, pdf.length, Math.round(performance.now()-t), r.pages, r.language, r.title, r.isMarked, r.fonts, [...new Set(r.roles)].join())
  for (const form of ['docx','summary-pdf','summary-pptx'] as const) {
    const t = performance.now()
    const b = await writeVersionDocument(form, JSON.parse(JSON.stringify(doc)), at, async () => new Uint8Array())
    writeFileSync(`/tmp/ann-${name}-${form}.${form.replace('summary-','')}`, b)
    console.log(form, b.length, Math.round(performance.now()-t), form === 'summary-pdf' ? (await readPdf(b)).pages : '')
  }
}
