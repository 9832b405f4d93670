import { describe, expect, test } from 'vitest'
import type { DocumentText } from '#app/domains/documents/document-text.ts'
import { documentTextShape } from '#app/domains/documents/document-text-shape.ts'
import type { Dossier } from '#app/domains/documents/dossier.ts'
import { compilePdf } from '#app/domains/documents/render-pdf.server.ts'
import { dossierPdfRequest, writeDossier } from '#app/domains/documents/write-dossier.server.ts'
import { bare, partsLike, pdfWords, readParts, wordsOf, xmlFault } from '#test/read-back.ts'
import { readRichText } from './read-rich-text.ts'
import { randomDocument, randomFrom, wholeFigures, wholeText } from './rich-text.fixture.ts'
import { toDocumentText } from './to-document-text.ts'

const print = (content: DocumentText) => compilePdf(dossierPdfRequest({ ...dossier(content), isSheet: true }, []))

describe('a text printed in minutes', { timeout: 60_000 }, () => {
  test('has its titles, lists, table, link and figure, in an accessible PDF without any warning', async () => {
    const { pdf, warnings } = await print(toDocumentText(wholeText, wholeFigures))
    expect(warnings).toEqual([])
    const text = Buffer.from(pdf).toString('latin1')
    expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(text).toContain('/URI (https://data.caf.fr/)')
    for (const kind of ['TH', 'LI', 'BlockQuote', 'Link', 'H2', 'H3']) expect(text).toContain(`/S /${kind}\n`)
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

const typedAtRandom = (seed: number, count: number): DocumentText => {
  const random = randomFrom(seed)
  return Array.from({ length: count }, () => toDocumentText(readRichText(randomDocument(random)).text, {}))
    .flat()
    .map((block) => (block.kind === 'title' ? { ...block, level: 1 as const } : block))
}

const dossier = (content: DocumentText): Dossier => ({
  title: 'Synthèse',
  subtitle: 'Gennevilliers',
  front: [],
  parties: [{ name: 'Ville de Gennevilliers', kind: 'authority' }],
  madeOn: '2027-01-14',
  isDemo: true,
  sections: [{ key: 'text', title: 'Le chapitre', blocks: [{ kind: 'rich', content }] }],
})
const noFile = () => Promise.reject(new Error('no file'))
const said = [
  ...['57,4', 'Accueil du jeune enfant', 'un relais de plus', 'Accueil collectif', '812', 'Ouvrir le samedi'],
  ...['les données de la Cnaf', 'On attend une place', '@Paul Le Goff'],
]

describe('a text in a dossier', { timeout: 60_000 }, () => {
  const whole = dossier(toDocumentText(wholeText, wholeFigures))

  test('says everything in the PDF', async () => {
    const words = bare(pdfWords(await writeDossier('pdf', whole, noFile)))
    expect(said.filter((one) => !words.includes(bare(one)))).toEqual([])
  })

  test('has real titles, lists, links and tables in the DOCX, the same bytes twice', async () => {
    const bytes = await writeDossier('docx', whole, noFile)
    expect(Buffer.from(bytes).equals(await writeDossier('docx', whole, noFile))).toBe(true)
    const parts = await readParts(bytes)
    const xml = parts.get('word/document.xml') ?? ''
    expect(said.filter((one) => !bare(wordsOf(xml, 'w:t')).includes(bare(one)))).toEqual([])
    for (const style of ['Heading2', 'Heading3', 'Quote', 'Evidence', 'CellHead'])
      expect(xml).toContain(`<w:pStyle w:val="${style}"/>`)
    expect(xml).toMatch(/<w:tblHeader\/>/)
    expect(xml).toContain('w:tblCaption w:val="Tableau du texte"')
    expect(parts.get('word/_rels/document.xml.rels')).toContain('Target="https://data.caf.fr/"')
    expect(parts.get('word/numbering.xml')).toContain('<w:numFmt w:val="decimal"/>')
  })

  test('says everything on the slides', async () => {
    const parts = await readParts(await writeDossier('pptx', whole, noFile))
    const words = bare(
      partsLike(parts, /^ppt\/slides\/slide\d+\.xml$/)
        .map((xml) => wordsOf(xml, 'a:t'))
        .join(' '),
    )
    expect(said.filter((one) => !words.includes(bare(one)))).toEqual([])
  })

  test.each(['pdf', 'docx', 'pptx'] as const)('is written in %s whatever was typed', async (format) => {
    const bytes = await writeDossier(format, dossier(typedAtRandom(8, 40)), noFile)
    if (format === 'pdf') return
    const faults = [...(await readParts(bytes))].flatMap(([path, xml]) => xmlFault(xml)?.concat(` in ${path}`) ?? [])
    expect(faults).toEqual([])
  })

  test('is read back as it was kept', () => {
    const content = [...toDocumentText(wholeText, wholeFigures), ...typedAtRandom(3, 40)]
    expect(documentTextShape.parse(JSON.parse(JSON.stringify(content)))).toEqual(content)
  })
})
