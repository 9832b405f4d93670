/** Ways of offices that were misread: what is listed under an action, counted in another sheet, said under the table. */
import { describe, expect, test } from 'vitest'
import { noLists } from '#app/domains/plan/sheet/field-lists.fixture.ts'
import type { PlanCell, PlanSheet } from './plan-cell.ts'
import { previewImport } from './preview.ts'
import { guessMapping } from './sheet-mapping.ts'

const facts = { ...noLists, parties: [], ctg: { startsOn: '2026-01-01', endsOn: '2030-12-31' }, values: [] }
const plain = (...texts: readonly string[]): readonly PlanCell[] => texts.map((text) => ({ text }))
const sheet = (name: string, ...rows: readonly (readonly string[])[]): PlanSheet => ({
  name,
  rows: rows.map((texts) => plain(...texts)),
})
const read = (...sheets: readonly PlanSheet[]) => previewImport(sheets, guessMapping(sheets), facts)
const headings = ['N°', 'Action', 'Pilote', 'Échéance', 'État', 'Observations']
const first = ['1.1', 'Ouvrir une crèche', 'Ville', '2028', 'En cours', '']

describe('lines that begin with a dash under an action', () => {
  const listed = sheet(
    'Plan',
    headings,
    first,
    ['', '- Acheter le terrain', '', '', '', ''],
    ['', '– Choisir l’architecte', 'DGA', '', '', ''],
    ['1.2', 'Former', 'Caf', '2027', 'À venir', ''],
  )
  test('are parts of it, kept in its words, and no actions', () => {
    const { actions, ledger } = read(listed)
    expect(actions.map(({ title }) => title)).toEqual(['Ouvrir une crèche', 'Former'])
    expect(actions[0]?.description).toContain('Action : - Acheter le terrain\n– Choisir l’architecte')
    expect(ledger.filter(({ row, column }) => column === 1 && row > 2 && row < 5).map(({ fate }) => fate)).toEqual([
      'words',
      'words',
    ])
  })
  test('and so in one cell, under its title', () => {
    const { actions } = read(
      sheet('Plan', headings, ['1.1', 'Ouvrir une crèche\n- Acheter le terrain', 'Ville', '', '', '']),
    )
    expect(actions[0]).toMatchObject({ title: 'Ouvrir une crèche', description: 'Action : - Acheter le terrain' })
  })
  test('and so under a title that is too long, of which nothing is lost', () => {
    const long = 'Ouvrir une crèche '.repeat(20)
    const { actions } = read(sheet('Plan', headings, ['1.1', `${long}\n- Acheter le terrain`, 'Ville', '', '', '']))
    expect(actions[0]?.description).toContain('- Acheter le terrain')
  })
  test('but actions where all begin with one, or bear their number', () => {
    const dashed = sheet('Plan', headings, ['', '- Former', 'Caf', '', '', ''], ['', '- Ouvrir', 'Ville', '', '', ''])
    expect(read(dashed).actions).toHaveLength(2)
    expect(read(sheet('Plan', headings, first, ['1.2', '- Former', 'Caf', '', '', ''])).actions).toHaveLength(2)
  })
})

test('a sheet that counts by theme has no actions: numbers are no titles', () => {
  const counted = sheet('Synthèse', ['Thème', 'Nombre', 'Réalisées'], ['Enfance', '3', '1'], ['Jeunesse', '2', '0'])
  expect(read(counted, sheet('Plan', headings, first)).actions.map(({ title }) => title)).toEqual(['Ouvrir une crèche'])
})

describe('under the last action', () => {
  const second = ['1.2', 'Former', 'Caf', '2027', 'À venir', '']
  test('a text alone, apart from the table, is a note', () => {
    const { actions, skipped } = read(
      sheet(
        'Plan',
        headings,
        first,
        second,
        [],
        ['', 'Prochain COTECH le 12/01/2027 à 14 h'],
        ['Total', '', '', '', ''],
      ),
    )
    expect(actions).toHaveLength(2)
    expect(skipped).toContainEqual(expect.objectContaining({ row: 5, because: 'note' }))
  })
  test('an action that only has its title stays one where actions are apart from one another', () => {
    expect(read(sheet('Plan', headings, first, [], second, [], ['', 'Ouvrir un lieu'])).actions).toHaveLength(3)
  })
  test('what goes on in a column of the table is of the action', () => {
    const { actions } = read(sheet('Plan', headings, first, second, ['', '', '', '', '', '(suite) vote en mars']))
    expect(actions[1]?.description).toContain('(suite) vote en mars')
  })
})

test('a title that begins with the number of its column says it once', () => {
  const { actions } = read(sheet('Plan', headings, ['FA 5', 'FA 5 : Coffre-fort numérique', 'CCAS', '', '', '']))
  expect(actions[0]).toMatchObject({ code: 'FA 5', title: 'Coffre-fort numérique' })
  const named = read(sheet('Plan', headings, ['1.1', 'Action 1.1 du plan', 'CCAS', '', '', '']))
  expect(named.actions[0]).toMatchObject({ code: '1.1', title: 'Action 1.1 du plan' })
})

test('axes that their column numbers bear the number of the plan alone', () => {
  const numbered = (...axes: readonly string[]) =>
    read(sheet('Plan', ['Axe', 'Action', 'Pilote'], ...axes.map((axis, at) => [axis, `Action ${at}`, 'Caf']))).axes.map(
      ({ title }) => title,
    )
  expect(numbered('1 Accès aux droits', '2 Logement')).toEqual(['Accès aux droits', 'Logement'])
  expect(numbered('3 quartiers en fête', 'Logement')).toEqual(['3 quartiers en fête', 'Logement'])
})
