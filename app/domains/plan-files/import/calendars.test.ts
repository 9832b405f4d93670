/** Small calendars of offices: a letter a month, ticked or coloured; the year stands elsewhere. */
import { describe, expect, test } from 'vitest'
import { noLists } from '#app/domains/plan/sheet/field-lists.fixture.ts'
import { plainWords } from '#app/kernel/plain-words.ts'
import { readAsProposed } from './ledger-of.fixture.ts'
import type { PlanCell, PlanSheet } from './plan-cell.ts'
import { previewImport } from './preview.ts'

const parties = [{ id: 'caf', name: 'Caf de l’Oise', shortName: 'Caf' }]
const facts = { ...noLists, parties, ctg: { startsOn: '2026-01-01', endsOn: '2030-12-31' }, values: [] }
type Row = readonly (string | PlanCell)[]
const sheet = (name: string, ...rows: readonly Row[]): PlanSheet => ({
  name,
  rows: rows.map((cells) => cells.map((cell) => (typeof cell === 'string' ? { text: cell } : cell))),
})
const read = (...sheets: readonly PlanSheet[]) => readAsProposed(sheets, facts)
const letters = [...'JFMAMJJASOND']
const green: PlanCell = { text: '', fill: '#92d050' }
/** Twelve cells a year, ticked from one month to another, counted from 1. */
const bar = (from: number, to: number, cell: string | PlanCell = 'x', count = 12): Row =>
  Array.from({ length: count }, (_, at) => (at + 1 >= from && at + 1 <= to ? cell : ''))
const datesOf = (...sheets: readonly PlanSheet[]) =>
  read(...sheets).actions.map(({ startsOn, endsOn }) => [startsOn, endsOn])

