import { describe, expect, test } from 'vitest'
import { noLists } from '#app/domains/plan/sheet/field-lists.fixture.ts'
import { formAsTable } from './form-sheets.ts'
import { ledgerOf } from './ledger-of.fixture.ts'
import type { PlanCell, PlanSheet } from './plan-cell.ts'
import { keepTicked, previewImport } from './preview.ts'
import { guessMapping } from './sheet-mapping.ts'

const facts = {
  ...noLists,
  communes: [
    { id: '35001', name: 'Saint-Aubin-du-Test' },
    { id: '35002', name: 'Corvelle' },
  ],
  bodies: [{ id: 'body', name: 'Comité de pilotage' }],
  ctg: { startsOn: '2026-01-01', endsOn: '2030-12-31' },
  values: [],
}
const plain = (...texts: readonly string[]): PlanCell[] => texts.map((text) => ({ text }))
const sheet = (rows: readonly (readonly PlanCell[])[], more: Partial<PlanSheet> = {}): PlanSheet => ({
  ...{ name: 'Plan', rows, ...more },
})
const preview = (...sheets: readonly PlanSheet[]) => previewImport(sheets, guessMapping(sheets), facts)
/** « B2 understood lead », for every cell. */
const told = (...sheets: readonly PlanSheet[]): readonly string[] =>
  ledgerOf(sheets, facts).map(({ cell, part, fate, as, because }) =>
    [cell, ...(part === 'comment' ? [part] : []), fate, as ?? because].join(' '),
  )

describe('what someone hid or struck is told, and taken only when someone says so', () => {
  const titles = plain('Axe', 'Action', 'Pilote')

  test('a hidden row is an action left, and its axis is made only if it is ticked', () => {
    const hidden = sheet([titles, plain('Enfance', 'Relais', 'Caf'), plain('Secret', 'Ne pas diffuser', 'CC')], {
      hiddenRows: [2],
    })
    const read = preview(hidden)
    expect(read.actions.map(({ title, left }) => [title, left])).toEqual([
      ['Relais', undefined],
      ['Ne pas diffuser', 'hidden-row'],
    ])
    expect(keepTicked(read, read.actions.slice(0, 1)).axes.map(({ title }) => title)).toEqual(['Enfance'])
    expect(keepTicked(read, read.actions).axes.map(({ title }) => title)).toEqual(['Enfance', 'Secret'])
    expect(told(hidden).filter((line) => line.includes('choice'))).toEqual([
      'A3 choice hidden-row',
      'B3 choice hidden-row',
      'C3 choice hidden-row',
    ])
  })

  test('a struck title leaves its action; a struck cell is left in an action that is taken', () => {
    const struck = sheet([
      titles,
      [{ text: 'Enfance' }, { text: 'Relais' }, { text: 'Ancienne pilote', struck: true }],
      [{ text: '' }, { text: 'Abandonnée', struck: true }, { text: 'Caf' }],
    ])
    const { actions } = preview(struck)
    expect(actions.map(({ title, leadName, left }) => [title, leadName, left])).toEqual([
      ['Relais', '', undefined],
      ['Abandonnée', 'Caf', 'struck'],
    ])
    const [mapping] = guessMapping([struck])
    const whole = previewImport([struck], mapping ? [{ ...mapping, isAllRead: true }] : [], facts)
    expect(whole.actions.map(({ leadName, left }) => [leadName, left])).toEqual([
      ['Ancienne pilote', undefined],
      ['Caf', undefined],
    ])
  })

  test('a hidden sheet and a hidden column are a choice', () => {
    const hidden = sheet([titles, plain('', 'Ancienne', 'Caf')], { name: 'Ancien', hidden: true })
    const visible = sheet([titles, plain('Enfance', 'Relais', 'Caf')], { hiddenColumns: [2] })
    expect(preview(visible, hidden).actions.map(({ title, leadName }) => [title, leadName])).toEqual([['Relais', '']])
    expect(told(visible, hidden).filter((line) => line.includes('choice'))).toEqual([
      'C2 choice hidden-column',
      ...['A1', 'B1', 'C1', 'B2', 'C2'].map((cell) => `${cell} choice hidden-sheet`),
    ])
  })

  test('a comment is kept in words, on an empty cell too', () => {
    const pinned = sheet([titles, [{ text: '' }, { text: 'Relais' }, { text: '', comment: 'Voir avec la PMI' }]])
    expect(preview(pinned).actions[0]?.description).toBe('Commentaire (Pilote) : Voir avec la PMI')
    expect(told(pinned).at(-1)).toBe('C2 comment words comment')
  })
})

