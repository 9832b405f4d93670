/** Rules of the portfolio, as tables of cases. */
import { describe, expect, test } from 'vitest'
import { portfolioQuery, readFilter, readSort } from './address.ts'
import { coverageOf, coverStateOn } from './coverage.ts'
import { handoverDossier } from './handover.fr.ts'
import {
  endMark,
  filterRows,
  hasPortfolio,
  isCopilOverdue,
  monthsSinceCopil,
  type PortfolioRow,
  shownColumns,
  sortRows,
  stageOf,
  totalsOf,
  usualColumns,
  usualSort,
} from './portfolio.ts'
import { lastMonday, sinceLines } from './since-monday.ts'

const row = (changes: Partial<PortfolioRow>): PortfolioRow => ({
  ...{ id: 'a', name: 'Antony', today: '2026-11-27', startsOn: '2023-01-01', endsOn: '2027-12-31', phase: 'in-force' },
  ...{
    lastMilestone: null,
    isEvaluating: false,
    year: 4,
    hasSuccessor: false,
    yearlyCopil: null,
    lastCopilOn: null,
    nextCopilOn: null,
    next: null,
  },
  ...{ total: 0, done: 0, late: 0, silent: 0, reports: 0, posts: { total: 0, unsaid: 0 }, inhabitants: 0, parties: '' },
  ...changes,
})

test.each([
  [{ phase: 'in-force', lastMilestone: 'signed' }, undefined],
  [{ phase: 'in-force', lastMilestone: 'signed', isEvaluating: true }, 'evaluating'],
  [{ phase: 'in-application-unsigned', lastMilestone: 'diagnosis-validated' }, 'diagnosis-validated'],
  [{ phase: 'in-preparation', lastMilestone: 'framed' }, 'framed'],
  [{ phase: 'in-preparation', lastMilestone: null }, undefined],
  [{ phase: 'ended', lastMilestone: 'evaluated' }, undefined],
] as const)('beside the phase, the last step before the signature, or the evaluation under way: %o', (said, stage) => {
  expect(stageOf(row(said))).toBe(stage)
})

test('the hand-over sheet says that nothing is late, on screen too, where what is missing is told elsewhere', () => {
  const facts = {
    ...{ row: row({ endsOn: '2029-12-31' }), sppeAnswered: null, actions: [], meetings: [], decisions: [] },
    ...{ lateDecisions: [], parties: [], members: [], steps: null },
  }
  const dueOf = (missing: readonly string[] | null) => {
    const { sections } = handoverDossier({ ctgName: 'Antony', parties: [], isDemo: false }, { ...facts, missing })
    return sections.find(({ key }) => key === 'due')?.blocks
  }
  expect(dueOf(null)).toEqual([{ kind: 'paragraph', text: 'Rien n’est en retard à ce jour.' }])
  expect(dueOf([])).toEqual([{ kind: 'paragraph', text: 'Rien n’est en retard, rien ne manque à ce jour.' }])
})

test('the hand-over sheet says that a list is cut, whichever it is', () => {
  const decision = { ...{ number: 1, decidedOn: '2025-01-10', text: 'Ouvrir', responsible: '' }, dueOn: '2025-06-01' }
  const { sections } = handoverDossier(
    { ctgName: 'Antony', parties: [], isDemo: false },
    {
      ...{ row: row({ endsOn: '2029-12-31' }), sppeAnswered: null, actions: [], meetings: [], decisions: [] },
      ...{ parties: [], members: [], steps: null, missing: Array.from({ length: 42 }, (_, at) => `manque ${at}`) },
      lateDecisions: Array.from({ length: 41 }, () => ({ ...decision, state: 'to-do' as const })),
    },
  )
  const notes = sections
    .find(({ key }) => key === 'due')
    ?.blocks.flatMap((one) => (one.kind === 'note' ? one.text : []))
  expect(notes).toEqual(['Et d’autres, que donne le registre des décisions.', 'Et 2\u00a0autres.'])
})

