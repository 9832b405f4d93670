/** Every sentence of the documents' pages. Pure. */
import { formatCount, formatNumber } from '#app/kernel/format.ts'
import type { DossierFormat, DossierKind, SectionKey } from './dossiers.ts'

export const packLabels = {
  dossiers: 'Dossiers et bilans',
  essentials: 'L’essentiel',
  prepare: 'Préparer le dossier du copil',
  prepareOf: (kind: string): string => `Préparer un dossier : ${kind}`,
  balance: 'Bilan de la CTG',
  next: 'La CTG qui suit',
  preview: 'Vu du copil',
  previewScope: (shown: number, total: number): string =>
    `Sous ces critères : ${formatCount(shown, 'action')} sur ${formatNumber(total)}. Décisions, avancement, difficultés, silences et actions correctives ne parlent que d’elles ; l’ordre du jour est entier, et le dossier du copil dira tout le plan.`,
  previewNoDecision: 'Aucune décision ne porte sur ces actions.',
  kind: {
    'copil-pack': 'Dossier du comité de pilotage',
    'yearly-review': 'Bilan annuel',
    'theme-synthesis': 'Synthèse d’un thème, pour le public',
    diagnosis: 'Diagnostic partagé',
  } satisfies Record<DossierKind, string>,
  kindHint: {
    'copil-pack': 'Ce que le comité doit savoir et décider, avec la page de l’élu.',
    'yearly-review': 'Première version du bilan, thème par thème, à relire et compléter.',
    'theme-synthesis': 'Ce qui est fait ou décidé et où l’on en est, sans nom de personne ni difficulté interne.',
    diagnosis: 'Un chapitre par thème : chiffres, lectures, paroles, constats avec leurs réserves, enjeux, objectifs.',
  } satisfies Record<DossierKind, string>,
  section: {
    essentials: 'L’essentiel en une page, pour l’élu',
    agenda: 'Ordre du jour',
    decisions: 'Décisions et ce qu’elles sont devenues',
    progress: 'Avancement par axe',
    changes: 'Ce qui a changé dans le plan',
    difficulties: 'Actions en difficulté, ce qui est demandé',
    silences: 'Actions sans nouvelle',
    correctives: 'Actions correctives',
    measures: 'Mesures : départ, cible, dernière valeur',
    means: 'Moyens indicatifs, par partie et par année',
    together: 'Qui agit avec qui',
    attendance: 'Vie des instances',
    themes: 'Thème par thème : ce qui a été fait',
    'next-year': 'Priorités de l’année suivante',
    why: 'Pourquoi : enjeux et objectifs',
    'public-chapter': 'Le chapitre écrit ensemble (à relire : c’est un texte libre)',
    'public-progress': 'Où en est-on',
    'public-actions': 'Les actions, décidées ou non',
    'public-measures': 'Ce que l’on mesure',
    chapters: 'Le portrait du territoire, puis un chapitre par thème',
    'ranked-issues': 'Les enjeux, classés par chaque partie',
    'figure-sources': 'Sources, millésimes et légende',
  } satisfies Record<SectionKey, string>,
  format: {
    pdf: 'PDF, à lire',
    docx: 'Word, à reprendre',
    pptx: 'Diaporama, à projeter',
  } satisfies Record<DossierFormat, string>,
  formatShort: { pdf: 'PDF', docx: 'Word', pptx: 'Diaporama' } satisfies Record<DossierFormat, string>,
  /** @param day of the meeting; null while none is set: the document then names no day of its own */
  packTitle: (day: string | null): string => `Dossier du comité de pilotage${day === null ? '' : ` du ${day}`}`,
  reviewTitle: (year: number): string => `Bilan annuel ${year}`,
  diagnosisTitle: 'Diagnostic partagé',
  synthesisTitle: (theme: string): string => `${theme} : où en est-on`,
  sectionMissing: 'Choisissez au moins une partie du dossier.',
  formatMissing: 'Choisissez au moins un format.',
  themeMissing: 'Choisissez le thème de la synthèse.',
  failed: 'Les fichiers n’ont pas pu être faits. Ce que dit le dossier est gardé : redemandez-les.',
} as const

export const packRefusals: Readonly<Record<string, string>> = {
  'followup.dossier-not-found': 'Ce dossier n’existe pas dans cette CTG.',
  'followup.no-section': 'Choisissez au moins une partie du dossier.',
  'followup.no-theme': 'Choisissez le thème de la synthèse.',
  'followup.dossier-not-failed': 'Les fichiers de ce dossier sont faits, ou se font en ce moment.',
  'followup.request-dossier': 'Un dossier est préparé par la coordination ou par un chargé de coopération.',
}
