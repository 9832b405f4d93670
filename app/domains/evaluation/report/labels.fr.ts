/** Words of the reports of an evaluation. Pure. */
import type { ReportForm } from './report-forms.ts'

export const reportLabels = {
  title: 'Rapport de l’évaluation',
  lead: 'Ce que le rapport dit est gardé quand il est demandé : un chiffre ou une action qui change ensuite n’y change rien.',
  forms: {
    pdf: { name: 'Rapport (PDF)', what: 'Cadre, questions, éléments, jugements, recommandations, limites.' },
    docx: { name: 'Rapport (Word)', what: 'Le même texte, à retravailler.' },
    'summary-pdf': { name: 'Synthèse (PDF)', what: 'Quatre pages au plus, limites comprises.' },
    'summary-pptx': { name: 'Diapositives', what: 'La synthèse, à projeter en séance.' },
  } satisfies Record<ReportForm, { readonly name: string; readonly what: string }>,
  reportTitle: ({ number, isFinal }: { readonly number: number; readonly isFinal: boolean }): string =>
    `Rapport ${number}, ${isFinal ? 'de l’évaluation figée' : 'provisoire'}`,
  none: 'Aucun rapport n’a encore été demandé.',
  provisional:
    'L’évaluation n’est pas figée : le rapport sera provisoire, et le dira sur chaque page. Figez-la pour un rapport définitif.',
  provisionalRead: 'L’évaluation n’est pas figée : un rapport serait provisoire, et le dirait sur chaque page.',
  noEvidence: 'Les éléments calculés par Trame ne sont pas figés : le rapport n’en contiendra aucun.',
  said: {
    requested: 'Rapport demandé : ses fichiers se préparent.',
    again: 'Fichiers redemandés.',
  },
} as const

export const reportRefusals = {
  'evaluation.report-not-found': 'Ce rapport n’existe pas, ou plus, dans cette CTG.',
  'evaluation.report-being-made': 'Ces fichiers sont déjà en cours : ils arrivent dans un instant.',
  'evaluation.report-made': 'Ces fichiers sont faits : il n’y a rien à refaire.',
  'evaluation.many-reports': 'Cinquante rapports de cette évaluation sont déjà gardés : servez-vous du dernier.',
} as const
