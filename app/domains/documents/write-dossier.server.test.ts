import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { posix } from 'node:path'
import { deflateSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { readPdf } from '#test/pdf-structure.ts'
import { bare, partsLike, pdfWords, readEntities, readParts, wordsOf, xmlFault } from '#test/read-back.ts'
import { chartTable, isChartEmpty } from './chart-view.ts'
import { dossierOfThirtyActions } from './dossier.fixture.ts'
import type { Dossier, DossierChart } from './dossier.ts'
import { dossierOfTraps } from './dossier-of-traps.fixture.ts'
import { cleanDossier } from './dossier-texts.ts'
import { listCoveredCharacters } from './font-coverage.ts'
import { openPackage } from './office-package.server.ts'
import { compilePdf } from './render-pdf.server.ts'
import { weavePicture } from './weave-picture.server.ts'
import { type DossierFormat, dossierPdfRequest, writeDossier } from './write-dossier.server.ts'

const logo = weavePicture(['caf', 'partner'], 240, 90)
const readLogo = async (): Promise<Uint8Array> => logo
const written = new Map<string, Uint8Array>()

const dossiers: Readonly<Record<string, Dossier>> = { 'thirty actions': dossierOfThirtyActions, traps: dossierOfTraps }
const formats: readonly DossierFormat[] = ['pdf', 'docx', 'pptx']
const cases = Object.keys(dossiers).flatMap((name) => formats.map((format) => ({ name, format })))
const dossierNamed = (name: string): Dossier => cleanDossier(dossiers[name] ?? dossierOfTraps)
const bytesOf = ({ name, format }: { name: string; format: DossierFormat }): Uint8Array =>
  written.get(`${name} ${format}`) ?? new Uint8Array()

beforeAll(async () => {
  for (const { name, format } of cases)
    written.set(`${name} ${format}`, await writeDossier(format, dossiers[name] ?? dossierOfTraps, readLogo))
}, 120_000)

/** What one reads in the file, notes of the slides included, spaces left out. */
async function readWords(bytes: Uint8Array, format: DossierFormat): Promise<string> {
  if (format === 'pdf') return bare(pdfWords(bytes))
  const parts = await readParts(bytes)
  const [pattern, tag] =
    format === 'docx' ? [/^word\/document\.xml$/, 'w:t'] : [/^ppt\/(?:slides|notesSlides)\/\w+\.xml$/, 'a:t']
  return bare(
    partsLike(parts, new RegExp(pattern))
      .map((part) => wordsOf(part, tag ?? ''))
      .join(' '),
  )
}

/** What the PDF shows: our fonts have no emoji. */
const covered = listCoveredCharacters(
  readFileSync(
    createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
  ),
)
const drawn = (text: string): string =>
  text.replace(/[^\p{ASCII}]\ufe0f?/gu, (character) => (covered.has(character.codePointAt(0) ?? 0) ? character : '□'))

const tablesOf = (dossier: Dossier) =>
  dossier.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind === 'table') return [block]
      return block.kind === 'chart' && !isChartEmpty(block) ? [chartTable(block)] : []
    }),
  )

/** A text long enough to run over two pages is looked for by its two ends. */
const ends = (text: string): readonly string[] => (text.length > 500 ? [text.slice(0, 40), text.slice(-40)] : [text])

