import { PDF } from '@libpdf/core'
import { describe, expect, test } from 'vitest'
import { dossierOfThirtyActions } from './dossier.fixture.ts'
import { withShownTitle } from './pdf-marks.ts'
import { renderPdf } from './render-pdf.server.ts'
import { dossierPdfRequest } from './write-dossier.server.ts'

const body = '%PDF-1.7\n1 0 obj\n<<\n  /Type /Pages\n>>\nendobj\n'
const pdfWith = (preferences: string): Uint8Array => {
  const objects = `${body}\n2 0 obj\n<<\n  /Type /Catalog\n  /ViewerPreferences <<\n${preferences}  >>\n>>\nendobj\n\n`
  return Buffer.from(`${objects}xref\n0 3\ntrailer\n<<\n  /Root 2 0 R\n>>\nstartxref\n${objects.length}\n%%EOF`)
}
const latin1 = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1')

test('the title is shown, and the table of offsets is where the end says', () => {
  const text = latin1(withShownTitle(pdfWith('    /Direction /L2R\n')))
  expect(text).toContain('/ViewerPreferences <<\n    /DisplayDocTitle true\n    /Direction /L2R')
  expect(text.startsWith('xref', Number(/startxref\n(\d+)/.exec(text)?.[1]))).toBe(true)
  expect(text.startsWith(body)).toBe(true)
})

test('a PDF that shows it already is left as it is', () => {
  const pdf = pdfWith('    /DisplayDocTitle true\n')
  expect(withShownTitle(pdf)).toEqual(Uint8Array.from(pdf))
})

test('anything else is a bug', () => {
  expect(() => withShownTitle(Buffer.from('%PDF-1.7'))).toThrow('the catalogue')
})

describe('a document kept for years (PDF/A-2a)', () => {
  test('says that it is accessible too (PDF/UA-1), described as PDF/A wants it; every offset of its table is right', async () => {
    const request = dossierPdfRequest({ ...dossierOfThirtyActions, isSheet: true }, [], 'a-2a')
    const pdf = await renderPdf(request)
    const text = latin1(pdf)
    for (const said of ['<pdfaid:part>2</pdfaid:part>', '>1</pdfuaid:part>', '<pdfaSchema:prefix>pdfuaid<'])
      expect(text).toContain(said)
    const table = Number(/startxref\n(\d+)\n%%EOF$/.exec(text)?.[1])
    const offsets = [...text.slice(table).matchAll(/^(\d{10}) \d{5} n/gm)].map(([, offset]) => Number(offset))
    expect(offsets.length).toBeGreaterThan(100)
    for (const [index, offset] of offsets.entries()) expect(text.startsWith(`${index + 1} 0 obj`, offset)).toBe(true)
    const read = await PDF.load(pdf)
    expect(read.recoveredViaBruteForce).toBe(false)
    expect(read.getPageCount()).toBeGreaterThan(1)
  })

  test('does not say it when the compiler would refuse it as such: a level of titles is skipped', async () => {
    const files = {
      '/templates/skips.typ': Buffer.from('#set document(title: "Essai")\n#set text(lang: "fr")\n= Un\n=== Trois'),
    }
    const request = {
      template: 'templates/skips.typ',
      folder: import.meta.dirname,
      data: {},
      createdAt: new Date('2027-01-14T16:00:00Z'),
      saysAccessible: true,
      files,
    }
    const pdf = latin1(await renderPdf({ ...request, standard: 'a-2a' }))
    expect(pdf).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(pdf).not.toContain('pdfuaid')
    await expect(renderPdf({ ...request, standard: 'ua-1' })).rejects.toThrow('skips.typ')
  })
})
