/** The file of a copil as a screen reader finds it, in its three formats: title, headings, lists, heads of tables, language. */
import { beforeAll, describe, expect, test } from 'vitest'
import { dossierOfThirtyActions } from '#app/domains/documents/dossier.fixture.ts'
import { writeDossier } from '#app/domains/documents/write-dossier.server.ts'
import { type ReadPdf, readPdf } from './pdf-structure.ts'
import { partsLike, readParts } from './read-back.ts'

/** Levels that jump over one: 1 then 3. */
const jumps = (levels: readonly number[]): readonly string[] =>
  levels.flatMap((level, index) => {
    const before = index === 0 ? 0 : (levels[index - 1] ?? 0)
    return level - before > 1 ? [`${before} then ${level}`] : []
  })

const write = (format: 'pdf' | 'docx' | 'pptx') =>
  writeDossier(format, dossierOfThirtyActions, async () => new Uint8Array())

const hasLists = dossierOfThirtyActions.sections.some(({ blocks }) => blocks.some((block) => 'items' in block))

describe('the PDF of a copil', () => {
  let pdf: ReadPdf
  beforeAll(async () => {
    pdf = await readPdf(await write('pdf'))
  }, 60_000)

  test('has its headings in order, from the first level', () => {
    expect(pdf.title).toMatch(/\S{3,}/)
    const levels = pdf.roles.flatMap((role) => (/^H[1-6]$/.test(role) ? [Number(role.slice(1))] : []))
    expect(levels.length).toBeGreaterThan(5)
    expect(jumps(levels)).toEqual([])
  })

  test('has its lists as lists, its tables with their heads', () => {
    expect(pdf.roles.includes('LI')).toBe(hasLists)
    const rows = pdf.roles.filter((role) => role === 'TR').length
    expect([rows > 10, pdf.roles.includes('TH'), pdf.language]).toEqual([true, true, 'fr-FR'])
  })
})

describe('the Word document of a copil', () => {
  let parts: ReadonlyMap<string, string>
  beforeAll(async () => {
    parts = await readParts(await write('docx'))
  }, 60_000)

  test('has its headings in order, from the first level', () => {
    expect(parts.get('docProps/core.xml')).toMatch(/<dc:title>[^<]{3,}/)
    const body = parts.get('word/document.xml') ?? ''
    const levels = [...body.matchAll(/<w:pStyle w:val="Heading(\d)"/g)].map(([, level]) => Number(level))
    expect(levels.length).toBeGreaterThan(5)
    expect(jumps(levels)).toEqual([])
  })

  test('has its lists as lists, its tables with their heads', () => {
    const body = parts.get('word/document.xml') ?? ''
    const tables = body.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? []
    expect(tables.filter((table) => !table.includes('<w:tblHeader'))).toEqual([])
    expect([tables.length > 1, body.includes('<w:numPr>')]).toEqual([true, hasLists])
    // A dash typed at the start of a line is no list.
    expect([...body.matchAll(/<w:t[^>]*>[-•–] /g)].length).toBe(0)
  })
})

describe('the slides of a copil', () => {
  let slides: readonly string[]
  let parts: ReadonlyMap<string, string>
  beforeAll(async () => {
    parts = await readParts(await write('pptx'))
    slides = partsLike(parts, /^ppt\/slides\/slide\d+\.xml$/)
  }, 60_000)

  test('has its headings in order, from the first level', () => {
    expect(parts.get('docProps/core.xml')).toMatch(/<dc:title>[^<]{3,}/)
    expect(slides.filter((slide) => slide.match(/<p:ph type="title"\/>/g)?.length !== 1)).toEqual([])
  })

  test('has its lists as lists, its tables with their heads', () => {
    const tables = slides.flatMap((slide) => slide.match(/<a:tbl>.*?<\/a:tbl>/gs) ?? [])
    expect([tables.length > 1, tables.filter((table) => !/<a:tblPr[^>]*firstRow="1"/.test(table))]).toEqual([true, []])
    const lines = slides.flatMap((slide) => slide.match(/<a:p>.*?<\/a:p>/gs) ?? [])
    expect(lines.filter((line) => /<a:t>[-•–] /.test(line))).toEqual([])
  })
})

test('a jump of level is found', () => {
  expect(jumps([1, 2, 3, 2, 3, 1, 2])).toEqual([])
  expect(jumps([2, 1, 3])).toEqual(['0 then 2', '1 then 3'])
})
