/** Words of the dashboard. Pure. */
import type { AmendmentUnderWay, ExtensionUnderWay, Notified } from '#app/domains/amendments/amendments.ts'
import { amendmentLabels } from '#app/domains/amendments/labels.fr.ts'
import type { Cooperation } from '#app/domains/cooperation/cooperation.ts'
import { meetingLabels } from '#app/domains/meetings/labels.fr.ts'
import type { YearlyCopil } from '#app/domains/meetings/meetings.ts'
import { formatCount, formatDay, formatNumber } from '#app/kernel/format.ts'
import { withArticle } from '#app/kernel/french.ts'
import type { AwaitingItem } from './awaiting.ts'

type AwaitingWords = {
  readonly title: (item: AwaitingItem) => string
  /** Under the title; `since` is a day already written. */
  readonly note: (item: AwaitingItem, since: string | null) => string
  /** The button. */
  readonly act: string
  /** Several of them in one line; dated things are never said so. */
  readonly many?: (count: number) => string
  /** Gender of what `many` counts. */
  readonly isFeminine?: boolean
}

const sinceWords = (since: string | null, words: string): string => (since ? `${words} le ${since}` : '')
const about = ({ about: place }: AwaitingItem, rest: string): string => [place, rest].filter(Boolean).join(' · ')

