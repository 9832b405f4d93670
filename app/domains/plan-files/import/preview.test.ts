import { describe, expect, test } from 'vitest'
import { noLists } from '#app/domains/plan/sheet/field-lists.fixture.ts'
import type { ImportFacts } from './match-values.ts'
import type { PlanCell, PlanSheet } from './plan-cell.ts'
import { previewImport } from './preview.ts'
import { guessMapping, keepChoices } from './sheet-mapping.ts'

const facts: ImportFacts = {
  ...noLists,
  parties: [
    { id: 'caf', name: 'Caf de l’Oise', shortName: 'Caf' },
    { id: 'cc', name: 'Communauté de communes', shortName: 'CC' },
  ],
  ctg: { startsOn: '2023-01-01', endsOn: '2027-12-31' },
  values: [],
}
const plain = (...texts: readonly string[]): PlanCell[] => texts.map((text) => ({ text }))
const banner = (text: string, fill = '#ffcc00', across = 5): PlanCell[] => [{ text, fill, across, bold: true }]
const sheet = (rows: readonly (readonly PlanCell[])[], name = 'Plan'): PlanSheet => ({ name, rows })
const read = (...sheets: readonly PlanSheet[]) => previewImport(sheets, guessMapping(sheets), facts)

describe('a sheet with axes as coloured, merged rows', () => {
  const coloured = sheet([
    banner('Plan d’action de la CTG 2023-2027', '#336699', 7),
    [],
    plain('N°', 'Intitulé de l’action', 'Pilote', 'Partenaires', 'Échéance', 'État d’avancement', 'Budget'),
    banner('AXE 1 : PETITE ENFANCE'),
    plain('1.1', 'Ouvrir un relais', 'CC', 'Caf\nPMI', '1er trim. 2027', 'En cours', '12 k€'),
    plain('1.2', 'Former les assistantes maternelles', 'Mme Durand', '', 'à définir', 'bof', 'à voir'),
    banner('Axe 2 – Jeunesse'),
    plain('2.1', 'Accueil des ados', 'Caf', '', 'sept-26', '', ''),
    plain('', 'Total', '', '', '', '', '12 k€'),
  ])

  test('gives each action its axis, its lead, its dates', () => {
    const { axes, actions } = read(coloured)
    expect(axes.map(({ label, title }) => [label, title])).toEqual([
      ['Axe', 'PETITE ENFANCE'],
      ['Axe', 'Jeunesse'],
    ])
    expect(actions.map(({ title, code, axis }) => [title, code, axis])).toEqual([
      ['Ouvrir un relais', '1.1', 0],
      ['Former les assistantes maternelles', '1.2', 0],
      ['Accueil des ados', '2.1', 1],
    ])
    expect(actions[0]).toMatchObject({
      leadPartyId: 'cc',
      leadName: '',
      partnersText: 'PMI',
      partyIds: ['caf'],
      endsOn: '2027-01-01',
      endsPrecision: 'quarter',
      status: 'in-progress',
      amounts: [{ label: '', euros: 12_000 }],
    })
    expect(actions[1]).toMatchObject({ leadPartyId: null, leadName: 'Mme Durand', endsOn: null, status: 'validated' })
  })

  test('lists what is not understood by row and column, and keeps it in words', () => {
    const { problems, actions, skipped } = read(coloured)
    expect(problems.map(({ kind, row, column, text }) => [kind, row, column, text])).toEqual([
      ['date', 6, 'Échéance', 'à définir'],
      ['status', 6, 'État d’avancement', 'bof'],
      ['amount', 6, 'Budget', 'à voir'],
    ])
    expect(actions[1]?.description).toBe('Échéance : à définir\nÉtat d’avancement : bof\nBudget : à voir')
    expect(skipped).toEqual([{ sheet: 'Plan', row: 9, because: 'total', text: 'Total · 12 k€' }])
  })
})

