import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { renderPdf } from '#app/domains/documents/render-pdf.server.ts'
import { readPdf } from '#test/pdf-structure.ts'
import { pdfText } from '#test/pdf-text.ts'
import { partsLike, readParts, wordsOf, xmlFault } from '#test/read-back.ts'
import { gennevilliers } from '../convention-document.fixture.ts'
import type { ConventionDocument } from '../convention-document.ts'
import { readConvention } from '../convention-shape.ts'
import { conventionOf, withAnnexes } from './bound-convention.fixture.ts'
import { conventionPdfRequest } from './convention-pages.ts'
import { docxText, wordDifferences } from './read-words.fixture.ts'
import { writeVersionDocument } from './version-documents.server.ts'
import type { VersionForm } from './version-forms.ts'

const madeAt = new Date('2027-01-08T10:00:00Z')
const noFile = async () => new Uint8Array()
/** As PostgreSQL gives it back. */
const frozen = (document: ConventionDocument): object => JSON.parse(JSON.stringify(document))
const print = (document: ConventionDocument) => renderPdf(conventionPdfRequest(frozen(document), madeAt))
const write = (form: VersionForm, document: ConventionDocument) =>
  writeVersionDocument(form, frozen(document), madeAt, noFile)

/** What several tests look at is made once. */
const once = <Made>(make: () => Promise<Made>): (() => Promise<Made>) => {
  const cache: { made?: Promise<Made> } = {}
  return () => {
    cache.made ??= make()
    return cache.made
  }
}
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const small = withAnnexes(gennevilliers)
const large = conventionOf({ signatories: 18, actions: 60, communes: 55, themes: 8 })
const smallPdf = once(() => print(small))
const smallWord = once(() => write('docx', small))
/** Without the annexes that are long to lay out. */
const short = { ...small, plan: [], diagnosis: [], annexes: [] }

const documents: Readonly<
  Record<string, { readonly make: () => Promise<Uint8Array>; readonly title: RegExp; readonly says: readonly string[] }>
> = {
  'a convention of two signatories': {
    make: smallPdf,
    title: /^Convention territoriale globale, Gennevilliers 2027-2031$/,
    says: [
      'Les parties',
      'Article 1',
      'Annexe 1. Diagnostic partagé',
      'Annexe 8. Conventions d’objectifs et de financement',
    ],
  },
  'one of eighteen, with 60 actions and 55 communes': {
    make: () => print(large),
    title: /^Convention territoriale globale/,
    says: ['Communauté de communes du Pays des vallées n° 17', 'Saint-Martin-des-Vallées 55'],
  },
  'its summary': {
    make: () => write('summary-pdf', large),
    title: /résumé, Gennevilliers/,
    says: ['18 signataires', 'Ce que nous visons', 'Qui pilote, qui signe'],
  },
}

const spaced = (text: string): string => text.replace(/[\u200b\u2060]/g, '').replace(/[\s\u00a0\u202f]+/g, ' ')

describe.each(Object.entries(documents))('%s, read back', (name, { make, title, says }) => {
  const pdf = once(async () => readPdf(await make()))

  test('says its language and its title, and is tagged', async () => {
    const { language, title: printedTitle, isMarked, roles } = await pdf()
    expect(language).toBe('fr-FR')
    expect(printedTitle?.replace(/[\u00a0\u202f]/g, ' ')).toMatch(title)
    expect(isMarked).toBe(true)
    for (const role of ['Document', 'H1', 'P', 'Table', 'TR', 'TH', 'TD']) expect(roles).toContain(role)
  })

  test('holds all its fonts, which are ours', async () => {
    const { fonts } = await pdf()
    expect(fonts.length).toBeGreaterThan(2)
    for (const font of fonts) {
      expect(font.name).toMatch(/^[A-Z]{6}\+(SourceSans3|BricolageGrotesque)/)
      expect(font.isEmbedded).toBe(true)
    }
  })

  test('gives back its words, and cuts none', async () => {
    const { texts } = await pdf()
    const text = spaced(texts.join('\n'))
    for (const words of says) expect(text).toContain(words)
    expect(text).not.toMatch(/\p{L}…/u)
  })

  test('has a bookmark for each of its parts', async () => {
    const { outline } = await pdf()
    expect(outline.length).toBeGreaterThan(3)
    if (name.includes('two'))
      expect(outline.filter((one) => one.startsWith('Annexe')).map((one) => one.slice(0, 9))).toEqual(
        Array.from({ length: 8 }, (_none, index) => `Annexe ${index + 1}.`),
      )
  })
})

const signedBy = (count: number): Pick<ConventionDocument, 'parties' | 'signatures'> => {
  const { parties, signatures } = conventionOf({ signatories: count, actions: 0, themes: 0 })
  return { parties, signatures }
}

