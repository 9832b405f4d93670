/** The diagnosis as a document: chapters, masked cells with their legend, reservations, ranks, sources. */
import { describe, expect, test } from 'vitest'
import type { DiagnosisForDocument } from '#app/domains/diagnosis/queries.server.ts'
import { chartTable } from '#app/domains/documents/chart-view.ts'
import type { DossierBlock } from '#app/domains/documents/dossier.ts'
import { cleanDossier } from '#app/domains/documents/dossier-texts.ts'
import { cutIntoSlides } from '#app/domains/documents/slides.ts'
import { observatoryLabels } from '#app/domains/observatory/labels.fr.ts'
import type { Reading } from '#app/domains/observatory/observatory.ts'
import { packData } from '../pack-data.fixture.ts'
import type { PackObjective } from '../pack-data.ts'
import { diagnosis, finding, frozenFigure, row, value } from './diagnosis.fixture.ts'
import { chapterSections, figureSourcesSection, rankedIssuesSection } from './diagnosis.fr.ts'

const wordsOf = (blocks: readonly DossierBlock[]) => JSON.stringify(blocks)

describe('a chapter', () => {
  const [portrait, chapter] = chapterSections(packData({ diagnosis }))
  test('comes after the territory whole, whose figures are there too: of several communes, their extent', () => {
    expect(portrait?.title).toBe('Portrait du territoire')
    const said = wordsOf(portrait?.blocks ?? [])
    expect(said).toContain('Niveau de vie médian, 2023')
    expect(said).toMatch(/de 5\s% ou moins \(Arcy\) à 18\s% \(Bussy\), 2 communes sur 3/)
    expect(said).not.toContain('non calculable')
    expect(chapterSections(packData({ diagnosis: { ...diagnosis, portrait: null } }))[0]?.title).toBe('Petite enfance')
  })
  const blocks = chapter?.blocks ?? []
  test('tells figures with their rank, and what a masked cell means', () => {
    const table = blocks.find((block) => block.kind === 'table')
    expect(table?.kind === 'table' && table.rows[0]).toEqual([
      'Places d’accueil pour 100 enfants de moins de 3 ans, 2023',
      '57,4',
      '72,1',
      '30e sur 34',
    ])
    expect(table?.kind === 'table' && table.rows[1]?.[1]).toBe('secret')
    expect(wordsOf(blocks)).toContain('« secret » : Sous secret statistique')
  })
  test('tells the facilities of the theme, kind by kind, then one by one', () => {
    const said = wordsOf(blocks)
    expect(said).toMatch(/Multi-accueil \(crèche\)\s:\s1\sen\sservice, 45\splaces, 1\sen\sprojet\./)
    expect(said).toContain('Équipements et services, tels que décrits en 2026')
    expect(said).toContain('Le Canal (en projet)')
  })
  test('has its charts, with what they say', () => {
    const charts = blocks.flatMap((block) => (block.kind === 'chart' ? [block] : []))
    expect(charts.map(({ shape, sentence }) => [shape, sentence])).toEqual([
      ['bars', 'Gennevilliers 57,4 ; Hauts-de-Seine 72,1.'],
      ['line', '864 en 2017, 640 en 2023.'],
    ])
  })
  test('writes the values of a chart as its table of figures does', () => {
    const chartOf = (own: Reading) => {
      const [one] = diagnosis.themes
      const figures = { ...(one?.figures ?? expect.unreachable()), indicators: [row('poverty', own, value(12))] }
      const themes = one ? [{ ...one, figures }] : []
      const [told] = chapterSections(packData({ diagnosis: { ...diagnosis, portrait: null, themes } }))
      return (told?.blocks ?? []).flatMap((block) => (block.kind === 'chart' ? [block] : []))[0]
    }
    const chart = chartOf(value(16)) ?? expect.unreachable()
    const written = chartTable(chart).rows.map(([, words]) => words)
    const { indicator } = row('poverty', value(16), value(12))
    expect(written).toEqual([16, 12].map((one) => observatoryLabels.formatValue(indicator, one)))
    // A bar as long as a floor would be a figure that nobody published.
    expect(chartOf({ kind: 'value', value: 5, year: 2023, flags: ['floored'] })).toBeUndefined()
  })
  test('draws no line through years that are not at one distance: its slopes would not be theirs', () => {
    const [one] = diagnosis.themes
    const figures = one?.figures ?? expect.unreachable('no figures')
    const uneven = [2016, 2019, 2020].map((year, place) => ({ year, value: 864 - place * 100 }))
    const rows = figures.indicators.map((line) => (line.series.length > 2 ? { ...line, series: uneven } : line))
    const themes = one ? [{ ...one, figures: { ...figures, indicators: rows } }] : []
    const [chapter] = chapterSections(packData({ diagnosis: { ...diagnosis, portrait: null, themes } }))
    const charts = (chapter?.blocks ?? []).flatMap((block) => (block.kind === 'chart' ? [block] : []))
    expect(charts.map(({ shape, categories }) => [shape, categories.length])).toContainEqual(['bars', 3])
    expect(charts.map(({ shape }) => shape)).not.toContain('line')
  })
  test('tells positions and reservations, strengths and weaknesses, and the rank of each side', () => {
    const said = wordsOf(blocks)
    expect(said).toContain('Caf : accord ; Ville : réserve')
    expect(said).toContain('Constat 1, réserve, Ville : « La demande baisse. »')
    expect(said).toContain('Caf 1er, Ville 3e')
    expect(said).toContain('1. Moins de places (partagé ; Ville : réserve)')
  })
})

