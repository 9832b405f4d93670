/** Every sentence of watching. Pure. */

import { meetingLabels } from '#app/domains/meetings/labels.fr.ts'
import type { CopilStanding, YearlyCopil } from '#app/domains/meetings/meetings.ts'
import { flagSlugs } from '#app/domains/plan/labels.fr.ts'
import { formatCount, formatDay, formatNumber, plural } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { type Mend, type SortKey, sortKeys, type WatchFlag, watchFlags } from './watch.ts'

const smallNumbers = [
  'zéro',
  'un',
  'deux',
  'trois',
  'quatre',
  'cinq',
  'six',
  'sept',
  'huit',
  'neuf',
  'dix',
  'onze',
  'douze',
] as const

/** « quatre mois », « 45 jours »: a threshold as one says it. */
export function thresholdWords(days: number): string {
  const months = days % 30 === 0 ? smallNumbers[days / 30] : undefined
  return months ? `${months} mois` : formatCount(days, 'jour')
}

const flag: Record<WatchFlag, string> = {
  late: 'en retard',
  silent: 'sans nouvelle',
  blocked: 'à débloquer',
  'without-lead': gapWords.lead,
  watched: 'à surveiller',
  'without-measure': 'sans mesure',
  'due-soon': 'à faire bientôt',
}

/** The counts one opens with; the others are reached by the filter. */
const countedFlags: readonly WatchFlag[] = ['silent', 'late', 'blocked', 'without-lead']

const countWords = (one: WatchFlag, count: number, silentDays: number): string =>
  `${formatNumber(count)} ${flag[one]}${one === 'silent' ? ` depuis ${thresholdWords(silentDays)}` : ''}`

/** Each count of the opening sentence, those that are zero left out. */
const watchParts = (counts: Readonly<Record<WatchFlag, number>>, silentDays: number) =>
  countedFlags
    .filter((one) => counts[one] > 0)
    .map((one) => ({ flag: one, slug: flagSlugs[one], text: countWords(one, counts[one], silentDays) }))

type Progress = Readonly<Record<'total' | 'running' | 'done' | 'calling', number>>

const sortSlugs: Record<SortKey, string> = {
  code: 'numero',
  title: 'action',
  lead: 'pilote',
  status: 'etat',
  report: 'dernier-point',
  next: 'prochaine-etape',
  end: 'echeance',
}

export const views = ['list', 'timeline'] as const
export type View = (typeof views)[number]
const viewSlugs: Record<View, string> = { list: 'liste', timeline: 'frise' }

export const watchLabels = {
  flag,
  watchParts,
  /** « 27 actions », before the counts. */
  total: (count: number): string => formatCount(count, 'action'),
  nothingToTell: 'rien n’est en retard, sans nouvelle ni sans pilote.',
  /** The whole sentence, for a mail. */
  sentence: (total: number, counts: Readonly<Record<WatchFlag, number>>, silentDays: number): string => {
    const parts = watchParts(counts, silentDays).map(({ text }) => text)
    return `${formatCount(total, 'action')} : ${parts.length > 0 ? `${parts.join(', ')}.` : watchLabels.nothingToTell}`
  },
  view: { list: 'Liste', timeline: 'Frise' } satisfies Record<View, string>,
  mend: {
    ask: 'Demander au pilote',
    report: 'Faire le point',
    'open-corrective': 'Ouvrir une action corrective',
    'name-lead': 'Nommer un pilote',
    'add-measure': 'Ajouter une mesure',
    see: 'Voir la fiche',
  } satisfies Record<Mend, string>,
  sort: {
    code: 'N°',
    title: 'Action',
    lead: 'Pilote',
    status: 'État',
    report: 'Dernier point',
    next: 'Prochaine étape',
    end: 'Échéance',
  } satisfies Record<SortKey, string>,
  shown: (shown: number, total: number): string =>
    shown === total ? formatCount(total, 'action') : `${formatNumber(shown)} ${plural(shown, 'action')} sur ${total}`,
  waiting: (count: number): string =>
    `${formatCount(count, 'point')} d’étape ${plural(count, 'attend', 'attendent')} une réponse.`,
  calling: (calling: number, total: number): string =>
    `${formatCount(calling, 'action')} sur ${total} ${plural(calling, 'appelle', 'appellent')} un acte`,
  nothingCalls: 'Aucune action n’appelle un acte aujourd’hui.',
  others: (count: number): string => `Les autres actions (${formatNumber(count)})`,
  /** « 5 actions, 3 en cours, 1 terminée »: the numbers of a row, where there is no room for columns. */
  progress: ({ total, running, done, calling }: Progress): string =>
    [
      formatCount(total, 'action'),
      ...(running > 0 ? [`${running} en cours`] : []),
      ...(done > 0 ? [formatCount(done, 'terminée')] : []),
      ...(calling > 0 ? [`${calling} à voir`] : []),
    ].join(', '),
  wholePlan: 'Ensemble du plan',
  actions: 'Les actions',
  criteria: 'Choisir les actions',
  morePages: 'Dossiers, états du plan, réglages',
  /** Under the address of the follow-up. */
  pages: [
    { path: 'dossiers', label: 'Dossiers et bilans' },
    { path: 'etats/comparer', label: 'Ce qui a changé dans le plan' },
    { path: 'etats', label: 'États du plan' },
    { path: 'decloisonnement', label: 'Qui agit avec qui' },
    { path: 'reglages', label: 'Réglages du suivi' },
  ],
  settings: 'Réglages du suivi',
  settingsLead:
    'Ces délais servent partout : le plan, le suivi, le tableau de bord, « Mes CTG » et la lettre de la semaine.',
  settingsAfterEnd: 'Ces délais disent encore ce qui, dans le plan, n’est ni terminé ni suivi.',
  copil: ({ yearlyCopil: copil, nextOn, lastHeldOn, endedOn }: CopilStanding): string => {
    const last = lastHeldOn ? `Le dernier copil s’est tenu le ${formatDay(lastHeldOn)}.` : undefined
    const next = nextOn ? `Le prochain copil est prévu le ${formatDay(nextOn)}.` : undefined
    const due =
      copil === null
        ? next === undefined &&
          (endedOn ? meetingLabels.conventionEnded(endedOn) : 'Aucun copil n’est à tenir pour le moment.')
        : meetingLabels.copilDue(copil)
    return [next, due, last].filter(Boolean).join(' ')
  },
  copilState: { late: 'en retard', soon: 'à préparer', 'in-time': 'dans les temps' } satisfies Record<
    YearlyCopil['state'],
    string
  >,
} as const

/** From a part of the address to what it names; undefined for an unknown one. */
export const flagOfSlug = (slug: string | null): WatchFlag | undefined =>
  watchFlags.find((one) => flagSlugs[one] === slug)
export const viewOfSlug = (slug: string | null): View => views.find((one) => viewSlugs[one] === slug) ?? 'list'
/** `-echeance`: by the end, the latest first. */
export const sortOfSlug = (slug: string | null) => ({
  key: sortKeys.find((one) => sortSlugs[one] === slug?.replace(/^-/, '')) ?? ('code' as const),
  isDescending: slug?.startsWith('-') ?? false,
})
export const watchSlugs = { view: viewSlugs, sort: sortSlugs, flag: flagSlugs } as const

export const watchRefusals: Readonly<Record<string, string>> = {
  'followup.update-watch-settings': 'Les réglages du suivi sont à la coordination.',
}