describe.each(cases)('$name in $format', ({ name, format }) => {
  test('says every title, text, cell and number of the dossier', async () => {
    const dossier = dossierNamed(name)
    const words = await readWords(bytesOf({ name, format }), format)
    const texts = [
      dossier.title,
      ...dossier.parties.map((party) => party.name),
      ...dossier.sections.flatMap(({ title, summary = '' }) => [title, summary]),
      ...dossier.sections.flatMap(({ blocks }) =>
        blocks.flatMap((block) => ('text' in block ? [block.text] : 'items' in block ? block.items : [])),
      ),
      ...tablesOf(dossier).flatMap(({ columns, rows }) => [
        ...(rows.length > 0 ? columns.map(({ header }) => header) : []),
        ...rows.flat(),
      ]),
    ]
    const missing = texts.flatMap(ends).filter((text) => !words.includes(bare(format === 'pdf' ? drawn(text) : text)))
    expect(missing).toEqual([])
  })

  test('has the same bytes when it is written again', async () => {
    const again = await writeDossier(format, dossiers[name] ?? dossierOfTraps, readLogo)
    expect(Buffer.from(again).equals(bytesOf({ name, format }))).toBe(true)
  }, 60_000)
})

describe.each(Object.keys(dossiers))('the PDF of %s', (name) => {
  test('is accessible (PDF/UA-1), in French, in our fonts, and compiles without any warning', async () => {
    const dossier = dossierNamed(name)
    const { pdf, warnings } = await compilePdf(
      dossierPdfRequest(
        dossier,
        dossier.parties.map(() => undefined),
      ),
    )
    expect(warnings).toEqual([])
    const text = Buffer.from(pdf).toString('latin1')
    expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(text).toContain('/Lang (fr-FR)')
    for (const [, font] of text.matchAll(/\/BaseFont \/[A-Z]{6}\+(\w+)/g))
      expect(font).toMatch(/^(SourceSans3|BricolageGrotesque)/)
  })

  test('gives every picture and chart its words, and every table its heads', () => {
    const text = Buffer.from(bytesOf({ name, format: 'pdf' })).toString('latin1')
    const elements = [...text.matchAll(/\/Type \/StructElem\n {2}\/S \/(\w+)[\s\S]*?\nendobj/g)]
    const figures = elements.filter(([, kind]) => kind === 'Figure')
    const drawnCharts = chartsOf(dossierNamed(name))
    expect(figures.length).toBeGreaterThanOrEqual(drawnCharts.length)
    for (const [figure] of figures) expect(figure).toMatch(/\/Alt [(<]./)
    expect(elements.filter(([, kind]) => kind === 'TH').length).toBeGreaterThan(0)
  })
})

const chartsOf = (dossier: Dossier): readonly DossierChart[] =>
  dossier.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'chart' && !isChartEmpty(block) ? [block] : [])),
  )

/** Points of a chart part, series after series, in the order of the categories. */
function chartPoints(xml: string): readonly { readonly name: string; readonly values: readonly (number | null)[] }[] {
  return [...xml.matchAll(/<c:ser>([\s\S]*?)<\/c:ser>/g)].map(([, series = '']) => {
    const name = /<c:tx>[\s\S]*?<c:v>([^<]*)<\/c:v>/.exec(series)?.[1] ?? ''
    const points = /<c:val>([\s\S]*?)<\/c:val>/.exec(series)?.[1] ?? ''
    const count = Number(/<c:ptCount val="(\d+)"/.exec(points)?.[1])
    const known = new Map(
      [...points.matchAll(/<c:pt idx="(\d+)"[^>]*><c:v>([^<]*)<\/c:v>/g)].map(([, at, value]) => [
        Number(at),
        Number(value),
      ]),
    )
    return { name: readEntities(name), values: Array.from({ length: count }, (_none, at) => known.get(at) ?? null) }
  })
}