describe('the words of a chapter', () => {
  const told = (given: Partial<DiagnosisForDocument['themes'][number]>, objectives: readonly PackObjective[] = []) => {
    const themes = diagnosis.themes.map((theme) => ({ ...theme, ...given }))
    const [, chapter] = chapterSections(packData({ diagnosis: { ...diagnosis, themes }, objectives }))
    return { summary: chapter?.summary, words: wordsOf(chapter?.blocks ?? []) }
  }
  const proposed = { ...finding, status: 'proposed' as const, positions: finding.positions.slice(1) }
  test('count what is shared, all of it or nothing', () => {
    expect([
      told({ findings: [finding, finding], issues: [] }).summary,
      told({ findings: [finding] }).summary,
      told({ findings: [proposed] }).summary,
      told({ findings: [] }).summary,
    ]).toEqual([
      '2\u00a0constats, tous partagés ; pas encore d’enjeu.',
      '1\u00a0constat, partagé ; 1\u00a0enjeu.',
      '1\u00a0constat, pas encore partagé ; 1\u00a0enjeu.',
      'Pas encore de constat ; 1\u00a0enjeu.',
    ])
  })
  test('say once that there is no finding: no heading stands over nothing', () => {
    const { words } = told({ findings: [] })
    expect(words).not.toContain('"Constats"')
    expect(words).not.toContain('Aucun constat')
  })
  test('name the lead party whose position is awaited', () => {
    expect(told({ findings: [proposed] }).words).toContain('Ville : réserve ; Caf : attendue')
    expect(told({ findings: [{ ...proposed, positions: [] }] }).words).toContain('Caf : attendue ; Ville : attendue')
  })
  test('say where a testimony comes from once', () => {
    const testimony = (source: string) => ({
      ...{ id: source, themeId: 't1', kind: 'workshop' as const, text: 'Oui', source, collectedOn: '2026-11-06' },
      ...{ partyId: 'p1', isUsed: false },
    })
    const { words } = told({ testimonies: [testimony('Atelier de parents'), testimony('Dix mères, centre social')] })
    expect(words).toContain('« Oui » Atelier de parents, 6')
    expect(words).toContain('« Oui » Atelier : Dix mères, centre social, 6')
  })
  test('put the measure of an objective after its title, which may hold a colon', () => {
    const objective = {
      ...{ id: 'o1', code: '1.1', title: 'Remplacer : 60 places', themeId: 't1', issueTitle: null, last: null },
      ...{ isIssueRetained: false, isMeasurable: true, measureName: null, hypothesis: null },
      baseline: { text: '57,4', year: 2023 },
      target: { text: '60,0', year: 2030 },
    }
    expect(told({}, [objective]).words).toContain('1.1 Remplacer : 60 places (départ 57,4 en 2023, cible 60,0 en 2030)')
  })
})