describe('other ways of writing the axes', () => {
  test('a column merged downwards, and one left blank under its first line', () => {
    const merged = sheet([
      plain('Axe', 'Objectif', 'Action', 'Responsable', 'Début', 'Fin'),
      [
        { text: 'Axe 1 : Enfance', down: 2 },
        { text: 'Mieux accueillir', down: 2 },
        ...plain('A', 'Caf', '2023', '2024'),
      ],
      plain('', '', 'B', 'Caf', '2024-2025'),
      plain('Axe 2 : Droits', 'Informer', 'C', '', '', '31/12/2026'),
      plain('', '', 'D'),
    ])
    const { axes, actions } = read(merged)
    expect(axes).toEqual([
      { label: 'Axe', title: 'Enfance', objectives: ['Mieux accueillir'] },
      { label: 'Axe', title: 'Droits', objectives: ['Informer'] },
    ])
    expect(actions.map(({ title, axis, objective }) => [title, axis, objective])).toEqual([
      ['A', 0, 0],
      ['B', 0, 0],
      ['C', 1, 0],
      ['D', 1, 0],
    ])
    expect(actions[0]).toMatchObject({ startsOn: '2023-01-01', startsPrecision: 'year', endsOn: '2024-01-01' })
    expect(actions[1]).toMatchObject({ startsOn: '2024-01-01', endsOn: '2025-01-01', endsPrecision: 'year' })
  })

  test('objectives as rows of a second colour under the axis', () => {
    const two = sheet([
      plain('Actions', 'Porteur', 'Calendrier'),
      banner('Orientation 1 : Familles', '#111111', 3),
      banner('Soutenir les parents', '#eeeeee', 3),
      plain('Café des parents', 'CC', 'Durée de la CTG'),
      banner('Rompre l’isolement', '#eeeeee', 3),
      plain('Visites', 'CC', '2024'),
    ])
    const { axes, actions } = read(two)
    expect(axes).toEqual([
      { label: 'Orientation', title: 'Familles', objectives: ['Soutenir les parents', 'Rompre l’isolement'] },
    ])
    expect(actions.map(({ title, objective }) => [title, objective])).toEqual([
      ['Café des parents', 0],
      ['Visites', 1],
    ])
    expect(actions[0]).toMatchObject({ startsOn: '2023-01-01', endsOn: '2027-12-31', endsPrecision: 'day' })
  })

  const placesOf = (...sheets: readonly PlanSheet[]) => {
    const { axes, actions } = read(...sheets)
    return actions.map(({ title, axis = -1, objective = -1 }) => [
      ...[title, axes[axis]?.title, axes[axis]?.objectives[objective]],
    ])
  }

  test('one sheet an axis: lines alone in it are objectives', () => {
    const tab = (name: string, aim: string, title: string) =>
      sheet([plain('Action', 'Pilote', 'État'), banner(aim, '#eeeeee', 3), plain(title, 'Caf', '')], name)
    expect(
      placesOf(tab('Axe 1 Jeunesse', 'Objectif 1.1 : Écouter', 'A'), tab('Axe 2 Logement', 'Repérer tôt', 'B')),
    ).toEqual([
      ['A', 'Jeunesse', 'Écouter'],
      ['B', 'Logement', 'Repérer tôt'],
    ])
  })

  test('without colours nor names: an aim alone, where aims are under axes, is under the same axis', () => {
    const bare = sheet([
      ...[plain('Action', 'Pilote'), plain('Jeunesse'), plain('Accompagner les projets'), plain('A', 'Caf')],
      ...[plain('Harmoniser l’accueil'), plain('B', 'Caf'), plain('Logement'), plain('Repérer tôt'), plain('C', 'CC')],
    ])
    expect(placesOf(bare)).toEqual([
      ['A', 'Jeunesse', 'Accompagner les projets'],
      ['B', 'Jeunesse', 'Harmoniser l’accueil'],
      ['C', 'Logement', 'Repérer tôt'],
    ])
  })

  test('without colours: a title with its code is an action, alone on its line or not', () => {
    const coded = sheet([
      ...[plain('Intitulé', 'Pilote', 'État'), plain('Intitulé court de l’action', 'Nom du pilote (Caf…)')],
      ...[plain('Axe 1. Jeunesse'), plain('Écouter les jeunes'), plain('1.1.1. Ouvrir un lieu', 'Caf', 'fait')],
      ...[plain('Réunir les acteurs'), plain('1.2.1. Créer un fonds'), plain('1.2.2. Préfigurer un espace', 'CC')],
    ])
    expect(placesOf(coded)).toEqual([
      ['Ouvrir un lieu', 'Jeunesse', 'Écouter les jeunes'],
      ['Créer un fonds', 'Jeunesse', 'Réunir les acteurs'],
      ['Préfigurer un espace', 'Jeunesse', 'Réunir les acteurs'],
    ])
  })

  test('a code and a title alone on their line are an action, where actions are numbered so', () => {
    const coded = sheet([
      ...[plain('Axe', 'N° fiche', 'Action', 'Pilote'), plain('Jeunesse', '1.1', 'Ouvrir un lieu', 'Caf')],
      ...[plain('', '1.2', 'Créer un fonds', ''), plain('', '1.3', 'Préfigurer un espace', 'CC')],
    ])
    expect(placesOf(coded).map(([title]) => title)).toEqual([
      'Ouvrir un lieu',
      'Créer un fonds',
      'Préfigurer un espace',
    ])
  })

  test('one sheet an axis: the tab names it; a sheet of notes is left out', () => {
    const actionsOf = (name: string, title: string) => sheet([plain('Action', 'Pilote'), plain(title, 'Caf')], name)
    const notes = sheet([plain('Lire avant tout'), plain('Merci de compléter')], 'Mode d’emploi')
    const { axes, actions } = read(notes, actionsOf('Axe 1 - Enfance', 'A'), actionsOf('Axe 2 - Droits', 'B'))
    expect(axes.map(({ title }) => title)).toEqual(['Enfance', 'Droits'])
    expect(actions.map(({ axis }) => axis)).toEqual([0, 1])
  })
})