const officeCases = cases.filter(({ format }) => format !== 'pdf')
describe.each(officeCases)('the parts of $name in $format', ({ name, format }) => {
  let parts: ReadonlyMap<string, string>
  beforeAll(async () => {
    parts = await readParts(bytesOf({ name, format }))
  })

  test('are well-formed', () => {
    const faults = [...parts].flatMap(([path, xml]) => xmlFault(xml)?.concat(` in ${path}`) ?? [])
    expect(faults).toEqual([])
  })

  test('relate to parts that exist, and each has a type', () => {
    const paths = new Set(openPackage(bytesOf({ name, format })).keys())
    const types = parts.get('[Content_Types].xml') ?? ''
    const extensions = new Set([...types.matchAll(/Extension="([^"]+)"/g)].map(([, extension]) => extension))
    const overrides = [...types.matchAll(/PartName="\/([^"]+)"/g)].map(([, path = '']) => path)
    expect(overrides.filter((path) => !paths.has(path))).toEqual([])
    expect([...paths].filter((path) => !overrides.includes(path) && !extensions.has(path.split('.').at(-1)))).toEqual(
      [],
    )
    const broken = [...parts]
      .filter(([path]) => path.endsWith('.rels') && !path.includes('!'))
      .flatMap(([path, xml]) =>
        [...xml.matchAll(/<Relationship [^>]*>/g)]
          .filter(([relation]) => !relation.includes('TargetMode="External"'))
          .map(([relation]) => /Target="([^"]*)"/.exec(relation)?.[1] ?? '')
          .map((target) => (target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(path), '..', target)))
          .filter((target) => !paths.has(target)),
      )
    expect(broken).toEqual([])
  })

  test('hold native charts, with the numbers of the dossier', () => {
    const charts = partsLike(parts, /\/charts\/chart\d+\.xml$/).map(chartPoints)
    const expected = chartsOf(dossierNamed(name)).map(({ series }) => series)
    expect(charts).toEqual(expected)
  })

  test('give every picture, chart and table its words', () => {
    const xml = partsLike(parts, /^(word\/document|ppt\/slides\/slide\d+)\.xml$/).join('')
    const frames =
      xml.match(/<wp:docPr [^>]*>|<w:tblPr>.*?<\/w:tblPr>|<p:(?:pic|graphicFrame)>[\s\S]*?<p:cNvPr [^>]*>/g) ?? []
    expect(frames.length).toBeGreaterThan(0)
    expect(frames.filter((frame) => !/(descr|w:tblCaption w:val)="[^"]+"/.test(frame))).toEqual([])
  })

  test('are in French', () => {
    expect(
      [...parts].filter(([path, xml]) => !path.includes('!') && xml.includes('"en-US"')).map(([path]) => path),
    ).toEqual([])
    expect([...parts.values()].join('')).toContain('"fr-FR"')
  })
})

describe.each(Object.keys(dossiers))('the Word document of %s', (name) => {
  test('has tables of explicit width, whose heads are repeated', async () => {
    const xml = (await readParts(bytesOf({ name, format: 'docx' }))).get('word/document.xml') ?? ''
    const tables = xml.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? []
    expect(tables).toHaveLength(tablesOf(dossierNamed(name)).filter(({ rows }) => rows.length > 0).length)
    for (const table of tables) {
      const widths = [...table.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width))
      expect(table).toContain(`w:w="${widths.reduce((sum, width) => sum + width, 0)}"/><w:tblLayout w:type="fixed"/>`)
      expect(Math.min(...widths)).toBeGreaterThan(300)
      expect(table.match(/<w:tblHeader/g)).toHaveLength(1)
    }
  })
})

