import { describe, expect, test } from 'vitest'
import { renderPdf } from '#app/domains/documents/render-pdf.server.ts'
import { pdfLines } from '#test/read-back.ts'
import { gennevilliers, shortSheet } from './convention-document.fixture.ts'

const createdAt = new Date('2027-01-08T10:00:00Z')
const render = (standard: 'a-2a' | 'ua-1', data: unknown = gennevilliers) =>
  renderPdf({ template: 'convention/templates/convention.typ', data, standard, createdAt })
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

const oneLine = (pdf: Uint8Array): string => pdfLines(pdf).replace(/\s+/g, ' ')

/** Titles of the bookmarks, in the file's order. */
const outlineOf = (pdf: string): string[] =>
  [...pdf.matchAll(/\/Title <FEFF([0-9A-F]+)>|\/Title \(([^)]*)\)/g)].map(([, hex, text]) =>
    hex ? Buffer.from(hex, 'hex').swap16().toString('utf16le') : (text ?? ''),
  )

describe('a printed convention', () => {
  test('is kept as PDF/A-2a, tagged, in French', async () => {
    const pdf = latin1(await render('a-2a'))
    expect(pdf).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(pdf).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
    expect(pdf).toContain('/StructTreeRoot')
    expect(pdf).toContain('/Lang (fr-FR)')
    const fonts = [...pdf.matchAll(/\/BaseFont \/[A-Z]{6}\+(\w+)/g)].map(([, name]) => name)
    expect(fonts.length).toBeGreaterThan(3)
    for (const font of fonts) expect(font).toMatch(/^(SourceSans3|BricolageGrotesque)/)
  })

  test('has the same bytes for the same content, other bytes for another', async () => {
    const other = { ...gennevilliers, territory: 'Bagneux' }
    const [first, second, third] = await Promise.all([render('a-2a'), render('a-2a'), render('a-2a', other)])
    expect(Buffer.from(first).equals(second)).toBe(true)
    expect(Buffer.from(first).equals(third)).toBe(false)
  })

  test('has an outline without a gap: parties, articles, annexes', async () => {
    const titles = outlineOf(latin1(await render('ua-1')))
    for (const title of [
      'Les parties',
      'Visas',
      'Signatures',
      'Annexe 3. Gouvernance',
      'Article 14 Confidentialité',
      'Petite enfance',
    ])
      expect(titles).toContain(title)
  })

  test('names a lead known by her name alone, in the table and on the sheet; « à désigner » is for nobody', async () => {
    const leadOf = async (leadName: string) => {
      const actions = [{ ...shortSheet('1.1', 'Un relais', null), leadName }]
      const axis = { label: 'Axe 1', title: 'Accueillir', axes: [], objectives: [], actions }
      const text = oneLine(
        await render('ua-1', {
          ...gennevilliers,
          parties: [],
          articles: [],
          signatures: { made: '', rows: [] },
          governance: [],
          plan: [axis],
        }),
      )
      return { named: text.split('Julie Percale').length - 1, toName: text.split('à désigner').length - 1 }
    }
    expect(await leadOf('Julie Percale')).toEqual({ named: 2, toName: 0 })
    expect(await leadOf('')).toEqual({ named: 0, toName: 2 })
  })

  test('says who may join later by amendment, and without whom nothing is signed', async () => {
    const refused = async (also: object) => {
      const parties = gennevilliers.parties.map((party) => ({ ...party, refused: true, authorisedBy: null, ...also }))
      return oneLine(await render('ua-1', { ...gennevilliers, plan: [], diagnosis: [], parties }))
    }
    const joins = 'peut rejoindre la convention par avenant, ci-après'
    const needed = 'sans laquelle la convention ne peut pas être signée, ci-après'
    const [others, leads] = [await refused({}), await refused({ isNeeded: true })]
    expect([others.includes(joins), others.includes(needed)]).toEqual([true, false])
    expect([leads.includes(joins), leads.includes(needed)]).toEqual([false, true])
    expect(await refused({ isNeeded: true, isMasculine: true })).toContain('sans lequel la convention')
  })

  test('never cuts a name: in the contract, in the header of every page', async () => {
    const name = 'Communauté de communes du Pays de Landerneau-Daoulas et des vallées de l’Élorn'
    const parties = gennevilliers.parties.map((party) => ({ ...party, name, shortName: name }))
    const long = { ...gennevilliers, title: `Convention territoriale globale, ${name}`, territory: name, parties }
    const text = oneLine(await render('ua-1', long))
    expect(text).not.toMatch(/\p{L}…/u)
  })

  test('renders with nothing but its title, and with fifteen parties', async () => {
    const empty = {
      ...gennevilliers,
      parties: [],
      visas: [],
      preamble: [],
      articles: [],
      diagnosis: [],
      plan: [],
      governance: [],
      ribbon: null,
    }
    await expect(render('ua-1', { ...empty, signatures: { made: '', rows: [] } })).resolves.toBeInstanceOf(Uint8Array)
    const parties = gennevilliers.parties
      .slice(1)
      .flatMap((party) => Array.from({ length: 15 }, (_, index) => ({ ...party, name: `Commune ${index + 1}` })))
    await expect(render('a-2a', { ...gennevilliers, parties })).resolves.toBeInstanceOf(Uint8Array)
  })
})
