/** Other ways of offices that were lost or misread: tables one under the other, values on several lines, codes beside axes. */
import { describe, expect, test } from 'vitest'
import { noLists } from '#app/domains/plan/sheet/field-lists.fixture.ts'
import { readAsProposed } from './ledger-of.fixture.ts'
import type { PlanCell, PlanSheet } from './plan-cell.ts'

const parties = [
  { id: 'caf', name: 'Caf de l’Oise', shortName: 'Caf' },
  { id: 'ville', name: 'Ville de Test', shortName: 'Ville' },
]
const facts = { ...noLists, parties, ctg: { startsOn: '2026-01-01', endsOn: '2030-12-31' }, values: [] }
const sheet = (name: string, ...rows: readonly (readonly (string | PlanCell)[])[]): PlanSheet => ({
  name,
  rows: rows.map((cells) => cells.map((cell) => (typeof cell === 'string' ? { text: cell } : cell))),
})
const read = (...sheets: readonly PlanSheet[]) => readAsProposed(sheets, facts)
const filled = (text: string, more: Partial<PlanCell> = {}): PlanCell => ({
  text,
  fill: '#ddeeff',
  bold: true,
  ...more,
})

describe('two tables one under the other, of other columns', () => {
  const stacked = sheet(
    'Plan',
    ['AXE 1 : PETITE ENFANCE'],
    ['Action', 'Pilote', 'Date'],
    ['Ouvrir une crèche', 'Ville', '2027'],
    [],
    ['AXE 2 : JEUNESSE'],
    ['Action', 'Responsable', 'Budget', 'Date'],
    ['Ouvrir un PIJ', 'Caf', '5 000 €', '2029'],
  )
  test('are both read, each by its own headings, at the rows of the file', () => {
    const { actions, axes, sheets, ledger } = read(stacked)
    expect(sheets.map(({ name }) => name)).toEqual(['Plan', 'Plan (tableau 2)'])
    expect(axes.map(({ title }) => title)).toEqual(['PETITE ENFANCE', 'JEUNESSE'])
    expect(actions.map(({ title, axis, endsOn, amounts, key }) => [title, axis, endsOn, amounts.length, key])).toEqual([
      ['Ouvrir une crèche', 0, '2027-01-01', 0, '1:3'],
      ['Ouvrir un PIJ', 1, '2029-01-01', 1, '2:7'],
    ])
    const cells = ledger.map(({ cell }) => cell)
    expect(cells).toHaveLength(stacked.rows.flat().length)
    expect(new Set(cells).size).toBe(cells.length)
  })
  test('but the same headings written again under each axis are one table', () => {
    const headings = ['Action', 'Pilote', 'Date']
    const again = sheet('Plan', headings, ['Un', 'Caf', '2027'], ['AXE 2 : JEUNESSE'], headings, ['Deux', 'Caf', ''])
    expect(read(again).sheets).toHaveLength(1)
  })
})

test('in a form, what goes on under a value is of it', () => {
  const { actions, ledger } = read(
    sheet(
      'Fiche',
      ['FICHE ACTION 1.2'],
      ['Titre', 'Maison des parents'],
      ['Partenaires', 'Caf'],
      ['', 'Département (PMI)'],
      ['Indicateurs', 'Nombre de familles'],
      ['', 'Satisfaction'],
      ['Échéance', 'décembre 2027'],
      ['Pilote', 'Ville'],
    ),
  )
  expect(actions).toMatchObject([
    {
      ...{ title: 'Maison des parents', partyIds: ['caf'], partnersText: 'Département (PMI)' },
      ...{ indicators: ['Nombre de familles', 'Satisfaction'], leadPartyId: 'ville' },
    },
  ])
  expect(ledger.filter(({ cell }) => ['B4', 'B6'].includes(cell)).map(({ fate }) => fate)).toEqual([
    'understood',
    'understood',
  ])
})

test('coloured axes whose code has its own column are axes, and no actions', () => {
  const { axes, actions } = read(
    sheet(
      'Plan',
      ['Code', 'Action', 'Pilote'],
      [filled('A'), filled('PETITE ENFANCE'), filled('')],
      ['A1', 'Ouvrir une crèche', 'Ville'],
      [filled('B'), filled('JEUNESSE'), filled('')],
      ['B1', 'Ouvrir un PIJ', 'Caf'],
    ),
  )
  expect(axes.map(({ title }) => title)).toEqual(['PETITE ENFANCE', 'JEUNESSE'])
  expect(actions.map(({ code, title, axis }) => [code, title, axis])).toEqual([
    ['A1', 'Ouvrir une crèche', 0],
    ['B1', 'Ouvrir un PIJ', 1],
  ])
})

