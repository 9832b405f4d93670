import { describe, expect, test } from 'vitest'
import type { DocumentText } from '#app/domains/documents/document-text.ts'
import { readDossier } from '#app/domains/documents/dossier-shape.ts'
import type { ActionStatus } from '#app/domains/plan/plan.ts'
import { listChanges } from '#app/domains/snapshots/changes.ts'
import { aPlan } from '#app/domains/snapshots/plan-content.fixture.ts'
import type { PlanComparison } from '#app/domains/snapshots/queries.server.ts'
import { wholeFigures, wholeText } from '#app/domains/writing/rich-text.fixture.ts'
import { toDocumentText } from '#app/domains/writing/to-document-text.ts'
import { buildDossier } from '../build-dossier.ts'
import { chosenSections, dossierKinds, sectionsOf, usualSections } from '../dossiers.ts'
import { essentialsLabels } from '../essentials-labels.fr.ts'
import { anAction, aReport, packData } from '../pack-data.fixture.ts'
import { meansSection, measuresSection, yearAge } from './figures.fr.ts'
import { attendanceSection } from './governance.fr.ts'
import { actionsInDifficulty, silencesSection } from './progress.fr.ts'
import { countProgress, progressByAxis } from './progress.ts'
import { publicActionsSection, publicChapterSection, publicProgressSection, whySection } from './public.fr.ts'
import { togetherSection } from './together.fr.ts'
import { paragraph } from './words.fr.ts'

const sameAsBefore = (): PlanComparison => {
  const state = { snapshotId: null, name: 'Copil', on: '2026-11-18', actionCount: 1 }
  return { before: state, after: state, changes: listChanges(aPlan([]), aPlan([])) }
}

test.each(dossierKinds)('no section of a %s says again what its summary has said', (kind) => {
  const request = { kind, sectionKeys: sectionsOf[kind], front: [], themeId: null, year: 2026 }
  const { sections } = buildDossier(packData({ comparison: sameAsBefore() }), request)
  const saidTwice = sections.filter(({ summary, blocks }) =>
    blocks.some((block) => block.kind === 'paragraph' && summary && block.text.startsWith(summary.replace(/\.$/, ''))),
  )
  expect(saidTwice.map(({ key, summary }) => [key, summary])).toEqual([])
})

const ofStatus = (status: ActionStatus, index: number) => anAction({ id: `a${index}`, status })

describe('progress', () => {
  test.each([
    [['in-progress', 'in-progress', 'done', 'suspended'], '2 en cours, 1\u00a0terminée et 1\u00a0suspendue.'],
    [['done', 'done'], '2\u00a0terminées.'],
    [['proposed'], 'Aucune n’a commencé.'],
  ] as const)('of %j, says where what is engaged stands', (statuses, words) => {
    expect(essentialsLabels.engagedDetail(countProgress(statuses.map(ofStatus)))).toBe(words)
  })
  test('counts what is engaged among what has not left the plan', () => {
    const statuses: readonly ActionStatus[] = [
      'in-progress',
      'done',
      'suspended',
      'validated',
      'proposed',
      'abandoned',
      'deferred',
    ]
    expect(countProgress(statuses.map(ofStatus))).toMatchObject({
      ...{ total: 5, engaged: 3, proposed: 1, toStart: 1, inProgress: 1, suspended: 1, done: 1, left: 2 },
    })
  })

  test('of an empty plan is nothing, and divides by nothing', () => {
    expect(countProgress([])).toMatchObject({ total: 0, engaged: 0, left: 0 })
    expect(progressByAxis([{ id: 'x1', code: '1', title: 'Accueillir', levelLabel: 'Axe' }], [])).toEqual([])
  })

  test('an action without axis has its own line, last', () => {
    const { axes } = packData()
    const lines = progressByAxis(axes, [anAction({ topAxisId: null }), anAction({ id: 'a2' })])
    expect(lines.map(({ axis, total }) => [axis?.code, total])).toEqual([
      ['1', 1],
      [undefined, 1],
    ])
  })
})

