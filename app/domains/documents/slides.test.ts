import { describe, expect, test } from 'vitest'
import { dossierOfThirtyActions } from './dossier.fixture.ts'
import type { Dossier, DossierBlock, DossierSection } from './dossier.ts'
import { cleanDossier } from './dossier-texts.ts'
import { content, gap, leadHeight, sentenceHeight, textHeight } from './slide-places.ts'
import { cutTable } from './slide-tables.ts'
import { cutIntoSlides, tableHeight } from './slides.ts'

const section = (blocks: readonly DossierBlock[], changes: Partial<DossierSection> = {}): DossierSection => ({
  key: 'progress',
  title: 'Avancement',
  blocks,
  ...changes,
})
const slidesOf = (...sections: readonly DossierSection[]) =>
  cutIntoSlides(cleanDossier({ ...dossierOfThirtyActions, sections }))
const rows = (count: number) => Array.from({ length: count }, (_none, index) => [`Action ${index}`, 'En cours'])
const table = (count: number): Extract<DossierBlock, { kind: 'table' }> => ({
  kind: 'table',
  caption: 'Actions',
  columns: [{ header: 'Action' }, { header: 'État' }],
  rows: rows(count),
})

describe('a section on slides', () => {
  test('begins under its summary, said again in the notes of each slide', () => {
    const slides = slidesOf(section([table(40)], { summary: 'Tout avance.' }))
    expect(slides.map(({ lead }) => lead)).toEqual(['Tout avance.', ...slides.slice(1).map(() => undefined)])
    expect(new Set(slides.map(({ notes }) => notes))).toEqual(new Set(['Tout avance.']))
  })

  test('has a slide for a long text, and puts a short one over its table', () => {
    const short = slidesOf(section([{ kind: 'paragraph', text: 'Huit actions.' }, table(3)]))
    expect(short.map(({ title, sentence }) => [title, sentence])).toEqual([['Actions', 'Huit actions.']])
    const long = slidesOf(section([{ kind: 'paragraph', text: 'Une longue phrase. '.repeat(40) }, table(3)]))
    expect(long.map(({ title }) => title)).toEqual(['Avancement', 'Actions'])
  })

  test('puts a short note under the table it follows', () => {
    const slides = slidesOf(section([table(3), { kind: 'note', text: 'Indicatif.' }]))
    expect(slides.map(({ title, after }) => [title, after])).toEqual([['Actions', 'Indicatif.']])
  })

  test('leaves no slide to the sentence or the only item that closes a part', () => {
    const heading = { kind: 'heading', text: 'Suite' } as const
    const closed = slidesOf(
      section([
        ...[heading, table(3), { kind: 'paragraph', text: 'Le reste est ailleurs.' } as const],
        ...[heading, table(2), { kind: 'list', items: ['Constat 1, réserve.'] } as const],
      ]),
    )
    expect(closed.map(({ after }) => after)).toEqual(['Le reste est ailleurs.', 'Constat 1, réserve.'])
  })

  test('marks a numbered list by its numbers alone', () => {
    const items = [[{ kind: 'words' as const, runs: [{ text: 'Ouvrir des places' }] }]]
    const [slide] = slidesOf(section([{ kind: 'rich', content: [{ kind: 'items', start: 1, items }] }]))
    expect(slide?.body).toEqual({ kind: 'texts', texts: [{ kind: 'paragraph', text: '1. Ouvrir des places' }] })
  })

  test('says its heading over the title of what follows', () => {
    const [slide] = slidesOf(section([{ kind: 'heading', text: 'Axe 1' }, table(2)]))
    expect(slide).toMatchObject({ title: 'Actions', place: 'Avancement · Axe 1' })
  })

  test('that is empty says so, and so does an empty table', () => {
    expect(slidesOf(section([]))).toMatchObject([
      { title: 'Avancement', body: { texts: [{ text: 'Rien à signaler.' }] } },
    ])
    expect(slidesOf(section([table(0)]))).toMatchObject([
      { body: { texts: [{ text: 'Actions\u00a0: aucune ligne.' }] } },
    ])
  })
})

