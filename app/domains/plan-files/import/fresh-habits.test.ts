/** Ten more habits of offices: each workbook is read as it says, and every cell of it ends somewhere, once. */
import { describe, expect, test } from 'vitest'
import { noLists } from '#app/domains/plan/sheet/field-lists.fixture.ts'
import { readAsProposed } from './ledger-of.fixture.ts'
import type { PlanCell, PlanSheet } from './plan-cell.ts'

const parties = [
  { id: 'caf', name: 'Caf de la Drôme', shortName: 'Caf', kind: 'caf' as const },
  { id: 'cc', name: 'Communauté de communes du Val', shortName: 'CC', kind: 'authority' as const },
]
const facts = { ...noLists, parties, ctg: { startsOn: '2026-01-01', endsOn: '2030-12-31' }, values: [] }
type Given = string | Partial<PlanCell>
const sheet = (name: string, ...rows: readonly (readonly Given[])[]): PlanSheet => ({
  name,
  rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? { text: cell } : { text: '', ...cell }))),
})
/** Reads, after checking that each cell which says something is accounted for once. */
function read(...sheets: readonly PlanSheet[]) {
  const told = readAsProposed(sheets, facts)
  const said = sheets.flatMap(({ rows }) => rows.flatMap((row) => row.filter(({ text }) => text !== '')))
  const drawn = told.ledger.filter(({ text }) => text === '■')
  expect(told.ledger.length - drawn.length).toBe(said.length)
  return told
}
const headings = ['N°', 'Action', 'Pilote', 'Échéance', 'État', 'Budget', 'Observations']
const fill = { fill: 'FF00B050' }

describe('a table printed on several pages', () => {
  test('has its title, its page and its day once: they are no axis', () => {
    const title = { text: 'CTG du Val — plan d’actions', across: 7 }
    const again = { text: 'CTG du Val – plan d’actions (suite)', across: 7 }
    const { axes, actions, skipped } = read(
      sheet(
        ...(['Plan', [title], headings, ['1', 'Ouvrir', 'Caf', '2027', '', '', '']] as const),
        ...([['Page 1/2'], [again], headings, ['2', 'Réunir', 'CC', '2028', '', '', '']] as const),
        ...([['12.02.2026'], ['3', 'Former', 'CC', '2028', '', '', '']] as const),
      ),
    )
    expect(axes).toEqual([])
    expect(actions.map(({ title: own }) => own)).toEqual(['Ouvrir', 'Réunir', 'Former'])
    expect(skipped.map(({ because }) => because)).toEqual(['note', 'note', 'note'])
  })
  test('names again its axis, which goes on', () => {
    const axis = { text: 'Axe 1 : Petite enfance', across: 7 }
    const rows = [
      [axis],
      headings,
      ['1', 'Ouvrir', 'Caf', '', '', '', ''],
      [axis],
      ['2', 'Former', 'CC', '', '', '', ''],
    ]
    expect(read(sheet('Plan', ...rows)).axes.map(({ title }) => title)).toEqual(['Petite enfance'])
  })
})

describe('a calendar by weeks or by quarters of no year', () => {
  const weeks = ['Tâche', 'Qui', 'S1', 'S2', 'S3', 'S4']
  test('keeps each week in words, ticked or coloured', () => {
    const { actions } = read(
      sheet('Planning', weeks, ['Recruter', 'Caf', 'x', 'x', '', ''], ['Ouvrir', 'CC', '', '', fill, fill]),
    )
    expect(actions.map(({ title, startsOn, description }) => [title, startsOn, description])).toEqual([
      ['Recruter', null, 'S1 : x\nS2 : x'],
      ['Ouvrir', null, 'S3 : ■\nS4 : ■'],
    ])
  })
  test('says where a bar over several columns ends', () => {
    const { actions } = read(
      sheet(
        ...(['Plan', ['Action', 'Pilote', 'Calendrier', '', '', ''], ['', '', 'T1', 'T2', 'T3', 'T4']] as const),
        ['Ouvrir', 'Caf', { ...fill, across: 3 }, '', '', ''],
        ['Former', 'CC', '', { text: 'travaux', across: 2 }, '', ''],
      ),
    )
    expect(actions.map(({ description }) => description)).toEqual([
      'Calendrier, T1 : ■ (jusqu’à T3)',
      'Calendrier, T2 : travaux (jusqu’à T3)',
    ])
  })
})