describe('columns', () => {
  test('a header over two rows, and years that are ticked', () => {
    const double = sheet([
      [
        ...plain('Fiche action', 'Pilote'),
        { text: 'Calendrier', across: 2 },
        { text: '' },
        ...plain('2023', '2024', '2025'),
      ],
      plain('', '', 'Début', 'Fin', '', '', ''),
      plain('A', 'Caf', '01/2024', 'fin 2025', '', '', ''),
      plain('B', 'Caf', '', '', 'x', 'x', ''),
    ])
    const { actions } = read(double)
    expect(actions.map(({ title, startsOn, endsOn }) => [title, startsOn, endsOn])).toEqual([
      ['A', '2024-01-01', '2025-12-01'],
      ['B', '2023-01-01', '2024-01-01'],
    ])
  })

  test('dates of Excel, typed by the month, are known to the month', () => {
    const dated = (day: string): PlanCell => ({ text: `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`, day })
    const months = sheet([
      plain('Action', 'Échéance'),
      [{ text: 'A' }, dated('2026-09-01')],
      [{ text: 'B' }, dated('2026-10-01')],
    ])
    expect(read(months).actions.map(({ endsPrecision }) => endsPrecision)).toEqual(['month', 'month'])
  })

  test('lines that continue an action are added to it', () => {
    const long = sheet([
      plain('Action', 'Pilote', 'Indicateurs'),
      [{ text: 'A', down: 2 }, { text: 'Caf', down: 2 }, { text: 'Nombre de familles' }],
      plain('', '', 'Nombre de séances'),
    ])
    const { actions } = read(long)
    expect(actions.map(({ title, indicators }) => [title, indicators])).toEqual([
      ['A', ['Nombre de familles', 'Nombre de séances']],
    ])
  })

  test('an end before its start is not kept, and said', () => {
    const wrong = sheet([plain('Action', 'Début', 'Fin'), plain('A', '2026', '2025')])
    const { actions, problems } = read(wrong)
    expect(actions[0]).toMatchObject({ startsOn: '2026-01-01', endsOn: null })
    expect(problems.map(({ kind }) => kind)).toEqual(['end-before-start'])
  })

  test('an empty sheet, or one without headings, gives nothing', () => {
    expect(read(sheet([]), sheet([plain('bonjour')]))).toMatchObject({
      axes: [],
      actions: [],
      problems: [],
      skipped: [],
    })
  })
})

test('deposited again, a sheet of the same name and headings keeps what was chosen; another is guessed', () => {
  const plan = sheet([plain('Action', 'Pilote'), plain('A', 'Caf')])
  const chosen = [{ isTaken: true, headerRow: 0, fields: ['title', 'notes'] as const }]
  const before = { sheets: [plan], mappings: chosen }
  const more = sheet([plain('Action', 'Pilote'), plain('A', 'Caf'), plain('B', 'CC')])
  expect(keepChoices([more], guessMapping([more]), before)).toEqual(chosen)
  const changed = sheet([plain('Action', 'Responsable'), plain('A', 'Caf')])
  expect(keepChoices([changed], guessMapping([changed]), before)).toEqual(guessMapping([changed]))
})

describe('sheets met in the field', () => {
  test('headings repeated under each axis, the first axis above the first headings', () => {
    const repeated = sheet([
      plain('Orientation stratégique 1 : Favoriser l’accès aux services'),
      plain('Actions', 'Pilote'),
      plain('Ouvrir un point info', 'CC'),
      plain('Orientation stratégique 2 : Soutenir la parentalité'),
      plain('Actions', 'Pilote'),
      plain('Cafés parents', 'Caf'),
    ])
    const { axes, actions } = read(repeated)
    expect(axes.map(({ label, title }) => [label, title])).toEqual([
      ['Orientation', 'Favoriser l’accès aux services'],
      ['Orientation', 'Soutenir la parentalité'],
    ])
    expect(actions.map(({ axis }) => axis)).toEqual([0, 1])
  })

  test('a second row of headings without merges, and the number before the title', () => {
    const double = sheet([
      plain('AXE', 'FICHE ACTION', 'Référent', 'Échéancier', '', 'État'),
      plain('', '', '', 'Démarrage', 'Fin', ''),
      plain('Axe n°1 - Logement', '3 - Guide logement', 'Caf', 'janv.-24', '31/12/25', 'Terminée'),
    ])
    expect(read(double).actions).toMatchObject([
      { code: '3', title: 'Guide logement', startsOn: '2024-01-01', endsOn: '2025-12-31', status: 'done', axis: 0 },
    ])
  })

  test('an objective written once for the lines under it is common to them', () => {
    const once = sheet([
      plain('Thématique', 'Objectif', 'Action'),
      plain('Enfance', 'Développer l’offre', 'A'),
      plain('', '', 'B'),
      plain('', 'Accompagner les familles', 'C'),
      plain('Jeunesse', 'Soutenir l’engagement', 'D'),
      plain('', '', 'E'),
    ])
    const { axes, actions } = read(once)
    expect(axes.map(({ objectives }) => objectives.length)).toEqual([2, 1])
    expect(actions.map(({ axis, objective }) => [axis, objective])).toEqual([
      [0, 0],
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 0],
    ])
  })
})