describe('a letter a month', () => {
  const over = (text: string): Row => [{ text, across: 12 }, ...Array<string>(11).fill('')]
  test('is a month of the year merged above it, ticked or coloured', () => {
    const plan = sheet(
      'Plan',
      ['Action', 'Pilote', ...over('2026'), ...over('2027')],
      ['', '', ...letters, ...letters],
      ['Crèche', 'Caf', ...bar(3, 9, green, 24)],
      ['Relais', 'Caf', ...bar(11, 15, 'x', 24)],
    )
    expect(datesOf(plan)).toEqual([
      ['2026-03-01', '2026-09-01'],
      ['2026-11-01', '2027-03-01'],
    ])
  })
  test.each([
    ['of the title of the table', sheet('Plan', ['Programmation 2027'], ['Action', 'Pilote', ...letters])],
    ['of the tab', sheet('2027', ['Action', 'Pilote', ...letters])],
    [
      'of a row of its own above the headings',
      sheet('Plan', ['', '', ...over('2027')], ['Action', 'Pilote', ...letters]),
    ],
    ['of a heading that is not merged', sheet('Plan', ['Action', 'Pilote', 'Calendrier 2027'], ['', '', ...letters])],
  ])('is a month of the year %s', (_, { name, rows }) => {
    const plan = {
      name,
      rows: [...rows, ...sheet('', ['Crèche', 'Caf', ...bar(2, 3)], ['Relais', 'Caf', ...bar(12, 12)]).rows],
    }
    expect(datesOf(plan)).toEqual([
      ['2027-02-01', '2027-03-01'],
      ['2027-12-01', '2027-12-01'],
    ])
  })
  test('begins in September where its first letter does, with the two years of the title', () => {
    const school = [...letters.slice(8), ...letters.slice(0, 8)]
    const plan = (title: string) =>
      sheet('Plan', [title], ['Action', 'Pilote', ...school], ['Crèche', 'Caf', ...bar(3, 6)])
    expect(datesOf(plan('Année scolaire 2026-2027'))).toEqual([['2026-11-01', '2027-02-01']])
    expect(datesOf(plan('Année 2026'))).toEqual([[null, null]])
  })
  test('without a year, or of several, says its month in words', () => {
    const plan = (title: string) =>
      sheet('Plan', [title], ['Action', 'Pilote', ...letters], ['Crèche', 'Caf', ...bar(3, 3)])
    for (const title of ['Plan', 'Plan 2026-2029', 'Version du 12/02/2026']) {
      const [action] = read(plan(title)).actions
      expect([action?.startsOn, action?.description]).toEqual([null, 'mars : x'])
    }
  })
  test.each([
    'Validé en COPIL du 12 décembre 2025',
    'Réunion du 1er juillet 2025',
    'État en décembre 2025',
    'Mise à jour 12/2025',
    'Convention signée en 2025',
    'Validée par le conseil en 2025',
    'Version 2025',
    'Plan v2025',
    'Délibération n° 2025-118',
    'Acte 2025-118',
    'Fiche n°2025',
  ])('takes no year of what is dated or numbered: « %s »', (title) => {
    const plan = sheet('Plan', [title], ['Action', 'Pilote', ...letters], ['Crèche', 'Caf', ...bar(3, 3)])
    const [action] = read(plan).actions
    expect([action?.startsOn, action?.description]).toEqual([null, 'mars : x'])
    const both = sheet('Programmation 2027', ...plan.rows.map((row) => [...row]))
    expect(datesOf(both)).toEqual([['2027-03-01', '2027-03-01']])
  })
  test('without a year, coloured, says its months in words', () => {
    const { actions, ledger } = read(
      sheet(
        'Plan',
        ['Action', 'Pilote', ...letters, 'Bilan'],
        ['Crèche', 'Caf', ...bar(3, 4, green), green],
        ['Relais', { text: 'Caf', fill: '#92d050' }, ...bar(12, 12, green), ''],
        ['Forum', 'Caf', ...bar(1, 1), ''],
      ),
    )
    expect(actions.map(({ startsOn, description }) => [startsOn, description])).toEqual([
      [null, 'mars : ■\navril : ■'],
      [null, 'décembre : ■'],
      [null, 'janvier : x'],
    ])
    // They are counted among what is not understood, though their cells have no text.
    expect(ledger.filter(({ fate }) => fate === 'words').map(({ cell, text }) => [cell, text])).toEqual([
      ['E2', '■'],
      ['F2', '■'],
      ['N3', '■'],
      ['C4', 'x'],
    ])
  })
  test('is no month out of their order, and « N » there is no number', () => {
    const { mapping } = read(sheet('2027', ['Action', 'Pilote', ...'JFMAJMJASOND'], ['Crèche', 'Caf', ...bar(1, 12)]))
    expect(mapping[0]?.fields).not.toContain('year')
  })
})

test('quarters and months in words borrow the year of the title too', () => {
  const plan = (...parts: readonly string[]) =>
    sheet('Plan', ['Calendrier 2027'], ['Action', 'Pilote', ...parts], ['Crèche', 'Caf', '', 'x', 'x', ''])
  expect(datesOf(plan('T1', 'T2', 'T3', 'T4'))).toEqual([['2027-04-01', '2027-07-01']])
  expect(datesOf(plan('Janv.', 'Févr.', 'Mars', 'Avril'))).toEqual([['2027-02-01', '2027-03-01']])
})