describe('a long table', () => {
  test('is continued, each slide saying its rank', () => {
    const titles = slidesOf(section([table(40)])).map(({ title }) => title)
    expect(titles[0]).toBe(`Actions (1/${titles.length})`)
    expect(titles.at(-1)).toBe(`Actions (suite ${titles.length}/${titles.length})`)
  })

  test('leaves no row alone on its last slide', () => {
    for (const count of [14, 15, 16, 17, 30]) {
      const sizes = cutTable(table(count), content.width, content.height).map((part) => part.rows.length)
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(2)
    }
  })

  test('keeps its rows in order and each part inside the slide', () => {
    const parts = cutTable(table(100), content.width, content.height, 3)
    expect(parts.flatMap((part) => part.rows)).toEqual(rows(100))
    for (const [index, { heights }] of parts.entries())
      expect(heights.reduce((sum, height) => sum + height, 0)).toBeLessThanOrEqual(index === 0 ? 3 : content.height)
  })

  test('a row taller than a slide goes on without losing a word', () => {
    const words = Array.from({ length: 900 }, (_none, index) => `mot${index}`).join(' ')
    const parts = cutTable({ ...table(0), rows: [['Récit', words]] }, content.width, content.height)
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.flatMap((part) => part.rows.map(([, text]) => text)).join(' ')).toBe(words)
  })
})

describe('a table of details', () => {
  test('has one slide, which says where its other rows are; its notes hold them', () => {
    const [slide, ...others] = slidesOf(section([{ ...table(60), onSlides: 'one' }]))
    expect(others).toEqual([])
    const shown = slide?.body.kind === 'table' ? slide.body.table.rows.length : 0
    expect(slide?.after).toBe(`Et ${60 - shown}\u00a0autres lignes, dans les notes et dans le dossier.`)
    expect(slide?.notes?.split('\n').slice(1)).toEqual(
      rows(60)
        .slice(shown)
        .map((row) => row.join(' | ')),
    )
    expect(slidesOf(section([{ ...table(4), onSlides: 'one' }]))).toMatchObject([
      { after: undefined, notes: undefined },
    ])
  })

  test('may be in the notes alone, and several of them share a slide under their headings', () => {
    const group = (name: string): readonly DossierBlock[] => [
      { kind: 'heading', text: name },
      { kind: 'paragraph', text: `Ce qui a changé, ${name}.` },
      { ...table(12), onSlides: 'notes' },
    ]
    const [slide, ...others] = slidesOf(section(['Pilotes', 'Mesures', 'Moyens'].flatMap(group)))
    expect(others).toEqual([])
    const texts = slide?.body.kind === 'texts' ? slide.body.texts : []
    expect(texts.filter(({ kind }) => kind === 'heading').map(({ text }) => text)).toEqual([
      'Pilotes',
      'Mesures',
      'Moyens',
    ])
    expect(slide?.notes?.split('\n')).toHaveLength(3 * 13)
  })
})

test('what another slide says already is in the notes of its section alone', () => {
  const list: DossierBlock = { kind: 'list', items: ['Bilan', 'Priorités'], onSlides: 'notes' }
  const slides = slidesOf(section([{ kind: 'heading', text: 'Points', onSlides: 'notes' }, list, table(20)]))
  expect(slides.map(({ notes }) => notes)).toEqual([
    'Points\nBilan\nPriorités',
    ...slides.slice(1).map(() => undefined),
  ])
  expect(slides.every(({ body }) => body.kind === 'table')).toBe(true)
})