test('quarters under years are periods, ticked or written across, and no amounts', () => {
  const { actions, mapping } = read(
    sheet(
      'Planning',
      ['N°', 'Action', 'Pilote', { text: '2026', across: 4 }, '', '', '', { text: '2027', across: 2 }, ''],
      ['', '', '', 'T1', 'T2', 'T3', 'T4', 'T1', 'T2'],
      ['1', 'Guide', 'Caf', '', '', '', '', 'x', 'x'],
      ['2', 'Diagnostic', 'Caf', { text: 'étude', across: 2 }, '', { text: 'travaux', across: 3 }, '', '', ''],
    ),
  )
  expect(mapping[0]?.fields.slice(3)).toEqual(Array(6).fill('year'))
  expect(actions.map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([
    ['2027-01-01', '2027-04-01'],
    ['2026-01-01', '2027-01-01'],
  ])
  expect(actions[1]?.description).toContain('T3 2026 : travaux')
})

test('a legend under the table is a note, and so are footnotes above it', () => {
  const { actions, axes, skipped } = read(
    sheet(
      'Plan',
      ['N°', 'Actions', 'Pilote'],
      ['1', 'Crèche *', 'Ville'],
      ['2', 'Relais', 'Caf'],
      [],
      ['* financement acquis'],
      ['Légende :', 'vert = fait', 'rouge = bloqué'],
    ),
  )
  expect([actions.length, axes.length]).toEqual([2, 0])
  expect(skipped.map(({ because }) => because)).toEqual(['note', 'note'])
})

test('a date that its own column says and nobody understands is not replaced by another column', () => {
  const { actions } = read(
    sheet('Plan', ['Action', 'Début', 'Échéance'], ['Un', '2025 ✔', '2026 → 2028'], ['Deux', '', '2026 → 2028']),
  )
  expect(actions.map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([
    [null, '2028-01-01'],
    ['2026-01-01', '2028-01-01'],
  ])
  expect(actions[0]?.description).toBe('Début : 2025 ✔\nÉchéance : 2026 → 2028')
})

test('a year before an amount is its year, and names no funder', () => {
  const { actions } = read(
    sheet('Plan', ['Action', 'Pilote', 'Budget'], ['Un', 'Caf', '2026 : 5 000 €\n2027 : 6 000 €']),
  )
  expect(actions[0]?.amounts).toEqual([
    { label: '', euros: 5000, year: 2026 },
    { label: '', euros: 6000, year: 2027 },
  ])
})

const places = { start: '2026-01-01', end: '2028-01-01' }

test('forms side by side are read one after the other, and a sheet on its side a column an action', () => {
  const side = sheet(
    'Fiches',
    ['FICHE 1', '', '', 'FICHE 2', ''],
    ['Intitulé', 'Crèche', '', 'Intitulé', 'Relais'],
    ['Pilote', 'Ville', '', 'Pilote', 'Caf'],
    ['Échéance', '2027', '', 'Échéance', '2028'],
  )
  const across = sheet(
    'Plan',
    ['Intitulé', 'Crèche', 'Relais'],
    ['Pilote', 'Ville', 'Caf'],
    ['Échéance', '2027', '2028'],
  )
  for (const given of [side, across]) {
    const { actions, ledger } = read(given)
    expect(actions.map(({ title, leadPartyId, endsOn }) => [title, leadPartyId, endsOn])).toEqual([
      ['Crèche', 'ville', '2027-01-01'],
      ['Relais', 'caf', places.end],
    ])
    const cells = ledger.map(({ cell }) => cell)
    expect(cells).toHaveLength(given.rows.flat().filter(({ text }) => text !== '').length)
    expect(new Set(cells).size).toBe(cells.length)
  }
})

test('« idem » says what the cell above says', () => {
  const { actions, axes } = read(
    sheet(
      'Plan',
      ['Axe', 'Action', 'Pilote', 'Échéance', 'État'],
      ['Petite enfance', 'Crèche', 'Ville', '2027', 'En cours'],
      ['idem', 'Relais', 'idem', '//', 'id.'],
      ['"', 'Lieu d’accueil', '-', 'idem', 'Fait'],
    ),
  )
  expect(axes.map(({ title }) => title)).toEqual(['Petite enfance'])
  expect(actions.map(({ leadPartyId, endsOn, status }) => [leadPartyId, endsOn, status])).toEqual([
    ['ville', '2027-01-01', 'in-progress'],
    ['ville', '2027-01-01', 'in-progress'],
    [null, '2027-01-01', 'done'],
  ])
})

test('boxes that are not ticked are not ticked', () => {
  const { actions } = read(
    sheet(
      'Plan',
      ['Action', 'Pilote', '2026', '2027', '2028'],
      ['Un', 'Caf', '☒', '☐', '☐'],
      ['Deux', 'Caf', '☐', '☑', '☑'],
    ),
  )
  expect(actions.map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([
    [places.start, places.start],
    ['2027-01-01', places.end],
  ])
})

test('« Quoi ? », « Où ? », « Combien ? » are headings', () => {
  const { mapping } = read(
    sheet(
      'Plan',
      ['Quoi ?', 'Qui ?', 'Où ?', 'Combien ?', 'Comment ?', 'Pour qui ?'],
      ['Crèche', 'Ville', 'Centre', '12 k€', 'Par des travaux', '0-3 ans'],
    ),
  )
  expect(mapping[0]?.fields).toEqual(['title', 'lead', 'areas', 'budget', 'description', 'public'])
})

describe('a calendar drawn by colours', () => {
  const green = (across?: number): PlanCell => ({ text: '', fill: '#88ff88', ...(across && { across }) })
  const headings = ['Action', 'Pilote', '2026', '2027', '2028']
  test('ticks what is coloured, and only that', () => {
    const { actions, ledger } = read(
      sheet(
        'Plan',
        headings,
        ['Crèche', 'Ville', green(), green(), ''],
        ['Relais', 'Caf', '', green(2), ''],
        ['Guide', 'Caf', '', '', ''],
      ),
    )
    expect(actions.map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([
      [places.start, '2027-01-01'],
      ['2027-01-01', places.end],
      [null, null],
    ])
    expect(ledger).toHaveLength(headings.length + 6)
  })
  test('a row of one colour, or a column of one colour, is a background', () => {
    const row = filled('')
    const { actions } = read(
      sheet(
        'Plan',
        headings,
        [filled('Crèche'), filled('Ville'), row, row, row],
        ['Relais', 'Caf', '', green(), 'x'],
        ['Guide', 'Caf', '', green(), ''],
        ['Ludothèque', 'Caf', '', green(), ''],
        ['Centre', 'Caf', '', green(), ''],
      ),
    )
    expect(actions.map(({ startsOn }) => startsOn)).toEqual([null, places.end, null, null, null])
  })
})