test.each([
  ['readings', ['12', '34', '40', '51'], 'T1 : 12\nT2 : 34\nT3 : 40\nT4 : 51'],
  ['counts, of one or none', ['0', '1', '', ''], 'T1 : 0\nT2 : 1'],
  ['amounts', ['120', '340', '', ''], 'T1 : 120\nT2 : 340'],
  ['notes beside a tick', ['x', 'étude lancée', '', ''], 'T1 : x\nT2 : étude lancée'],
])('%s under quarters of the year of the tab are no ticks', (_, cells, words) => {
  const { actions, ledger } = read(
    sheet('Suivi 2026', ['Action', 'Pilote', 'T1', 'T2', 'T3', 'T4'], ['Crèche', 'Caf', ...cells]),
  )
  expect(actions[0]).toMatchObject({ startsOn: null, endsOn: null, amounts: [], description: words })
  expect(ledger.filter(({ row, column, fate }) => row === 2 && column > 1 && fate !== 'words')).toEqual([])
})
test('nor under « Résultats 2026 »; under « 2026 », words last as long as their quarter', () => {
  const under = (group: string) =>
    read(
      sheet(
        'Plan',
        ['Action', 'Pilote', { text: group, across: 4 }, '', '', ''],
        ['', '', 'T1', 'T2', 'T3', 'T4'],
        ['Crèche', 'Caf', '', 'étude', '', ''],
      ),
    ).actions[0]
  expect(under('Résultats 2026')).toMatchObject({ startsOn: null, description: 'Résultats 2026, T2 : étude' })
  expect(under('2026')).toMatchObject({ startsOn: '2026-04-01' })
})
test('a reading past the first three makes ticks of none of them', () => {
  const line = (title: string, cell: string): Row => [title, 'Caf', cell, '', '', '']
  const rows = ['x', 'X', '✓', '14'].map((cell) => line(`Action ${cell}`, cell))
  const { actions } = read(sheet('Suivi 2026', ['Action', 'Pilote', 'T1', 'T2', 'T3', 'T4'], ...rows))
  expect(actions.map(({ startsOn, description }) => [startsOn, description])).toEqual(
    ['x', 'X', '✓', '14'].map((cell) => [null, `T1 : ${cell}`]),
  )
})

test('ticks that the dates of other columns contradict stay in words; those that say them again do not', () => {
  const { actions, ledger } = read(
    sheet(
      'Plan',
      ['Action', 'Pilote', 'Début', 'Fin', '2026', '2027', '2028'],
      ['Crèche', 'Caf', '15/03/2026', '30/06/2027', 'x', 'x', ''],
      ['Relais', 'Caf', '15/03/2026', '30/06/2026', '', 'x', 'x'],
    ),
  )
  expect(actions.map(({ startsOn, endsOn, description }) => [startsOn, endsOn, description])).toEqual([
    ['2026-03-15', '2027-06-30', ''],
    ['2026-03-15', '2026-06-30', '2027 : x\n2028 : x'],
  ])
  expect(ledger.filter(({ text }) => text === 'x').map(({ fate }) => fate)).toEqual([
    ...['understood', 'understood'],
    ...['words', 'words'],
  ])
})

describe('a ticked period that someone says of a column', () => {
  const chosen = (headings: readonly string[], cells: readonly string[]) => {
    const plan = sheet('Plan', ['Action', 'Pilote', ...headings], ['Crèche', 'Caf', ...cells])
    const fields = ['title', 'lead', ...headings.map(() => 'year' as const)] as const
    const mapping = readAsProposed([plan], facts).mapping.map((one) => ({ ...one, fields }))
    const { actions, ledger } = previewImport([plan], mapping, facts)
    const { startsOn, endsOn, description } = actions[0] ?? {}
    return { startsOn, endsOn, description, fates: ledger.flatMap(({ text, fate }) => (text === 'x' ? [fate] : [])) }
  }
  test('without a year is kept in words', () => {
    const words = { startsOn: null, endsOn: null, description: 'mars : x\navril : x', fates: ['words', 'words'] }
    expect(chosen(letters, [...bar(3, 4)].map(String))).toEqual(words)
  })
  test('beside one that has a year is kept in words too', () => {
    expect(chosen(['2027', 'Ensuite'], ['x', 'x'])).toEqual({
      ...{ startsOn: '2027-01-01', endsOn: '2027-01-01', description: 'Ensuite : x' },
      fates: ['understood', 'words'],
    })
  })
})

test('so do quarters, semesters and seasons written whole', () => {
  const plan = (...parts: readonly string[]) =>
    sheet('Plan', ['Calendrier 2027'], ['Action', 'Pilote', ...parts], ['Crèche', 'Caf', 'x', ...parts.map(() => '')])
  const starts = (...parts: readonly string[]) => datesOf(plan(...parts))[0]?.[0]
  expect(starts('1er trimestre', '2e trimestre', '3e trimestre', '4e trimestre')).toBe('2027-01-01')
  expect(starts('Trim. 1', 'Trim. 2', 'Trim. 3', 'Trim. 4')).toBe('2027-01-01')
  expect(starts('Printemps', 'Été', 'Automne')).toBe('2027-04-01')
  expect(starts('Avr', 'Mai', 'Juin')).toBe('2027-04-01')
  expect(starts('March', 'April', 'May')).toBe('2027-03-01')
})