describe('what is no action', () => {
  const titles = plain('Action', 'Pilote', 'Budget 2026')

  test('totals, whatever their name, and how to fill the table', () => {
    const { actions, skipped } = preview(
      sheet([
        titles,
        plain('Intitulé court', 'Nom du pilote', 'ex : 12 000 €'),
        plain('Relais', 'Caf', '1000'),
        plain('Ludothèque', 'CC', '500'),
        plain('', '', '1500'),
        plain('TOTAL GÉNÉRAL', '', '1500'),
      ]),
    )
    expect(actions.map(({ title, amounts }) => [title, amounts.map(({ euros }) => euros)])).toEqual([
      ['Relais', [1000]],
      ['Ludothèque', [500]],
    ])
    expect(skipped.map(({ because }) => because)).toEqual(['help', 'total', 'total'])
  })

  test('a legend beside, lists of values and pivots', () => {
    const plan = sheet([
      [...titles, ...plain('', 'Légende')],
      [...plain('Relais', 'Caf', '1000'), ...plain('', 'En cours')],
    ])
    const lists = sheet([plain('État', 'Pilote'), plain('En cours', 'Caf'), plain('Terminé', 'CC')], { name: 'Listes' })
    const pivot = sheet([plain('Étiquettes de lignes', 'Nombre de Action'), plain('Enfance', '4')], { name: 'TCD' })
    expect(told(plan, lists, pivot).filter((line) => /beside|value-list|pivot/.test(line))).toEqual([
      'E1 aside beside',
      'E2 aside beside',
      ...['A1', 'B1', 'A2', 'B2', 'A3', 'B3'].map((cell) => `${cell} aside value-list`),
      ...['A1', 'B1', 'A2', 'B2'].map((cell) => `${cell} aside pivot`),
    ])
  })
})

test('a row of axis alone is the axis of the rows below; a merged axis ends where it ends', () => {
  const { actions, axes } = preview(
    sheet([
      plain('Action', 'Axe', 'Pilote'),
      plain('A', 'Enfance', 'Caf'),
      plain('', 'Jeunesse', ''),
      plain('B', '', 'Caf'),
      [{ text: 'C' }, { text: 'Droits', down: 2 }, { text: 'CC' }],
      plain('D', '', 'CC'),
      plain('E', '', 'CC'),
    ]),
  )
  const axisOf = (index: number | undefined) => (index === undefined ? undefined : axes[index]?.title)
  expect(actions.map(({ title, axis }) => [title, axisOf(axis)])).toEqual([
    ['A', 'Enfance'],
    ['B', 'Jeunesse'],
    ['C', 'Droits'],
    ['D', 'Droits'],
    ['E', undefined],
  ])
})

test('a title of amounts gives the year, the funder and the unit; a total column adds nothing', () => {
  const { actions, ledger } = preview(
    sheet([
      plain('Action', 'Budget 2026 Caf', 'Budget 2027 Ville (k€)', 'Budget total', 'Part'),
      plain('Relais', '5000', '3', '8000', '40 %'),
    ]),
  )
  expect(actions[0]?.amounts).toEqual([
    { label: 'Caf', euros: 5000, year: 2026 },
    { label: 'Ville', euros: 3000, year: 2027 },
  ])
  expect(ledger.find(({ cell }) => cell === 'D2')).toMatchObject({ fate: 'aside', because: 'total' })
})

test('places, priority, sponsor, co-lead and body have their field; « à définir » is nobody', () => {
  const { actions } = preview(
    sheet([
      plain('Action', 'Pilote', 'Copilote', 'Élue référente', 'Priorité', 'Territoires', 'Instance'),
      plain(
        'Relais',
        'à définir',
        'CCAS',
        'Mme Durand',
        'haute',
        'St Aubin du Test, Corvelle et le canton',
        'Comité de pilotage',
      ),
    ]),
  )
  expect(actions[0]).toMatchObject({
    ...{ leadName: '', coLeadName: 'CCAS', electedSponsor: 'Mme Durand', priority: 'high', bodyId: 'body' },
    ...{ communeCodes: ['35001'], areas: 'Corvelle et le canton', description: 'Pilote : à définir' },
  })
})

test('a form of one action is a table of one row, its cells in their places', () => {
  const form = formAsTable(
    sheet([
      plain('FICHE ACTION N° 1'),
      plain('Intitulé de l’action', 'Relais'),
      plain('Pilote', 'Caf'),
      plain('Calendrier', 'depuis 2026'),
    ]),
  )
  expect(preview(form).actions).toMatchObject([
    { title: 'Relais', leadName: 'Caf', startsOn: '2026-01-01', endsOn: null },
  ])
  expect(told(form)).toEqual([
    'A1 aside above',
    ...['A2', 'A3', 'A4'].map((cell) => `${cell} aside heading`),
    ...['B2 understood title', 'B3 understood lead', 'B4 understood period'],
  ])
})

test('a form may have two labels side by side on a line', () => {
  const form = formAsTable(
    sheet([
      plain('Intitulé', 'Relais'),
      plain('Pilote', 'Caf', 'Calendrier', 'depuis 2026'),
      plain('Partenaires', 'PMI'),
    ]),
  )
  expect(preview(form).actions).toMatchObject([
    { title: 'Relais', leadName: 'Caf', startsOn: '2026-01-01', partnersText: 'PMI' },
  ])
})

test('the titles of a table are no labels side by side', () => {
  const table = sheet([plain('Intitulé', 'Pilote', 'Début', 'Fin'), plain('Relais', 'Caf', '2026', '2027')])
  expect(formAsTable(table)).toBe(table)
})