describe('pages of a convention', () => {
  test('pass the checks of PDF/UA-1 too, which the compiler writes one at a time', async () => {
    const request = conventionPdfRequest(frozen(small), madeAt)
    expect(Buffer.from(await renderPdf(request)).toString('latin1')).toMatch(/<pdfuaid:part[^>]*>1</)
    await expect(renderPdf({ ...request, standard: 'ua-1' })).resolves.toBeInstanceOf(Uint8Array)
  })

  test('of a version older than the choice of annexes are those it had, to the byte', async () => {
    const content: object = JSON.parse(
      fs.readFileSync(path.join(import.meta.dirname, 'frozen-before-annexes.json'), 'utf8'),
    )
    expect(sha256(await renderPdf(conventionPdfRequest(content, madeAt)))).toBe(
      '0c3b6128f0dd7dcfadc1e1e1907b08f16b89e79dc96c3ccfba0e176eaad135fb',
    )
    expect(readConvention(content).annexes).toBeUndefined()
  })

  test('give eighteen signatories room to sign on two pages', async () => {
    const { texts } = await readPdf(await print({ ...short, ...signedBy(18) }))
    const first = texts.findIndex((text) => text.includes('Fait en 18 exemplaires'))
    const signed = texts.slice(first, first + 2).join('\n')
    expect(signed.match(/À\s+le/g)?.length ?? 0).toBe(18)
  })

  test('keep a cover of one page, whatever the parties', async () => {
    for (const signatories of [1, 18, 40]) {
      const { texts } = await readPdf(await print({ ...short, ...signedBy(signatories) }))
      expect(texts[1]).toContain('Sommaire')
    }
  })
})

const madeOf = (document: ConventionDocument) =>
  [document, () => print(document), () => write('docx', document)] as const

test('a text of which no article is written says so', async () => {
  const bare = { ...short, articles: [] }
  const [pdf, docx] = await Promise.all([print(bare), write('docx', bare)])
  const [xml = ''] = partsLike(await readParts(docx), /^word\/document\.xml$/)
  for (const said of [await pdfText(pdf), wordsOf(xml, 'w:t')]) expect(said).toContain('Les articles restent à écrire.')
})

test('what a finding lists is a list, in the PDF and in Word', async () => {
  const [theme] = small.diagnosis
  const [finding] = theme?.findings ?? []
  if (!theme || !finding) return expect.unreachable('no finding')
  const text = 'Deux pistes :\n- ouvrir la commission\n- garder des places d’urgence'
  const listed = { ...small, plan: [], diagnosis: [{ ...theme, findings: [{ ...finding, text }] }] }
  const [pdf, docx] = await Promise.all([print(listed), write('docx', listed)])
  const [xml = ''] = partsLike(await readParts(docx), /^word\/document\.xml$/)
  const words = [await pdfText(pdf), wordsOf(xml, 'w:t')]
  for (const said of words) {
    expect(said).toContain('garder des places d’urgence')
    expect(said).not.toMatch(/- (?:ouvrir|garder)/)
  }
})

describe('what is made beside the PDF', () => {
  test.each([
    ['two signatories', small, smallPdf, smallWord],
    [
      'a version frozen before annexes were chosen, of eighteen',
      ...madeOf({ ...gennevilliers, ...signedBy(18), plan: [] }),
    ],
  ] as const)('the Word document says the words of the PDF: %s', async (_name, _document, pdf, word) => {
    const { texts } = await readPdf(await pdf())
    const whole = texts.join('\n')
    const contents = whole.indexOf('Les parties')
    const text = whole.slice(whole.indexOf('Les parties', contents + 1))
    const said = docxText(await readParts(await word()), 'Les parties')
    expect(text.length).toBeGreaterThan(10_000)
    expect(wordDifferences({ name: 'PDF', text }, { name: 'Word', text: said })).toEqual([])
  })

  test('is well written: parts, language, headings, contents, tables, titles of slides', async () => {
    const docx = await readParts(await smallWord())
    const pptx = await readParts(await write('summary-pptx', large))
    for (const parts of [docx, pptx])
      for (const [part, xml] of parts) expect([part, xmlFault(xml)]).toEqual([part, undefined])
    const body = docx.get('word/document.xml') ?? ''
    expect(docx.get('word/styles.xml')).toContain('w:val="fr-FR"')
    for (const style of ['Heading1', 'Heading2', 'Heading3', 'Heading4']) expect(body).toContain(`w:val="${style}"`)
    expect(body).toContain('TOC \\h')
    expect(body.match(/<w:tbl>/g)?.length).toBeGreaterThan(15)
    const slides = partsLike(pptx, /^ppt\/slides\/slide\d+\.xml$/)
    expect(slides.length).toBeGreaterThan(5)
    for (const slide of slides) expect(wordsOf(slide, 'a:t').trim()).not.toBe('')
  })

  test.each(['docx', 'summary-pdf', 'summary-pptx'] as const)(
    'has the same bytes for the same content: %s',
    async (form) => {
      const document = form === 'docx' ? short : small
      const [one, same] = [await write(form, document), await write(form, document)]
      expect(sha256(one)).toBe(sha256(same))
      expect(sha256(await write(form, { ...document, territory: 'Bagneux' }))).not.toBe(sha256(one))
    },
  )

  test('the summary is four pages at most, whatever the size and the length of names', async () => {
    const long = 'Communauté de communes du Pays de Landerneau-Daoulas, des vallées de l’Élorn et des monts d’Arrée'
    const wordy: ConventionDocument = {
      ...large,
      parties: large.parties.map((party) => ({ ...party, name: long })),
      plan: large.plan.map((axis) => ({
        ...axis,
        title: `${axis.title} : ${long}`,
        objectives: axis.objectives.map((objective) => ({ ...objective, title: `${objective.title} ${long} ${long}` })),
      })),
    }
    for (const document of [large, wordy, conventionOf({ signatories: 40, actions: 200, themes: 12 })]) {
      const { pages, texts } = await readPdf(await write('summary-pdf', document))
      expect(pages).toBeLessThanOrEqual(4)
      expect(spaced(texts.join('\n'))).toMatch(/Et \d+ autres signataires/)
    }
  })
})
