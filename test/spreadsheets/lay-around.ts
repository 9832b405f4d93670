/** What stands around the table of a plan: titles above, notes below, a legend beside, other sheets. Pure. */
import type { Office } from './lay-table.ts'
import type { OfficePlan } from './office-plan.ts'
import { communes, notes, people, services } from './office-words.ts'
import { draftSheet, type SheetDraft } from './sheet-draft.ts'

const aside = { expected: 'aside' } as const
const around = { expected: 'any' } as const

/** Titles and logos; the row where the table begins. */
export function layTitles({ random, habits }: Office, sheet: SheetDraft, firstYear: number, width: number): number {
  let row = 0
  if (random.is(0.25)) {
    habits.add('row of logos')
    sheet.put(0, 0, '[logo Caf]', around)
    sheet.put(0, Math.max(2, width - 1), `Ville de ${communes[0]}`, around)
    row = random.between(1, 3)
  }
  if (random.is(0.6)) {
    habits.add('title rows')
    const title = random.oneOf([
      `Plan d’actions CTG ${firstYear}-${firstYear + 4}`,
      'CONVENTION TERRITORIALE GLOBALE',
      'Tableau de bord de la CTG',
    ])
    sheet.put(row, 0, title, around, { isBold: true })
    sheet.merge(row, 0, 1, Math.max(3, width))
    row++
    if (random.is(0.5))
      sheet.put(
        row++,
        0,
        random.oneOf(['MAJ : avril 2026', 'Version du 12/03/2026', 'Copil du 3 mars 2026', 'Document de travail']),
        around,
      )
    if (random.is(0.5)) row++
  }
  return row
}

export function layNotes({ random, habits }: Office, sheet: SheetDraft, from: number): void {
  let row = from + random.below(3)
  for (const note of random.someOf([...notes], random.between(1, 3))) {
    sheet.put(row, random.below(2), note, aside)
    row++
  }
  habits.add('notes under the table')
}

/** Two columns to the right of the table, an empty one between. */
export function layLegend({ habits }: Office, sheet: SheetDraft, row: number, width: number): void {
  const legend = [
    ['Légende', undefined],
    ['Réalisé', 'C6E0B4'],
    ['En cours', 'FFE699'],
    ['Non démarré', 'F8CBAD'],
  ] as const
  legend.forEach(([words, fill], index) => {
    sheet.put(row + index, width + 1, words, aside, fill ? { fill } : { isBold: true })
  })
  habits.add('legend beside')
}

export function listsSheet({ habits }: Office): SheetDraft {
  const sheet = draftSheet('Listes')
  const lists = [
    ['État', 'En cours', 'Terminé', 'À démarrer', 'Suspendu'],
    ['Pilote', ...services],
    ['Commune', ...communes],
  ]
  lists.forEach((list, column) => {
    list.forEach((words, row) => {
      sheet.put(row, column, words, aside, row === 0 ? { isBold: true } : {})
    })
  })
  habits.add('sheet of lists')
  return sheet
}

export function helpSheet({ habits }: Office): SheetDraft {
  const sheet = draftSheet('Lisez-moi')
  const lines = [
    'Mode d’emploi',
    '1. Une ligne par action',
    '2. Ne pas modifier les colonnes grises',
    'Contact : coordination CTG, poste 4012',
    'Action : ce que l’on fait. Pilote : qui le porte.',
  ]
  lines.forEach((words, index) => {
    sheet.put(index * 2, 1, words, aside)
  })
  habits.add('sheet of help')
  return sheet
}

/** As Excel lays one: labels of rows, of columns, sums. */
export function pivotSheet({ habits }: Office, { actions }: OfficePlan): SheetDraft {
  const sheet = draftSheet('TCD')
  sheet.put(2, 0, 'Étiquettes de lignes', aside, { isBold: true })
  sheet.put(2, 1, 'Nombre de Action', aside, { isBold: true })
  sheet.put(2, 2, 'Somme de Budget', aside, { isBold: true })
  const axes = [...new Set(actions.map(({ axis }) => axis))]
  axes.forEach((axis, index) => {
    const count = actions.filter((action) => action.axis === axis).length
    sheet.put(3 + index, 0, axis.title, aside)
    sheet.put(3 + index, 1, { kind: 'number', number: count }, aside)
    sheet.put(3 + index, 2, { kind: 'euro', number: count * 4500 }, aside)
  })
  sheet.put(3 + axes.length, 0, 'Total général', aside, { isBold: true })
  sheet.put(3 + axes.length, 1, { kind: 'number', number: actions.length }, aside)
  sheet.put(3 + axes.length, 2, { kind: 'euro', number: actions.length * 4500 }, aside)
  habits.add('pivot')
  return sheet
}

export function contactsSheet({ habits }: Office): SheetDraft {
  const sheet = draftSheet('Contacts')
  ;['Nom', 'Service', 'Téléphone', 'Mail'].forEach((words, column) => {
    sheet.put(0, column, words, aside, { isBold: true })
  })
  people.slice(0, 4).forEach((name, index) => {
    sheet.put(index + 1, 0, name, aside)
    sheet.put(index + 1, 1, services[index] ?? 'CCAS', aside)
    sheet.put(index + 1, 2, `02 00 00 00 1${index}`, aside)
    sheet.put(index + 1, 3, `contact${index}@exemple.fr`, aside)
  })
  habits.add('sheet of contacts')
  return sheet
}

/** The plan of last year, hidden: nobody may bring it in unknowingly. */
export function oldSheet({ habits, random }: Office, { actions }: OfficePlan): SheetDraft {
  const sheet = draftSheet(random.oneOf(['Ancien', 'V1 ne pas diffuser', 'Feuil1 (2)']))
  const choice = { expected: 'choice' } as const
  ;['Action', 'Pilote'].forEach((words, column) => {
    sheet.put(0, column, words, { expected: 'any' }, { isBold: true })
  })
  actions.slice(0, 3).forEach(({ title }, index) => {
    sheet.put(index + 1, 0, `${title} (ancienne version)`, choice)
    if (random.is(0.7)) sheet.put(index + 1, 1, random.oneOf(services), choice)
  })
  sheet.isHidden = true
  habits.add('hidden sheet')
  return sheet
}