describe('difficulties and silences', () => {
  test.each([
    ['late', anAction({ flags: ['late'] }), [], true],
    ['watched', anAction({ flags: ['watched'] }), [], true],
    ['suspended', anAction({ status: 'suspended' }), [], true],
    ['its report tells a difficulty', anAction(), [aReport({ difficulty: 'Un départ' })], true],
    ['its report tells a delay', anAction(), [aReport({ delayMonths: 3 })], true],
    ['it is ahead', anAction(), [aReport({ delayMonths: -1 })], false],
    [
      'ended, whatever was told',
      anAction({ status: 'done', flags: ['late'] }),
      [aReport({ difficulty: 'Un départ' })],
      false,
    ],
    ['nothing is told', anAction(), [aReport()], false],
  ])('an action is in difficulty when %s', (_case, action, reports, isIn) => {
    expect(actionsInDifficulty({ actions: [action], reports }).length > 0).toBe(isIn)
  })

  test('a silence is named: lead, action, since when', () => {
    const silent = anAction({ flags: ['silent'], lastReportOn: '2026-05-24' })
    const [table] = silencesSection(packData({ actions: [silent, anAction({ id: 'a2' })] })).blocks
    expect(table?.kind === 'table' && table.rows).toEqual([
      ['1.1 Un relais', 'Ville, Camille Pilote', '24 mai 2026', 'il y a 6 mois'],
    ])
  })
})

describe('when nobody is silent', () => {
  const said = (actions: Parameters<typeof anAction>[0][]) => {
    const [block] = silencesSection(
      packData({ actions: actions.map((one, at) => anAction({ id: `a${at}`, ...one })) }),
    ).blocks
    return block?.kind === 'note' ? block.text.replaceAll('\u00a0', ' ') : undefined
  }
  test.each([
    [
      'each has told where it is',
      [{ lastReportOn: '2026-05-24' }],
      'Toutes les actions en cours ont donné des nouvelles.',
    ],
    [
      'one has not yet been heard',
      [{ lastReportOn: '2026-05-24' }, { lastReportOn: null }],
      'Aucune action en cours n’est sans nouvelle depuis trop longtemps ; 1 n’a pas encore fait de point d’étape.',
    ],
    ['none runs', [{ status: 'done' as const }], 'Aucune action n’est en cours.'],
  ])('%s', (_case, actions, sentence) => {
    expect(said(actions)).toBe(sentence)
  })
})

describe('figures', () => {
  test('an unknown amount is counted, never zero; no sum is made of several parties', () => {
    const means = [
      { year: 2026, funderName: 'Caf', amountEuros: 1000 },
      { year: 2026, funderName: 'Caf', amountEuros: null },
      { year: 2027, funderName: 'Ville', amountEuros: null },
    ]
    const [table] = meansSection(packData({ actions: [anAction({ means })] })).blocks
    const plain = table?.kind === 'table' ? table.rows.map((row) => row.map((cell) => cell.replace(/\s/g, ' '))) : []
    expect(plain).toEqual([
      ['Caf', '1 000 € (hors 1 ligne sans montant)', '–'],
      ['Ville', '–', 'montant à préciser'],
    ])
  })

  test('means of an action that left the plan are not told', () => {
    const means = [{ year: 2026, funderName: 'Caf', amountEuros: 1000 }]
    const { blocks } = meansSection(packData({ actions: [anAction({ status: 'abandoned', means })] }))
    expect(blocks.map(({ kind }) => kind)).toEqual(['note'])
  })

  test.each([
    [2026, 'de l’année'],
    [2025, '1 an'],
    [2023, '3 ans'],
    [null, '–'],
  ])('a value of %s is %s old in 2026', (year, expected) => {
    expect(yearAge(year, '2026-11-24').replace(/\s/g, ' ')).toBe(expected)
  })

  test('a measure without value says so', () => {
    const measure = {
      name: 'Places',
      unit: 'places',
      baseline: null,
      baselineOn: null,
      target: null,
      targetOn: null,
      values: [],
    }
    const [table] = measuresSection(packData({ actions: [anAction({ measures: [measure] })] })).blocks
    expect(table?.kind === 'table' && table.rows[0]?.slice(1)).toEqual(['non mesuré', 'à fixer', 'non mesuré', '–'])
  })
})