test.each([
  [['Année', 'Rentrée', 'Décision']],
  [['Prévu', 'Mars', 'Décision']],
  [['Avril', 'Octroi', 'Novateur']],
  [['Pour', 'Avril', 'Septennat']],
  [['Année', 'Mi', 'Fin']],
])('%j are no parts of a year', (headings) => {
  const { mapping, actions } = read(
    sheet('2027', ['Action', 'Pilote', ...headings], ['Crèche', 'Caf', ...headings.map(() => 'x')]),
  )
  expect(mapping[0]?.fields).not.toContain('year')
  expect(actions[0]?.description).not.toContain('2027')
})

test('two moments with nothing between them are kept in words, beside the first and the last', () => {
  const { actions, ledger } = read(
    sheet('2027', ['Action', 'Pilote', ...letters], ['Forum', 'Caf', ...bar(4, 4).slice(0, 9), 'x', '', '']),
  )
  expect(actions[0]).toMatchObject({ startsOn: '2027-04-01', endsOn: '2027-10-01' })
  expect(actions[0]?.description).toBe('avril 2027 : x\noctobre 2027 : x')
  expect(ledger.filter(({ text }) => text === 'x').map(({ fate }) => fate)).toEqual(['words', 'words'])
})

describe('two states ticked in one row', () => {
  const plan = sheet(
    'Suivi',
    ['Action', 'Pilote', 'À faire', 'En cours', 'Fait'],
    ['Annuaire', 'Caf', '', '', 'x'],
    ['Réseau', 'Caf', '', 'x', 'x'],
  )
  const together = 'cochés ensemble : En cours, Fait'
  test('are asked, and stay in words until someone says', () => {
    const { actions, unknown, ledger, problems } = read(plan)
    expect(actions.map(({ status, isStatusRead }) => [status, isStatusRead])).toEqual([
      ['done', true],
      ['validated', false],
    ])
    expect(unknown).toMatchObject([{ kind: 'status', text: together, count: 1 }])
    expect(problems).toMatchObject([{ kind: 'status', row: 3, text: together }])
    expect(ledger.filter(({ row, text }) => row === 3 && text === 'x')).toMatchObject([
      { fate: 'choice', because: 'states' },
      { fate: 'choice', because: 'states' },
    ])
  })
  test('are not asked where the state is written: they stay in words beside it', () => {
    const written = (state: string) =>
      read(
        sheet(
          'Suivi',
          ['Action', 'Pilote', 'État', 'À faire', 'En cours', 'Fait'],
          ['Annuaire', 'Caf', 'Fait', '', '', 'x'],
          ['Réseau', 'Caf', state, '', 'x', 'x'],
        ),
      )
    const { actions, unknown, ledger, problems } = written('En cours')
    expect(actions.map(({ status, isStatusRead }) => [status, isStatusRead])).toEqual([
      ['done', true],
      ['in-progress', true],
    ])
    expect([unknown.filter(({ kind }) => kind === 'status'), problems]).toEqual([[], []])
    expect(actions.map(({ description }) => description)).toEqual(['', 'En cours : x\nFait : x'])
    expect(ledger.filter(({ row, text }) => row === 3 && text === 'x').map(({ fate }) => fate)).toEqual([
      'words',
      'words',
    ])
    expect(written('à voir').unknown).toMatchObject([
      { kind: 'status', text: 'à voir' },
      { kind: 'status', text: together },
    ])
  })
  test('are what someone says they are together', () => {
    const values = [{ kind: 'status' as const, words: plainWords(together), to: 'in-progress' }]
    const { actions, ledger } = readAsProposed([plan], { ...facts, values })
    expect(actions[1]).toMatchObject({ status: 'in-progress', isStatusRead: true, description: '' })
    expect(ledger.filter(({ fate }) => fate === 'choice')).toEqual([])
  })
})