test('what another sheet says names nobody here', () => {
  const { actions, unknown } = read(
    sheet('Plan', headings, ['1', 'Ouvrir', 'cf. fiche 3', 'voir fiche 1', '', 'cf fiche 2', '']),
  )
  expect(actions[0]).toMatchObject({ leadName: '', leadPartyId: null, endsOn: null, amounts: [] })
  expect(actions[0]?.description).toBe('Pilote : cf. fiche 3\nÉchéance : voir fiche 1\nBudget : cf fiche 2')
  expect(unknown).toEqual([])
})

test('a date in the American order, or in English, stays in words and is told', () => {
  const rows = [['Ouvrir', 'Caf', 'Spring 2026', '12/31/2026']]
  const { actions, problems } = read(sheet('Plan', ['Action', 'Pilote', 'Début', 'Fin'], ...rows))
  expect(actions[0]).toMatchObject({
    startsOn: null,
    endsOn: null,
    description: 'Début : Spring 2026\nFin : 12/31/2026',
  })
  expect(problems.map(({ kind, text }) => [kind, text])).toEqual([
    ['date', 'Spring 2026'],
    ['date', '12/31/2026'],
  ])
})

test('formulas that failed, thousands, negative amounts and ranges are told, or read as they say', () => {
  const { actions, problems } = read(
    sheet(
      ...(['Plan', ['Action', 'Pilote', 'Budget 2026 (k€)', 'Coût en K€']] as const),
      ...([
        ['Ouvrir', '#REF!', '12', '1,5'],
        ['Former', 'Caf', '-4', '12 à 15'],
        ['#REF!', 'Caf', '', ''],
      ] as const),
    ),
  )
  expect(actions[0]?.amounts).toMatchObject([{ euros: 12_000, year: 2026 }, { euros: 1500 }])
  expect(actions[1]?.amounts).toEqual([])
  expect(problems.map(({ kind, text }) => [kind, text])).toEqual([
    ['formula-error', '#REF!'],
    ['amount', '-4'],
    ['amount', '12 à 15'],
    ['failed-title', '#REF! · Caf'],
  ])
  expect(actions.map(({ title }) => title)).toEqual(['Ouvrir', 'Former'])
})

describe('a line whose title is an error of the spreadsheet', () => {
  test.each(['#REF!', '#N/A', '#VALEUR!', '#DIV/0!', '#NOM?', 'Err:502', '#####'])(
    '« %s » is no action: it is set aside with what goes on with it, and said',
    (error) => {
      const { actions, axes, skipped, problems } = read(
        sheet(
          ...(['Plan', ['N°', 'Action', 'Pilote', 'Observations']] as const),
          ...([
            ['1', 'Ouvrir', 'Caf', ''],
            ['2', error, 'CC', ''],
            ['', '', '', 'à voir en mars'],
            ['3', 'Former', 'CC', ''],
            [error, '', '', ''],
            ['4', 'Recruter', 'Caf', ''],
          ] as const),
        ),
      )
      expect(axes).toEqual([])
      expect(actions.map(({ title, description }) => [title, description])).toEqual([
        ['Ouvrir', ''],
        ['Former', ''],
        ['Recruter', ''],
      ])
      expect(skipped.map(({ row, because }) => [row, because])).toEqual([3, 4, 6].map((row) => [row, 'failed-title']))
      expect(problems.map(({ kind, row }) => [kind, row])).toEqual([3, 4, 6].map((row) => ['failed-title', row]))
    },
  )
  test('has no sub-action: none of its lines is said of the action above', () => {
    const { actions, skipped } = read(
      sheet(
        ...(['Plan', ['Action', 'Sous-action', 'Pilote']] as const),
        ...([
          ['Ouvrir', '', 'Caf'],
          ['', 'Trouver un local', 'CC'],
          ['#REF!', '', 'Caf'],
          ['', 'Recruter', 'CC'],
          ['', '#N/A', 'CC'],
          ['Former', '', 'CC'],
          ['', '#N/A', 'CC'],
          ['', 'Convier', 'CC'],
        ] as const),
      ),
    )
    expect(actions.map(({ title, step }) => [title, step?.of])).toEqual([
      ['Ouvrir', undefined],
      ['Trouver un local', '1:2'],
      ['Former', undefined],
      ['Convier', '1:7'],
    ])
    expect(skipped.map(({ row }) => row)).toEqual([4, 5, 6, 8])
  })
})

