import { describe, expect, test } from 'vitest'
import type { DocumentText } from '#app/domains/documents/document-text.ts'
import { minutes } from '#app/domains/documents/minutes-document.fixture.ts'
import { compilePdf } from '#app/domains/documents/render-pdf.server.ts'
import { bare, pdfWords } from '#test/read-back.ts'
import { readRichText } from './read-rich-text.ts'
import { randomDocument, randomFrom, wholeFigures, wholeText } from './rich-text.fixture.ts'
import { toDocumentText } from './to-document-text.ts'

const createdAt = new Date('2027-01-14T16:00:00Z')
const print = (account: DocumentText) =>
  compilePdf({ template: 'meeting-minutes.typ', data: { ...minutes, account }, standard: 'ua-1', createdAt })

describe('a text printed in minutes', () => {
  test('has its titles, lists, table, link and figure, in an accessible PDF without any warning', async () => {
    const { pdf, warnings } = await print(toDocumentText(wholeText, wholeFigures))
    expect(warnings).toEqual([])
    const text = Buffer.from(pdf).toString('latin1')
    expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(text).toContain('/URI (https://data.caf.fr/)')
    for (const kind of ['TH', 'LI', 'BlockQuote', 'Link', 'H3', 'H4']) expect(text).toContain(`/S /${kind}\n`)
    const words = bare(pdfWords(pdf))
    for (const said of ['57,4', 'Accueil du jeune enfant', 'un relais de plus', 'Accueil collectif', '@Paul Le Goff'])
      expect(words).toContain(bare(said))
    expect(words).not.toContain('semestre')
  })

  test('compiles whatever was typed', async () => {
    const random = randomFrom(20)
    const blocks = Array.from({ length: 60 }, () =>
      toDocumentText(readRichText(randomDocument(random)).text, {}),
    ).flat()
    const levels = blocks.map((block) => (block.kind === 'title' ? { ...block, level: 1 as const } : block))
    const { pdf } = await print(levels)
    expect(pdf.length).toBeGreaterThan(1000)
  })
})