test('the hand-over sheet counts nothing that is not there, names who represents a party once, and says until when who leaves is there', () => {
  const leaving = {
    ...{ name: 'Claire', party: 'Caf', functionTitle: '', role: 'coordinator' as const },
    ...{ email: 'caf@exemple.fr', until: '2026-05-31' },
  }
  const party = {
    name: 'Ville d’Antony',
    kind: 'authority',
    representedBy: 'son maire',
    representedAs: 'maire',
  } as const
  const cellsOf = (changes: Partial<PortfolioRow>) => {
    const facts = {
      ...{ row: row(changes), sppeAnswered: null, actions: [], meetings: [], decisions: [], parties: [party] },
      ...{
        lateDecisions: [],
        members: [leaving, { ...leaving, name: 'Julie', until: null }],
        steps: null,
        missing: null,
      },
    }
    const { sections } = handoverDossier({ ctgName: 'Antony', parties: [], isDemo: false }, facts)
    return sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])))
  }
  const fresh = cellsOf({})
  expect(fresh).toContainEqual(['Plan d’action', 'à écrire'])
  expect(fresh).toContainEqual(['Postes de coordination (ETP)', 'aucun poste décrit'])
  expect(fresh).toContainEqual(['Ville d’Antony', 'Collectivité', 'son maire'])
  expect(fresh).toContainEqual(['Claire', 'Caf', 'coordination, jusqu’au 31 mai 2026', 'caf@exemple.fr'])
  expect(fresh).toContainEqual(['Julie', 'Caf', 'coordination', 'caf@exemple.fr'])
  expect(fresh.flat().filter((cell) => /^0(,0)?$/.test(cell))).toEqual(['0'])
  expect(fresh).toContainEqual(['Habitants', '0'])
  expect(cellsOf({ phase: 'ended', lastCopilOn: '2018-11-30' })).toContainEqual(['Dernier copil', '30 novembre 2018'])
})

test('the hand-over sheet tells what is late as the pages of the CTG do: decisions too, and steps of what ends later', () => {
  const decision = { decidedOn: '2026-01-12', text: 'Rouvrir la halte.', responsible: '', state: 'to-do' } as const
  const action = { title: 'Ouvrir', lead: 'Ville', endsPrecision: 'month', isLate: true, isSilent: false } as const
  const facts = {
    ...{ row: row({ phase: 'in-application-unsigned', lastCopilOn: '2026-01-12' }), sppeAnswered: null, meetings: [] },
    ...{ parties: [], members: [], steps: null, missing: null, decisions: [] },
    lateDecisions: [{ ...decision, number: 3, dueOn: '2026-03-31' }],
    actions: [
      { ...action, code: '1.1', endsOn: '2020-01-01' },
      { ...action, code: '1.2', endsOn: '2040-01-01' },
    ],
  }
  const { sections } = handoverDossier({ ctgName: 'Antony', parties: [], isDemo: false }, facts)
  const rows = sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])))
  expect(rows).toContainEqual(['État', 'appliquée, pas encore signée'])
  expect(rows).toContainEqual(['2026-03 Rouvrir la halte.', 'à désigner', '31 mars 2026', 'à faire'])
  expect(rows.map((cells) => cells.at(-1))).toEqual(expect.arrayContaining(['en retard', 'une étape en retard']))
  expect(rows.find(([name]) => name === 'Dernier copil')?.[1]).toMatch(/^12 janvier 2026, il y a \d+ mois$/)
})

test('three CTGs make a portfolio, two do not', () => {
  expect([0, 2, 3].map(hasPortfolio)).toEqual([false, false, true])
})

describe('the marks before the end are those of the renewal', () => {
  test.each([
    ['2028-06-01', undefined],
    ['2028-05-27', { mark: 18, monthsLeft: 18 }],
    ['2027-10-31', { mark: 12, monthsLeft: 11 }],
    ['2027-05-27', { mark: 6, monthsLeft: 6 }],
    ['2026-12-20', { mark: 6, monthsLeft: 0 }],
    ['2026-11-01', undefined],
    [null, undefined],
  ])('an end on %s', (endsOn, mark) => expect(endMark(row({ endsOn }))).toEqual(mark))

  test('a CTG that another follows bears none', () => {
    expect(endMark(row({ endsOn: '2026-12-20', hasSuccessor: true }))).toBeUndefined()
  })
})

test('thirteen months without copil are red only when one was due', () => {
  const thirteen = { lastCopilOn: '2025-10-20' }
  expect(monthsSinceCopil(row(thirteen))).toBe(13)
  expect(isCopilOverdue(row(thirteen))).toBe(false)
  expect(isCopilOverdue(row({ ...thirteen, yearlyCopil: { dueOn: '2026-10-20', state: 'late' } }))).toBe(true)
})

test('what presses comes first: an overdue copil, then the nearest end, then what waits; what ended last', () => {
  const rows = [
    row({ id: 'quiet', name: 'Quiet' }),
    row({ id: 'ended', name: 'Ended', phase: 'ended', late: 9 }),
    row({ id: 'busy', name: 'Busy', late: 3 }),
    row({ id: 'ending', name: 'Ending', endsOn: '2027-01-31' }),
    row({ id: 'overdue', name: 'Overdue', yearlyCopil: { dueOn: '2026-10-20', state: 'late' } }),
  ]
  // Each but the last two ends within eighteen months too, in 2027.
  expect(sortRows(rows, usualSort).map(({ id }) => id)).toEqual(['overdue', 'ending', 'busy', 'quiet', 'ended'])
  expect(sortRows(rows, { key: 'name', isDescending: true })[0]?.id).toBe('quiet')
  expect(
    sortRows(rows, { key: 'late', isDescending: true })
      .map(({ id }) => id)
      .slice(0, 2),
  ).toEqual(['ended', 'busy'])
})