test('a sheet for each axis, with columns of its own', () => {
  const { axes, actions } = read(
    sheet('Axe 1 Petite enfance', ['Action', 'Porteur', 'Date de fin'], ['Ouvrir', 'CC', '31/12/2027']),
    sheet(
      'Axe 2 Jeunesse',
      ['N°', 'Intitulé de l’action', 'Financement', 'Calendrier'],
      ['2.1', 'Créer', '12 000 €', 'mi-2026'],
    ),
  )
  expect(axes.map(({ title }) => title)).toEqual(['Petite enfance', 'Jeunesse'])
  expect(actions).toMatchObject([
    { title: 'Ouvrir', axis: 0, leadPartyId: 'cc', endsOn: '2027-12-31' },
    { title: 'Créer', axis: 1, code: '2.1', amounts: [{ euros: 12_000 }] },
  ])
})

test('several leads in a cell, by a stroke or by lines: the first leads with the second', () => {
  const cells = ['Caf / CC', 'Caf\nCC', 'Caf et CC'].map((leads, at) => [`Action ${at}`, leads, '2027'])
  for (const action of read(sheet('Plan', ['Action', 'Pilote', 'Échéance'], ...cells)).actions)
    expect(action).toMatchObject({ leadPartyId: 'caf', coLeadPartyId: 'cc' })
})

describe('ticks', () => {
  const states = ['Action', 'Pilote', 'Réalisé', 'En cours', '2026', '2027']
  test('a cross beside check marks says no; what a filter hides waits for a choice', () => {
    const { actions, problems } = read({
      ...sheet(
        ...(['Plan', states, ['Ouvrir', 'Caf', '✗', '✓', '✗', '✓'], ['Former', 'CC', '✓', '✗', '✓', '✓']] as const),
        ['Réunir', 'CC', '✗', '', '', ''],
        ['Dire', 'CC', '', '☑', '', '✓'],
      ),
      hiddenRows: [4],
    })
    expect(actions.map(({ status, startsOn, left }) => [status, startsOn, left])).toEqual([
      ['in-progress', '2027-01-01', undefined],
      ['done', '2026-01-01', undefined],
      ['validated', null, undefined],
      ['in-progress', '2027-01-01', 'hidden-row'],
    ])
    expect(problems).toEqual([])
  })
  test('a cross alone ticks, as an x does', () => {
    const { actions } = read(
      sheet('Plan', states, ['Ouvrir', 'Caf', '✗', '', '', ''], ['Former', 'CC', '', 'x', '', '']),
    )
    expect(actions.map(({ status }) => status)).toEqual(['done', 'in-progress'])
  })
})

test('ditto marks, in all their forms, say what is above', () => {
  const forms = ['idem', '"', ' " ', '//', '〃', 'id.'].map((mark, at) => [
    String(at),
    `Action ${at}`,
    mark,
    mark,
    '',
    '',
    '',
  ])
  const { actions } = read(sheet('Plan', headings, ['9', 'Ouvrir', 'Caf', '2027', '', '', ''], ...forms))
  expect(new Set(actions.map(({ leadPartyId, endsOn }) => `${leadPartyId} ${endsOn}`))).toEqual(
    new Set(['caf 2027-01-01']),
  )
})