export const awaitingLabels: Readonly<Record<AwaitingItem['kind'], AwaitingWords>> = {
  position: {
    title: ({ title }) => `Le constat «\u00a0${title}\u00a0» attend la position de votre partie`,
    note: (item, since) => about(item, sinceWords(since, 'proposé')),
    act: 'Se prononcer',
    many: (count) => `${formatNumber(count)}\u00a0constats attendent votre position`,
  },
  reading: {
    title: ({ title }) => `La lecture de votre partie est demandée sur ${title}`,
    note: (_item, since) => sinceWords(since, 'demandée'),
    act: 'Écrire',
    many: (count) => `La lecture de votre partie est demandée sur ${formatNumber(count)}\u00a0thèmes`,
  },
  'data-request': {
    title: ({ title }) => `Des données sont demandées à votre partie : ${title}`,
    note: (item, since) => about(item, sinceWords(since, 'demandées')),
    act: 'Répondre',
    many: (count) => `${formatNumber(count)}\u00a0demandes de données à votre partie`,
    isFeminine: true,
  },
  'report-to-accept': {
    title: ({ title }) => `Relire le point d’étape : ${title}`,
    note: (item, since) => about(item, sinceWords(since, 'reçu')),
    act: 'Relire',
    many: (count) => `${formatNumber(count)}\u00a0points d’étape à relire`,
  },
  meeting: { title: ({ title }) => `Préparer : ${title}`, note: ({ about: body }) => body, act: 'Préparer' },
  session: {
    title: ({ title }) => `Séance ouverte, à tenir puis à clore : ${title}`,
    note: ({ about: body }) => body,
    act: 'Ouvrir',
  },
  sitting: { title: ({ title }) => title, note: ({ about: body }) => body, act: 'Lire l’ordre du jour' },
  reply: {
    title: ({ title }) => title,
    note: ({ about: body }) => `${body} · votre réponse est attendue`,
    act: 'Répondre à la convocation',
  },
  'corrective-action': {
    title: ({ title }) => `Suivre l’action corrective : ${title}`,
    note: ({ about: action }) => action,
    act: 'Suivre',
  },
  task: {
    title: ({ title }) => `Tâche qui vous est confiée : ${title}`,
    note: (item, since) => about(item, sinceWords(since, 'confiée')),
    act: 'Ouvrir',
    many: (count) => `${formatNumber(count)}\u00a0tâches vous sont confiées`,
    isFeminine: true,
  },
  confirmation: {
    title: ({ title }) => `Confirmer pour votre partie une décision prise malgré un manque : ${title}`,
    note: (item, since) => about(item, sinceWords(since, 'prise')),
    act: 'Lire et confirmer',
    many: (count) => `${formatNumber(count)}\u00a0décisions prises malgré un manque, à confirmer pour votre partie`,
    isFeminine: true,
  },
  'issue-refusal': {
    title: ({ title }) => `Dire pour votre partie si l’enjeu «\u00a0${title}\u00a0» n’est pas retenu`,
    note: (item, since) => about(item, sinceWords(since, 'demandé')),
    act: 'Lire et dire',
    many: (count) => `${formatNumber(count)}\u00a0enjeux dont votre partie doit dire s’ils sont écartés`,
  },
  'issue-scores': {
    title: () => 'Noter les enjeux pour votre partie : l’ordre du copil attend le vôtre',
    note: (_item, since) => sinceWords(since, 'une autre partie a noté'),
    act: 'Noter',
  },
  'own-report': {
    title: ({ title }) => `Dire où en est votre action : ${title}`,
    note: (_item, since) => sinceWords(since, 'dernières nouvelles'),
    act: 'Saisir un point',
    many: (count) => `${formatNumber(count)}\u00a0de vos actions attendent de leurs nouvelles`,
    isFeminine: true,
  },
  'sppe-task': { title: ({ title }) => title, note: () => 'Schéma petite enfance', act: 'Ouvrir' },
  'yearly-copil': { title: () => 'Réunir le copil annuel', note: () => 'Une fois par an au moins', act: 'Réunir' },
  renewal: {
    title: ({ title }) => title,
    note: () => 'Aucune CTG ne suit celle-ci',
    act: 'Préparer la suite',
  },
  'renewal-proposal': {
    title: ({ title }) => `Dire si vous continuez dans la CTG qui suit : ${title}`,
    note: (item, since) => about(item, sinceWords(since, 'proposé')),
    act: 'Répondre',
  },
  archiving: {
    title: ({ title }) => `Dire pour votre partie si la CTG est ${title === 'reopen' ? 'rouverte' : 'archivée'}`,
    note: (item, since) => about(item, sinceWords(since, 'demandé')),
    act: 'Lire et dire',
  },
  judgement: {
    title: ({ title }) => `Juger pour votre partie : ${title}`,
    note: ({ about: evaluation }) => evaluation,
    act: 'Juger',
    many: (count) => `${formatNumber(count)}\u00a0questions de l’évaluation attendent le jugement de votre partie`,
    isFeminine: true,
  },
  signature: {
    title: ({ title }) => title,
    note: ({ about: party }, since) =>
      [`pour ${withArticle(party)}`, sinceWords(since, 'demandée')].filter(Boolean).join(' · '),
    act: 'Signer',
  },
  'their-position': {
    title: ({ title }) => `Position sur «\u00a0${title}\u00a0»`,
    note: () => '',
    act: 'Voir',
    many: (count) => `Positions sur ${formatNumber(count)}\u00a0constats`,
  },
  'their-archiving': {
    title: ({ title }) => `Avis sur ${title === 'reopen' ? 'la réouverture' : 'l’archivage'} de la CTG`,
    note: () => '',
    act: 'Voir',
  },
  'their-reading': {
    title: ({ title }) => `Lecture sur ${title}`,
    note: () => '',
    act: 'Voir',
    many: (count) => `Lectures sur ${formatNumber(count)}\u00a0thèmes`,
  },
  'their-data-request': {
    title: ({ title }) => `Données demandées : ${title}`,
    note: () => '',
    act: 'Voir',
    many: (count) => `${formatNumber(count)}\u00a0demandes de données`,
    isFeminine: true,
  },
  'their-confirmation': {
    title: ({ title }) => `Confirmation de la décision : ${title}`,
    note: () => '',
    act: 'Voir',
    many: (count) => `Confirmations de ${formatNumber(count)}\u00a0décisions`,
    isFeminine: true,
  },
  'their-issue-refusal': {
    title: ({ title }) => `Confirmation que l’enjeu «\u00a0${title}\u00a0» n’est pas retenu`,
    note: () => '',
    act: 'Voir',
    many: (count) => `Confirmations que ${formatNumber(count)}\u00a0enjeux ne sont pas retenus`,
  },
  'their-issue-scores': {
    title: () => 'Notes des enjeux',
    note: () => '',
    act: 'Voir',
  },
  'their-report': {
    title: ({ title }) => `Point d’étape : ${title}`,
    note: () => '',
    act: 'Voir',
    many: (count) => `${formatNumber(count)}\u00a0points d’étape`,
  },
}