describe.each(Object.keys(dossiers))('the slides of %s', (name) => {
  let slides: readonly string[]
  let parts: ReadonlyMap<string, string>
  beforeAll(async () => {
    parts = await readParts(bytesOf({ name, format: 'pptx' }))
    slides = partsLike(parts, /^ppt\/slides\/slide\d+\.xml$/)
  })

  test('each have one title, in its placeholder', () => {
    for (const slide of slides) {
      const titles = (slide.match(/<p:sp>.*?<\/p:sp>/gs) ?? []).filter((shape) =>
        shape.includes('<p:ph type="title"/>'),
      )
      expect(titles.map((shape) => wordsOf(shape, 'a:t').trim() !== '')).toEqual([true])
    }
  })

  test('keep everything inside, each shape under a number of its own', () => {
    for (const slide of slides) {
      for (const [, x, y, width, height] of slide.matchAll(
        /<a:off x="(\d+)" y="(\d+)"\/><a:ext cx="(\d+)" cy="(\d+)"/g,
      )) {
        expect(Number(x) + Number(width)).toBeLessThanOrEqual(12_192_000)
        expect(Number(y) + Number(height)).toBeLessThanOrEqual(6_858_000)
      }
      for (const [table, top = ''] of slide.matchAll(
        /<p:xfrm><a:off x="\d+" y="(\d+)"\/>(?:(?!<\/p:graphicFrame>).)*<a:tbl>.*?<\/a:tbl>/gs,
      )) {
        const heights = [...table.matchAll(/<a:tr h="(\d+)"/g)].map(([, height]) => Number(height))
        expect(heights.reduce((sum, height) => sum + height, Number(top))).toBeLessThanOrEqual(6_400_000)
      }
      const ids = [...slide.matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => id)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  test('carry the summary of their section as notes', () => {
    const notes = partsLike(parts, /^ppt\/notesSlides\/notesSlide\d+\.xml$/).map((part) => wordsOf(part, 'a:t'))
    for (const { summary = '' } of dossierNamed(name).sections)
      expect(notes.some((note) => note.includes(summary))).toBe(true)
  })
})

/** Levels that jump over one: 1 then 3. */
const jumps = (levels: readonly number[]): readonly string[] =>
  levels.flatMap((level, index) => (level - (levels[index - 1] ?? 0) > 1 ? [`${levels[index - 1]} then ${level}`] : []))
const partOf = async (format: DossierFormat, path: string): Promise<string> =>
  (await readParts(bytesOf({ name: 'thirty actions', format }))).get(path) ?? ''

describe('a screen reader', () => {
  test('finds headings in order, from the first level, under a title', async () => {
    const { roles, title } = await readPdf(bytesOf({ name: 'thirty actions', format: 'pdf' }))
    const levels = {
      pdf: roles.flatMap((role) => /^H([1-6])$/.exec(role)?.[1] ?? []),
      docx: [...(await partOf('docx', 'word/document.xml')).matchAll(/<w:pStyle w:val="Heading(\d)"/g)].map(
        ([, level = '']) => level,
      ),
    }
    for (const [format, found] of Object.entries(levels))
      expect([format, found.length > 5, jumps(found.map(Number))]).toEqual([format, true, []])
    expect(title).toMatch(/\S{3,}/)
    for (const format of ['docx', 'pptx'] as const)
      expect(await partOf(format, 'docProps/core.xml')).toMatch(/<dc:title>[^<]{3,}/)
    expect(jumps([1, 2, 3, 1, 3])).toEqual(['1 then 3'])
  })

  test('finds lists that are lists, and no dash that looks like one', async () => {
    const blocks = dossierOfThirtyActions.sections.flatMap((section) => section.blocks)
    const { roles } = await readPdf(bytesOf({ name: 'thirty actions', format: 'pdf' }))
    const word = await partOf('docx', 'word/document.xml')
    const hasLists = blocks.some((block) => 'items' in block)
    expect([roles.includes('LI'), word.includes('<w:numPr>')]).toEqual([hasLists, hasLists])
    const slides = partsLike(await readParts(bytesOf({ name: 'thirty actions', format: 'pptx' })), /slide\d+\.xml$/)
    for (const xml of [word, ...slides]) expect(xml).not.toMatch(/<[wa]:t[^>]*>[-•–] /)
  })
})

test('a logo that is no whole picture is replaced by the initials of its party', async () => {
  const cut = deflateSync(logo).subarray(0, 40)
  const parts = await readParts(await writeDossier('pptx', dossierOfThirtyActions, async () => cut))
  expect(wordsOf(parts.get('ppt/slides/slide1.xml') ?? '', 'a:t')).toContain('CV')
  expect(parts.get('ppt/slides/slide1.xml')).not.toContain('<p:pic>')
})