describe('the figures under the findings', () => {
  const [, chapter] = chapterSections(packData({ diagnosis }))
  const supports = (chapter?.blocks ?? []).flatMap((block) =>
    block.kind === 'table' && block.caption.startsWith('Sur quoi reposent') ? [block] : [],
  )
  test('are told as they were frozen: territory, unit, year, references, masked ones marked, rank', () => {
    expect(
      supports.map(({ rows }) => rows.map((cells) => cells.map((cell) => cell.replaceAll('\u00a0', ' ')))),
    ).toEqual([
      [
        [
          'Constat 1 : Places d’accueil pour 100 enfants de moins de 3 ans (Cnaf, décembre 2022)',
          'Gennevilliers 58,1',
          'Hauts-de-Seine 71,0 (−12,9 points) ; Boucle Nord de Seine secret ; 30e sur 34, du plus élevé au plus faible ; 2 communes sous secret',
        ],
      ],
    ])
  })
  test('say that their party has corrected them since', () => {
    const corrected = {
      ...frozenFigure,
      correction: { datasetId: 'd', correctedOn: '2026-11-02', values: [{ year: 2022, value: 59 }] },
    }
    const themes = diagnosis.themes.map((theme) => ({ ...theme, findings: [{ ...finding, figures: [corrected] }] }))
    const [, told] = chapterSections(packData({ diagnosis: { ...diagnosis, themes } }))
    expect(wordsOf(told?.blocks ?? [])).toContain('Corrigé le 2 novembre 2026 par qui l’a donné : 59,0 en 2022.')
  })
  test('are not announced where there are none', () => {
    const themes = diagnosis.themes.map((theme) => ({ ...theme, findings: [{ ...finding, figures: [] }] }))
    const [, told] = chapterSections(packData({ diagnosis: { ...diagnosis, themes } }))
    expect(wordsOf(told?.blocks ?? [])).not.toContain('Sur quoi reposent')
  })
})

test('a theme is shown in three slides at most: a figure, findings with their reservations, issues; the rest is said to be in the notes', () => {
  const sections = chapterSections(packData({ diagnosis: { ...diagnosis, portrait: null } }))
  const slides = cutIntoSlides(
    cleanDossier({
      title: 'Diagnostic',
      subtitle: '',
      front: [],
      parties: [],
      madeOn: '2026-12-01',
      isDemo: false,
      sections,
    }),
  )
  expect(slides.map(({ body }) => body.kind)).toEqual(['chart', 'table', 'table'])
  expect(JSON.stringify(slides[1]?.body)).toContain('réserve')
  expect(slides.at(-1)?.after).toBe('Le reste de cette partie est dans les notes et dans le dossier.')
  // Nothing is lost: what slides leave out is in the notes.
  expect(slides[0]?.notes).toContain('La demande baisse.')
  expect(slides[0]?.notes).toContain('Les Agnettes')
})

describe('a theme without any figure', () => {
  const chapterOf = (catalogueKey: string) => {
    const [one] = diagnosis.themes
    if (!one) throw new Error('no theme')
    const themes = [{ ...one, theme: { ...one.theme, catalogueKey }, figures: null }]
    const [chapter] = chapterSections(packData({ diagnosis: { ...diagnosis, portrait: null, themes } }))
    return wordsOf(chapter?.blocks ?? [])
  }
  test('says what to ask the Caf for when no public figure exists, as its page does', () => {
    const said = chapterOf('vacances')
    expect(said).toContain('Aucun chiffre public n’existe sur les départs en vacances')
    expect(said).toContain('La demande à faire à la Caf')
    expect(said).toContain('Part des familles éligibles qui ont utilisé leur aide')
    expect(said).not.toContain('n’est chargé')
  })
  test('says that none is loaded otherwise', () => {
    expect(chapterOf('logement')).toContain('Aucun chiffre public n’est chargé pour ce thème.')
  })
})

test('issues come with their theme, and every figure with its source', () => {
  expect(wordsOf(rankedIssuesSection(packData({ diagnosis })).blocks)).toContain(
    '"2. Garder des places (familles)","Petite enfance"',
  )
  expect(wordsOf(figureSourcesSection(packData({ diagnosis })).blocks)).toContain('Cnaf, décembre 2023')
})