/** « 24 croisent », « 1 croise », « aucune n’en croise ». */
const count = (number: number, one: string, many: string): string =>
  number === 0
    ? one.startsWith('en ')
      ? `aucune n’${one}`
      : `aucune ne ${one}`
    : `${number} ${number < 2 ? one : many}`

type Standing = {
  readonly endsOn: string | null
  readonly nextCopilOn: string | null
  readonly yearlyCopil: YearlyCopil | null
  /** An extension voted or signed, not in force yet. */
  readonly extension: ExtensionUnderWay | null
  /** Other amendments in the same state. */
  readonly amendments: readonly AmendmentUnderWay[]
  /** The end notified before the term. */
  readonly earlyEnd: Notified | null
}

type Services = Pick<Cooperation, 'actionCount' | 'byServices' | 'crossing'>

export const dashboardLabels = {
  /** Where the CTG stands, in one sentence or two. */
  lead: (
    { endsOn, nextCopilOn, yearlyCopil: copil, extension, amendments, earlyEnd }: Standing,
    today: string,
  ): string => {
    if (endsOn !== null && endsOn < today)
      return extension
        ? `La convention devait s’achever le ${formatDay(endsOn)}. ${amendmentLabels.extensionUnderWay(extension)}`
        : meetingLabels.conventionEnded(endsOn)
    const next = nextCopilOn ? `Le prochain copil est prévu le ${formatDay(nextCopilOn)}.` : undefined
    const due = copil ? meetingLabels.copilDue(copil) : 'Aucun copil n’est prévu.'
    const copils = copil?.state === 'late' ? [due, next] : [next ?? due]
    const sentences = [
      earlyEnd && amendmentLabels.endsEarly(earlyEnd),
      extension && amendmentLabels.extensionUnderWay(extension),
      ...amendments.map(amendmentLabels.underWay),
      ...copils,
    ]
    return sentences.filter(Boolean).join(' ')
  },
  title: 'Tableau de bord',
  thread: 'Le fil rouge',
  journey: 'Étapes de la convention',
  awaitsYou: 'Ce qui vous attend',
  nothingAwaitsYou: 'Rien ne vous attend aujourd’hui.',
  onlyFirstSteps: 'Rien d’autre que vos premiers pas, ci-dessus.',
  youAwait: 'Ce que vous attendez des autres',
  nothingAwaited: 'Personne ne vous fait attendre.',
  ownActions: 'Vos actions',
  reportOn: 'Faire le point',
  neverReported: 'jamais',
  since: (day: string) => `depuis le ${day}`,
  /** Over a folded list; `shown` of them are in it. */
  unfold: (count: number, shown: number, isFeminine = false): string =>
    count === shown
      ? `Voir ${isFeminine ? 'lesquelles' : 'lesquels'}`
      : `Voir les ${formatNumber(shown)} ${isFeminine ? 'premières' : 'premiers'}`,
  more: (count: number) => `et ${formatCount(count, 'autre')}.`,
  followup: 'Suivi du plan',
  seeFollowup: 'Voir le suivi',
  groups: 'Groupes de travail',
  noTheme: 'Les thèmes de la CTG et le travail de leurs groupes apparaîtront ici.',
  addThemes: 'Ajouter des thèmes',
  notYetMet: 'pas encore réuni',
  whoActsWithWhom: 'Qui agit avec qui',
  together: 'Services qui agissent ensemble',
  authorityServices: 'Services de la collectivité',
  togetherSentence: ({ actionCount, crossing, byServices: { none, one, more } }: Services) =>
    actionCount === 0
      ? 'Les actions du plan diront ici quels services des parties travaillent ensemble.'
      : `${formatCount(actionCount, 'action')} : ${count(crossing, 'croise', 'croisent')} un service de la Caf et un service de la collectivité, ${count(more, 'en croise', 'en croisent')} plus de deux.${one === 0 ? '' : ` ${formatCount(one, 'action n’est portée', 'actions ne sont portées')} que par un service.`}${none === 0 ? '' : ` ${formatCount(none, 'action ne nomme', 'actions ne nomment')} aucun service.`}`,
  missing: 'Ce qui manque',
  missingNote: (points: string) => `${points} ; rien n’est bloqué.`,
  nothingMissing: 'Rien ne manque.',
} as const