describe('the synthesis for the public', () => {
  test('names organisations, never a person, and tells no trouble', () => {
    const actions = [
      anAction({ flags: ['late', 'silent'], status: 'suspended', partnerNames: ['Caf', 'Ville'] }),
      anAction({ id: 'a2', status: 'proposed' }),
    ]
    const data = packData({ actions, reports: [aReport({ difficulty: 'Un départ' })] })
    const [table] = publicActionsSection(data, 't1').blocks
    expect(table?.kind === 'table' && table.rows).toEqual([
      ['Un relais', 'Familles', 'Ville, avec Caf', 'janv. 2026 à juin 2027', 'en pause'],
    ])
    expect(JSON.stringify(publicProgressSection(data, 't1'))).not.toMatch(/retard|nouvelle/)
  })

  test('never says decided what no decision is about, nor retained what no copil retained', () => {
    const objective = (id: string, isIssueRetained: boolean) => ({
      ...{ id, code: id, title: `Objectif ${id}`, themeId: 't1', issueTitle: `Enjeu ${id}`, isIssueRetained },
      ...{ isMeasurable: false, measureName: null, baseline: null, target: null, last: null, hypothesis: null },
    })
    const data = packData({
      actions: [anAction({ isDecided: false })],
      objectives: [objective('1.1', true), objective('1.2', false)],
    })
    expect(JSON.stringify(publicActionsSection(data, 't1'))).not.toMatch(/[Cc]e qui est décidé/)
    const why = JSON.stringify(whySection(data, 't1'))
    expect(why).toContain('Enjeu 1.1')
    expect(why).not.toContain('Enjeu 1.2')
  })
})

test.each(dossierKinds)('a %s of an empty CTG says what it has none of, and can be kept', (kind) => {
  const request = { kind, sectionKeys: sectionsOf[kind], front: [], themeId: 't1', year: 2026 }
  const dossier = buildDossier(packData(), request)
  expect(dossier.sections.length).toBeGreaterThanOrEqual(sectionsOf[kind].length)
  for (const { title, blocks, summary } of dossier.sections) {
    expect(title).not.toBe('')
    expect(blocks.length > 0 || summary !== undefined).toBe(true)
  }
  expect(readDossier(JSON.parse(JSON.stringify(dossier)))).toEqual(dossier)
})

test('of a theme or of a CTG without action, it is said once', () => {
  const nothing = packData({ actions: [], themes: [{ id: 't1', name: 'Petite enfance', chapter: [] }] })
  const said = [publicProgressSection(nothing, 't1'), togetherSection(nothing)]
  for (const { summary, blocks } of said) expect([summary, blocks]).toMatchObject([undefined, [{ kind: 'note' }]])
})

describe('the chapter of a theme made public', () => {
  const data = (chapter: DocumentText) => packData({ themes: [{ id: 't1', name: 'Petite enfance', chapter }] })

  test('says so while nobody wrote it', () => {
    expect(publicChapterSection(data([]), 't1').blocks).toMatchObject([{ kind: 'note' }])
  })

  test('says everything but the names of the people mentioned', () => {
    const section = publicChapterSection(data(toDocumentText(wholeText, wholeFigures)), 't1')
    const said = JSON.stringify(section)
    expect(said).toContain('Ouvrir le samedi')
    expect(said).toContain('(nom retiré)')
    expect(said).not.toContain('Le Goff')
  })

  test('is chosen only by whoever asks for it', () => {
    expect(usualSections('theme-synthesis')).not.toContain('public-chapter')
    expect(chosenSections('theme-synthesis', ['public-chapter'])).toEqual(['public-chapter'])
  })
})

test('a seat that nobody held is vacant in the pack of the year, neither excused nor absent', () => {
  const seatOf = (functionTitle: string, presence: 'present' | 'absent', personName: string) => ({
    ...{ partyName: 'Ville', functionTitle, presence, personName },
  })
  const seats = [
    seatOf('Maire', 'absent', 'A. Nom'),
    seatOf('Direction', 'absent', ''),
    seatOf('Élue', 'present', 'B. Nom'),
  ]
  const meeting = { title: 'Copil', bodyName: 'Copil', heldOn: '2026-05-12', decisionCount: 0, seats }
  const lists = attendanceSection(packData({ heldMeetings: [meeting] })).blocks.slice(1)
  expect(lists).toEqual([
    paragraph('Sièges excusés ou absents :'),
    { kind: 'list', items: ['Copil : Maire (Ville)'] },
    paragraph('Sièges vacants :'),
    { kind: 'list', items: ['Copil : Direction (Ville)'] },
  ])
})
