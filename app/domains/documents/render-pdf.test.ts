import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { measurePages } from '#test/pdf-pages.ts'
import { overprintsIn, pdfPages } from '#test/pdf-text.ts'
import { dossierOfThirtyActions } from './dossier.fixture.ts'
import { renderPdf } from './render-pdf.server.ts'
import { dossierPdfRequest } from './write-dossier.server.ts'

const createdAt = new Date('2027-01-14T16:00:00Z')
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const fontsOf = (pdf: string): string[] =>
  [...pdf.matchAll(/\/BaseFont \/[A-Z]{6}\+(\w+)/g)].map(([, name]) => name ?? '')

describe('a sheet, without front page', () => {
  const render = () => renderPdf(dossierPdfRequest({ ...dossierOfThirtyActions, isSheet: true }, []))

  test('is accessible (PDF/UA-1), which refuses an outline that skips a level', async () => {
    const pdf = latin1(await render())
    expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(pdf).toContain('/Lang (fr-FR)')
  })

  test('has the same bytes twice, and holds only our fonts', async () => {
    const [first, second] = await Promise.all([render(), render()])
    expect(Buffer.from(first).equals(second)).toBe(true)
    for (const name of fontsOf(latin1(first))) expect(name).toMatch(/^(SourceSans3|BricolageGrotesque)/)
  })

  test('is rendered beside the server, which goes on answering', async () => {
    const before = performance.eventLoopUtilization()
    await render()
    expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5)
  })
})

test('nothing is printed over something else, the highest point of a line nor the names of many parties', async () => {
  const { parties } = dossierOfThirtyActions
  const named = parties.map((party) => ({
    ...party,
    name: `${party.name}, de ses quatorze communes et de leurs hameaux`,
  }))
  const line = {
    kind: 'chart' as const,
    ...{ shape: 'line' as const, title: 'Foyers percevant les allocations familiales', sentence: '', unit: 'foyers' },
    categories: ['2020', '2021', '2022', '2023', '2024'],
    series: [{ name: 'Foyers', values: [4400, 4285, 4265, 4225, 4170] }],
  }
  const sections = [{ key: 'line', title: 'Les chiffres', blocks: [line] }]
  for (const isSheet of [false, true]) {
    const dossier = {
      ...dossierOfThirtyActions,
      isSheet,
      sections,
      parties: Array.from({ length: 4 }, () => named).flat(),
    }
    const pdf = await renderPdf(dossierPdfRequest(dossier, []))
    expect(await overprintsIn(pdf)).toEqual([])
    // On the front page and above a sheet alike, none is left out.
    const [first = ''] = await pdfPages(pdf)
    expect(first.split('quatorze').length - 1).toBe(dossier.parties.length)
  }
})

test('wherever a page ends, a title stays with the first of its tables, and a caption with its own', async () => {
  const table = (caption: string, rows: number) => ({
    kind: 'table' as const,
    caption,
    columns: [{ header: 'Axe' }, { header: 'Nombre', align: 'end' as const }],
    rows: Array.from({ length: rows }, (_none, index) => [`Ligne ${index}`, String(index)]),
  })
  // One more line each time: the title comes to stand at every height of the foot of a page.
  const sections = Array.from({ length: 24 }, (_none, index) => ({
    key: String(index),
    title: `Section ${index}`,
    isAlone: true,
    blocks: [
      { kind: 'list' as const, items: Array.from({ length: 22 + index }, (_line, line) => `Élément ${line}`) },
      { kind: 'heading' as const, text: `Deux tableaux ${index}` },
      table('Premier', 6),
      table('Second', 3),
    ],
  }))
  const dossier = { ...dossierOfThirtyActions, isSheet: true, sections }
  const { orphans, tableCount } = measurePages(await renderPdf(dossierPdfRequest(dossier, [])))
  expect({ orphans, tableCount }).toEqual({ orphans: [], tableCount: 48 })
})

test('wherever a page ends, the last row of a table is not alone on the next', async () => {
  const sections = Array.from({ length: 24 }, (_none, index) => ({
    key: String(index),
    title: `Section ${index}`,
    isAlone: true,
    blocks: [
      { kind: 'list' as const, items: Array.from({ length: 16 + index }, (_line, line) => `Élément ${line}`) },
      {
        kind: 'table' as const,
        caption: 'Appuis',
        columns: [{ header: 'Chiffre' }, { header: 'Lu' }],
        rows: Array.from({ length: 8 }, (_row, row) => [`Appui ${index}-${row}`, 'Gennevilliers 16,0 %']),
      },
    ],
  }))
  const pages = await pdfPages(
    await renderPdf(dossierPdfRequest({ ...dossierOfThirtyActions, isSheet: true, sections }, [])),
  )
  const pageOf = (words: string) => pages.findIndex((page) => page.includes(words))
  const places = sections.map(({ key }) => [5, 6, 7].map((row) => pageOf(`Appui ${key}-${row}`)))
  expect(places.filter(([, before, last]) => before !== last)).toEqual([])
  // Some of these tables are cut all the same.
  expect(places.filter(([first, before]) => first !== before).length).toBeGreaterThan(0)
})

describe('a template', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'trame-templates-'))
  })
  afterAll(() => rm(folder, { recursive: true }))
  const renderSource = async (source: string, data: unknown = {}) => {
    await writeFile(path.join(folder, 'test.typ'), source)
    return renderPdf({ template: 'test.typ', folder, data, standard: 'a-2a', createdAt })
  }

  test('that fails says where and why', async () => {
    await expect(renderSource('#let data = 1\n#unknown-function()')).rejects.toThrow(/test\.typ: .*unknown variable/s)
  })

  test('reads no file outside its folder', async () => {
    await expect(renderSource('#read("/../../etc/hostname")')).rejects.toThrow(/test\.typ/)
  })

  test('receives texts set in French, without what our fonts cannot draw', async () => {
    const source = `#set document(title: "Essai")
#set text(lang: "fr", font: "Source Sans 3", fallback: false)
#let data = json(bytes(sys.inputs.data))
#assert.eq(data.text, "L’accueil\u00a0: □ et □")
#data.text`
    await expect(renderSource(source, { text: "L'accueil : \u{1f476} et \uf0b7" })).resolves.toBeInstanceOf(Uint8Array)
  })
})

test('a paragraph costs what it holds, however long the rest of the document is', async () => {
  const section = {
    key: 'une',
    title: 'Une',
    blocks: Array.from({ length: 1_500 }, () => ({ kind: 'paragraph' as const, text: 'Court.' })),
  }
  const request = dossierPdfRequest({ ...dossierOfThirtyActions, sections: [section] }, [])
  const secondsOf = async (data: unknown): Promise<number> => {
    const startedAt = performance.now()
    await renderPdf({ ...request, data })
    return (performance.now() - startedAt) / 1_000
  }
  // The first one begins the process.
  await secondsOf(request.data)
  const alone = await secondsOf(request.data)
  // Never laid out, it was weighed at each paragraph: fifteen hundred times.
  const beside = await secondsOf({ ...request.data, unread: 'x'.repeat(16_000_000) })
  expect(beside).toBeLessThan(3 * alone + 6)
})
