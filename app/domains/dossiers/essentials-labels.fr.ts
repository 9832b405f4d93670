/** Words of « L’essentiel ». Pure. Rules: docs/rules/followup.md §11.4. */
import { atStart, formatCount, formatDay, formatList, formatNumber, plural } from '#app/kernel/format.ts'
import { withArticle } from '#app/kernel/french.ts'
import type { ProgressCounts } from './sections/progress.ts'

type ThemeCount = { readonly theme: string; readonly count: number }

export const essentialsLabels = {
  noCopil: (lastOn: string | null): string =>
    lastOn === null
      ? 'Aucun comité de pilotage n’est encore fixé.'
      : `Le dernier comité de pilotage s’est tenu le ${formatDay(lastOn)}. Le prochain n’est pas encore fixé.`,
  nothingAsked: 'L’ordre du jour ne demande aucune décision pour le moment.',
  nothingAskedYet: 'Ce que le prochain comité de pilotage aura à décider se lira ici.',
  ended: 'Plus rien n’est à décider en comité de pilotage. Ce qui l’a été se lit dans le registre des décisions.',
  register: 'Registre des décisions',
  agenda: 'Ordre du jour',
  reply: 'Répondre à la convocation',
  meeting: 'Voir la réunion',
  place: (place: number, count: number): string => `Décision ${formatNumber(place)} sur ${formatNumber(count)}`,
  notOnAgenda: 'pas encore à l’ordre du jour',
  more: (count: number): string =>
    `${formatCount(count, 'autre décision', 'autres décisions')} à l’ordre du jour ou au suivi.`,
  reason: 'Pourquoi',
  effect: 'Ce que cela change',
  proposes: (party: string): string => `${atStart(withArticle(party))} propose`,
  reservation: (party: string): string => `${atStart(withArticle(party))} a une réserve.`,
  disagreement: (party: string): string => `${atStart(withArticle(party))} est en désaccord.`,
  figures: 'Deux chiffres',
  engagedOf: ({ engaged, total }: ProgressCounts): string => `${formatNumber(engaged)} sur ${formatNumber(total)}`,
  engaged: ({ engaged }: ProgressCounts): string => `${plural(engaged, 'action engagée', 'actions engagées')}`,
  /** « 13 en cours, 1 terminée et 1 suspendue. » */
  engagedDetail({ inProgress, done, suspended }: ProgressCounts): string {
    const parts = [
      inProgress > 0 ? `${formatNumber(inProgress)} en cours` : [],
      done > 0 ? formatCount(done, 'terminée') : [],
      suspended > 0 ? formatCount(suspended, 'suspendue') : [],
    ].flat()
    return parts.length === 0 ? 'Aucune n’a commencé.' : `${formatList(parts)}.`
  },
  late: (count: number): string => plural(count, 'action en retard', 'actions en retard'),
  /** « 2 en Petite enfance, 1 en Logement et habitat ». */
  lateThemes: (themes: readonly ThemeCount[]): string =>
    `${formatList(themes.map(({ theme, count }) => `${formatNumber(count)} en « ${theme} »`))}.`,
} as const
