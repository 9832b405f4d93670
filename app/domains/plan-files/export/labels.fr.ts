/** Words of the exported plan: its sheets, its columns, its files. Pure. */
import { headersOf } from '#app/domains/plan/sheet/field-kinds.ts'
import {
  meansFields,
  measureFields,
  readingFields,
  sheetFields,
  stepFields,
} from '#app/domains/plan/sheet/fields.fr.ts'
import { exportMenuLabels, type SheetKey } from '#app/domains/plan-list/export-menu-labels.fr.ts'

export const exportLabels = {
  sheet: exportMenuLabels.sheet,
  sheetSlug: exportMenuLabels.sheetSlug,
  lists: 'Listes',
  printedPage: 'Page',
  listError: {
    title: 'Valeur inconnue',
    message: 'Choisissez une valeur de la liste : Trame ne reconnaîtrait pas celle-ci.',
  },
  column: {
    ...headersOf(sheetFields),
    code: 'N°',
    axis: 'Axe',
    startsOn: sheetFields.starts.header,
    endsOn: sheetFields.ends.header,
    lastReportOn: 'Dernier point d’étape',
    documents: 'Documents',
    ...headersOf(meansFields),
    step: stepFields.title.header,
    targetOn: stepFields.target.header,
    doneOn: stepFields.doneOn.header,
    responsible: stepFields.responsible.header,
    responsibleParty: stepFields.responsibleParty.header,
    stepDescription: stepFields.description.header,
    measure: measureFields.name.header,
    unit: measureFields.unit.header,
    baseline: measureFields.baseline.header,
    baselineOn: measureFields.baselineOn.header,
    target: measureFields.target.header,
    measureTargetOn: measureFields.targetOn.header,
    ...headersOf(readingFields),
    awaitedCode: 'Attend le n°',
    awaitedTitle: 'Attend l’action',
    awaitedStep: 'Attend l’étape',
    version: 'Version',
    measureId: 'Identifiant de la mesure',
    stepId: 'Identifiant de l’étape',
    awaitedId: 'Identifiant de l’action attendue',
    awaitedStepId: 'Identifiant de l’étape attendue',
    actionId: 'Identifiant de l’action',
    id: 'Identifiant',
    fingerprint: 'Empreinte',
  },
  /** `plan-2026-11-24.xlsx`, `plan-etapes-2026-11-24.csv`. */
  fileName: (today: string, extension: string, sheet?: SheetKey): string =>
    `plan-${sheet === undefined ? '' : `${exportLabels.sheetSlug[sheet]}-`}${today}.${extension}`,
} as const

export const exportRefusals: Readonly<Record<string, string>> = {
  'plan.unknown-format': 'Ce format de fichier n’existe pas ici : reprenez le lien « Exporter » de la page.',
  'plan.unknown-sheet': 'Cette feuille du plan n’existe pas : reprenez le lien « Exporter » de la page.',
  'plan.unknown-criterion':
    'L’adresse de ce fichier dit un critère que Trame ne connaît pas : le fichier ne serait pas celui demandé. Reprenez le lien de la page.',
}
