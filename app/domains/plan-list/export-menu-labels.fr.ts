/** Words of « Exporter » and of the sheets of an exported plan. Pure. */
import { formatCount } from '#app/kernel/format.ts'

export const sheetKeys = ['actions', 'steps', 'means', 'measures', 'readings', 'dependencies'] as const
export type SheetKey = (typeof sheetKeys)[number]

export const exportMenuLabels = {
  title: 'Exporter',
  note: 'Le plan entier, tel qu’il est à cet instant : actions, étapes, moyens indicatifs, mesures, relevés et dépendances.',
  noteFiltered: (count: number): string =>
    `${formatCount(count, 'action')} de cette vue : retirez les critères pour le plan entier.`,
  xlsx: 'Classeur Excel (.xlsx), avec listes et filtres',
  ods: 'Classeur LibreOffice (.ods)',
  json: 'Données pour un logiciel (.json)',
  csv: 'Tableaux à plat (.csv), un par feuille :',
  sheet: {
    actions: 'Actions',
    steps: 'Étapes',
    means: 'Moyens',
    measures: 'Mesures',
    readings: 'Relevés',
    dependencies: 'Dépendances',
  } satisfies Record<SheetKey, string>,
  /** In addresses and names of files. */
  sheetSlug: {
    actions: 'actions',
    steps: 'etapes',
    means: 'moyens',
    measures: 'mesures',
    readings: 'releves',
    dependencies: 'dependances',
  } satisfies Record<SheetKey, string>,
} as const