test('a filter keeps what answers every criterion, accents aside', () => {
  const rows = [
    row({ id: 'fontenay', name: 'Fontenay', parties: 'Caf 92, Châtenay', late: 1 }),
    row({ id: 'clichy', name: 'Clichy' }),
  ]
  const filteredIds = (filter: Parameters<typeof filterRows>[1]) => filterRows(rows, filter).map(({ id }) => id)
  expect(filteredIds({ words: 'chatenay', phase: undefined, signal: undefined })).toEqual(['fontenay'])
  expect(filteredIds({ words: '', phase: 'in-force', signal: 'late' })).toEqual(['fontenay'])
  expect(filteredIds({ words: 'clichy', phase: undefined, signal: 'late' })).toEqual([])
})

test('totals add up each count, a half post to the hundredth', () => {
  const rows = [
    row({ total: 18, done: 9, posts: { total: 0.1, unsaid: 1 } }),
    row({ total: 15, done: 14, late: 2, posts: { total: 0.2, unsaid: 0 } }),
  ]
  expect(totalsOf(rows)).toMatchObject({ count: 2, total: 33, done: 23, late: 2, posts: 0.3, postsUnsaid: 1 })
})

test('columns kept are those known, in their order; none kept are the usual ones', () => {
  expect(shownColumns(['late', 'end', 'gone'])).toEqual(['end', 'late'])
  expect(shownColumns(['gone'])).toEqual(usualColumns)
  expect(shownColumns(null)).toEqual(usualColumns)
})

test('an address says the filter and the order, and nothing when they are the usual ones', () => {
  const query = new URLSearchParams('q=Fontenay&etat=en-application&signal=fin-proche&tri=-retard')
  const place = { filter: readFilter(query), sort: readSort(query) }
  expect(place.sort).toEqual({ key: 'late', isDescending: true })
  expect(portfolioQuery(place)).toBe('?q=Fontenay&etat=en-application&signal=fin-proche&tri=-retard')
  const unknown = new URLSearchParams('etat=zzz&signal=toString&tri=zzz')
  expect(portfolioQuery({ filter: readFilter(unknown), sort: readSort(unknown) })).toBe('')
})

describe('since last Monday', () => {
  test.each([
    ['2026-11-27', '2026-11-23'],
    ['2026-11-29', '2026-11-23'],
    ['2026-11-30', '2026-11-23'],
  ])('on %s it was %s', (today, monday) => expect(lastMonday(today)).toBe(monday))

  test('a copil that fell due comes first, then the gravest acts; what is not told is left out', () => {
    const rows = [
      row({ id: 'a', name: 'Antony' }),
      row({ id: 'b', name: 'Bagneux', yearlyCopil: { dueOn: '2026-11-25', state: 'late' } }),
    ]
    const counted = [
      { ctgId: 'a', act: 'progress-report.submitted', count: 4 },
      { ctgId: 'b', act: 'signature.refused', count: 1 },
      { ctgId: 'a', act: 'action.updated', count: 9 },
      { ctgId: 'stranger', act: 'signature.refused', count: 1 },
    ]
    expect(sinceLines(rows, counted, '2026-11-23').map(({ ctgId, act }) => `${ctgId} ${act}`)).toEqual([
      'b copil-fell-due',
      'b signature.refused',
      'a progress-report.submitted',
    ])
  })
})

describe('coverage', () => {
  test.each([
    ['2025-12-31', 'preparing'],
    ['2026-01-01', 'unsigned'],
    ['2026-06-15', 'in-force'],
    ['2031-01-01', 'none'],
  ])('of a CTG of 2026-2030 signed in June, on %s', (day, state) =>
    expect(coverStateOn({ startsOn: '2026-01-01', endsOn: '2030-12-31', signedOn: '2026-06-15' }, day)).toBe(state),
  )

  test('what is prepared is not covered; the share is of every inhabitant of the départements touched', () => {
    const department = {
      ...{ code: 'D92', name: 'Hauts-de-Seine', overlaps: 1 },
      parts: [
        { state: 'in-force' as const, communes: 2, inhabitants: 60 },
        { state: 'unsigned' as const, communes: 1, inhabitants: 15 },
        { state: 'preparing' as const, communes: 1, inhabitants: 5 },
        { state: 'none' as const, communes: 1, inhabitants: 20 },
      ],
    }
    expect(coverageOf([department])).toEqual({
      ...{ communes: 3, inhabitants: 75, allCommunes: 5, allInhabitants: 100 },
      ...{ sharePercent: 75, unsignedInhabitants: 15, overlaps: 1 },
    })
    expect(coverageOf([]).sharePercent).toBeNull()
  })
})