describe('a brief section', () => {
  const aside = { ...table(20), onSlides: 'notes' } as const
  const brief = (blocks: readonly DossierBlock[]) => slidesOf(section(blocks, { isBriefOnSlides: true }))
  const rest = 'Le reste de cette partie est dans les notes et dans le dossier.'

  test('shows what one discusses and says where the rest is', () => {
    const [slide, ...others] = brief([aside, table(3)])
    expect(others).toEqual([])
    expect(slide?.after).toBe(rest)
    expect(slide?.notes?.split('\n')).toHaveLength(22)
  })

  const chart: DossierBlock = {
    ...{ kind: 'chart', shape: 'bars', title: 'Par état', sentence: '', unit: 'actions' },
    categories: ['Enfance', 'Jeunesse'],
    series: [{ name: 'En cours', values: [1, 2] }],
  }
  const paragraph = (text: string): DossierBlock => ({ kind: 'paragraph', text })
  const long = 'Une phrase qui tient sa place. '.repeat(110)
  test.each<[string, readonly DossierBlock[]]>([
    ['texts', [paragraph('Trois enquêtes.')]],
    ['a chart', [chart]],
    ['a table and its note', [table(3), { kind: 'note', text: 'Indicatif.' }]],
    ['texts that fill their slide', [paragraph(long)]],
    ['a chart under texts that fill theirs', [paragraph(long), chart]],
  ])('says it once after %s too, at the foot of what has room, else over the title', (_what, blocks) => {
    const slides = brief([aside, ...blocks])
    const said = slides.filter(
      ({ after, place }) => after?.endsWith(rest) === true || place.endsWith('le reste est dans les notes'),
    )
    expect(said).toHaveLength(1)
    for (const { body, after, sentence } of slides)
      if (body.kind === 'texts') {
        const height = body.texts.reduce((sum, text) => sum + textHeight(text), 0)
        expect(height + sentenceHeight(after) + sentenceHeight(sentence)).toBeLessThanOrEqual(content.height)
      }
  })

  test('of which nothing is shown is never « Rien à signaler »', () => {
    expect(brief([aside]).map(({ body }) => body)).toEqual([{ kind: 'texts', texts: [{ kind: 'note', text: rest }] }])
  })
})

test('the numbers of a chart too wide to stand beside it are in its notes', () => {
  const chart: DossierBlock = {
    ...{ kind: 'chart', shape: 'stacked', title: 'Par état', sentence: 'Cinq états.', unit: 'actions' },
    categories: ['Enfance', 'Jeunesse'],
    series: ['Proposées', 'À démarrer', 'En cours', 'Suspendues', 'Terminées'].map((name) => ({
      name,
      values: [1, 2],
    })),
  }
  const [slide, ...others] = slidesOf(section([chart]))
  expect(others).toEqual([])
  expect(slide?.sentence).toBe('Cinq états.')
  expect(slide?.notes?.split('\n').slice(-2)).toEqual(['Enfance | 1 | 1 | 1 | 1 | 1', 'Jeunesse | 2 | 2 | 2 | 2 | 2'])
})

describe('thirty actions', () => {
  const slides = cutIntoSlides(cleanDossier(dossierOfThirtyActions))

  test('are told in twenty slides at most, the first one included', () => {
    expect(slides.length + 1).toBeLessThanOrEqual(20)
  })

  test('leave every table above the foot of its slide, its note under it', () => {
    for (const { title, lead, sentence, after, body } of slides)
      if (body.kind === 'table') {
        const above = (lead === undefined ? 0 : leadHeight + gap) + sentenceHeight(sentence)
        const needed = above + tableHeight(body.table) + sentenceHeight(after)
        expect({ title, fits: needed <= content.height }).toEqual({ title, fits: true })
      }
  })
})

describe('the list of sections', () => {
  const named = (key: string): DossierSection => section([], { key, title: key })
  const titlesOf = (...keys: readonly string[]) => slidesOf(...keys.map(named)).map(({ title }) => title)

  test('comes first when there are three and no agenda', () => {
    expect(titlesOf('a', 'b', 'c')[0]).toBe('Sommaire')
    expect(titlesOf('a', 'b')[0]).toBe('a')
    expect(titlesOf('agenda', 'b', 'c')[0]).toBe('agenda')
  })

  test('every party is named, on a slide of their own when they are many', () => {
    const parties: Dossier['parties'] = Array.from({ length: 12 }, (_none, index) => ({
      name: `Commune ${index}`,
      kind: 'authority',
    }))
    const slides = cutIntoSlides(cleanDossier({ ...dossierOfThirtyActions, parties }))
    expect(slides[0]?.title).toBe('Les parties')
    expect(JSON.stringify(slides[0])).toContain('Commune 11')
  })
})
