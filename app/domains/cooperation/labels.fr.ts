/** Décloisonnement in words, first; the tables come after. Pure. Rules: docs/rules/followup.md §10. */
import { formatCount, formatDay, formatList, formatNumber, plural } from '#app/kernel/format.ts'
import type { Cooperation, ServiceRef, Shares } from './cooperation.ts'
import type { CooperationPoint } from './points.ts'
import type { ServiceSittings } from './sittings.ts'

/** « Habitat (Ville) ». */
export const serviceName = ({ name, partyShortName }: ServiceRef): string => `${name} (${partyShortName})`

/** « 1 est portée par un seul service, 14 par deux et 12 par trois ou plus » ; counts of zero are not said. */
function sharesWords({ one, two, more }: Shares, noun: 'service' | 'partie'): string {
  const carriers = { service: ['un seul service', 'deux services'], partie: ['une seule partie', 'deux parties'] }[noun]
  const [first, ...others] = [
    { count: one, by: carriers[0] },
    { count: two, by: carriers[1] },
    { count: more, by: 'trois ou plus' },
  ].filter(({ count }) => count > 0)
  if (!first) return ''
  const { count, by } = first
  return formatList([
    `${formatNumber(count)} ${plural(count, 'est portée', 'sont portées')} par ${by}`,
    ...others.map((part) => `${formatNumber(part.count)} par ${part.by}`),
  ])
}

/** « Sur 25 actions, 1 est portée par un seul service, 10 par deux et 14 par trois ou plus. » */
export function carriedSentence({ actionCount, byServices }: Cooperation): string {
  const { none } = byServices
  const carried = actionCount - none
  const missing =
    none === 0 ? '' : ` ${formatCount(none, 'action')} ${plural(none, 'n’a', 'n’ont')} pas de service nommé.`
  if (carried === 0) return missing.trim()
  return `Sur ${formatCount(actionCount, 'action')}, ${sharesWords(byServices, 'service')}.${missing}`
}

/** « 24 actions sur 25 réunissent deux services ou plus, 1 n’en a qu’un. » */
export function loneSentence({
  actionCount,
  byServices: { one, two, more },
}: Pick<Cooperation, 'actionCount' | 'byServices'>): string {
  if (actionCount === 0) return 'aucune action pour le moment.'
  const shared = two + more
  return `${formatCount(shared, 'action')} sur ${formatNumber(actionCount)} ${plural(shared, 'réunit', 'réunissent')} deux services ou plus, ${formatNumber(one)} ${plural(one, 'n’en a', 'n’en ont')} qu’un.`
}

function partiesSentence({ byParties }: Cooperation): string {
  const carried = byParties.one + byParties.two + byParties.more
  return carried === 0 ? '' : `Comptées par partie : ${sharesWords(byParties, 'partie')}.`
}

/** The strongest pair, and those that are its equals. */
function pairsSentence({ pairs, actionCount }: Cooperation): string {
  const [first] = pairs
  if (!first) return actionCount === 0 ? '' : 'Aucune action ne réunit deux services.'
  if (first.actions === 1) return 'Aucune paire de services n’agit ensemble sur plus d’une action.'
  const strongest = pairs.filter(({ actions }) => actions === first.actions)
  const names = strongest.slice(0, 3).map(({ one, other }) => `${serviceName(one)} et ${serviceName(other)}`)
  const others = strongest.length > 3 ? ` (et ${strongest.length - 3} autres paires)` : ''
  return `Agissent le plus souvent ensemble : ${names.join(' ; ')}${others}, sur ${formatCount(first.actions, 'action')}.`
}

function idleSentence({ services }: Cooperation): string {
  const idle = services.filter(({ actions }) => actions === 0)
  if (idle.length === 0) return ''
  return `${formatCount(idle.length, 'service nommé ne porte', 'services nommés ne portent')} aucune action : ${formatList(idle.map(serviceName))}.`
}

function aloneSentence({ services }: Cooperation): string {
  const alone = services.filter(({ actions, alone: own }) => actions > 0 && actions === own)
  if (alone.length === 0) return ''
  return `${plural(alone.length, 'Agit toujours seul', 'Agissent toujours seuls')} : ${formatList(alone.map(serviceName))}.`
}

/** From the first point that was recorded with actions to today; empty when there is no earlier one. */
function trendSentence(points: readonly CooperationPoint[]): string {
  const recorded = points.flatMap((point) =>
    point.cooperation && point.cooperation.actionCount > 0 ? [{ point, cooperation: point.cooperation }] : [],
  )
  const [first] = recorded
  const now = recorded.at(-1)
  if (!first || !now || first === now || now.point !== points.at(-1)) return ''
  const shared = ({ cooperation: { actionCount, byParties } }: typeof first) =>
    `${formatNumber(byParties.two + byParties.more)} sur ${formatNumber(actionCount)}`
  return `Actions portées par deux parties ou plus : ${shared(first)} ${whenWords(first.point)}, ${shared(now)} aujourd’hui.`
}

const whenWords = ({ when }: CooperationPoint): string =>
  when.kind === 'signature' ? 'à la signature' : when.kind === 'year' ? `en ${when.year}` : 'aujourd’hui'

/** The services that sat most, and those that have no seat. */
function sittingsSentence(services: readonly ServiceRef[], sittings: readonly ServiceSittings[]): string {
  const counted = sittings.filter(({ meetings }) => meetings > 0)
  const most = Math.max(0, ...counted.map(({ sat }) => sat))
  const named = (ids: readonly string[]) =>
    formatList(services.filter(({ serviceId }) => ids.includes(serviceId)).map(serviceName))
  const best = counted.filter(({ sat }) => sat === most).map(({ serviceId }) => serviceId)
  const seatless = services.filter(({ serviceId }) => !sittings.some((one) => one.serviceId === serviceId))
  return [
    most > 0 && `Ont le plus siégé : ${named(best)}, à ${formatCount(most, 'réunion close', 'réunions closes')}.`,
    sittings.length > 0 &&
      seatless.length > 0 &&
      `${plural(seatless.length, 'N’a', 'N’ont')} de siège dans aucune instance : ${named(seatless.map(({ serviceId }) => serviceId))}.`,
    sittings.length === 0 &&
      services.length > 0 &&
      'Aucun siège ne nomme encore son service : on ne sait pas qui siège.',
  ]
    .filter((part) => part !== false)
    .join(' ')
}

type CooperationData = {
  readonly cooperation: Cooperation
  readonly points: readonly CooperationPoint[]
  readonly sittings: readonly ServiceSittings[]
}

export const cooperationLabels = {
  title: 'Qui agit avec qui',
  lead: 'Le décloisonnement, compté sur les actions du plan : quels services les portent, seuls ou ensemble, et qui siège.',
  /** Paragraphs, in order; empty ones are left out. */
  sentences: ({ cooperation, points, sittings }: CooperationData): readonly string[] =>
    [
      carriedSentence(cooperation),
      partiesSentence(cooperation),
      pairsSentence(cooperation),
      aloneSentence(cooperation),
      idleSentence(cooperation),
      trendSentence(points),
      sittingsSentence(cooperation.services, sittings),
    ].filter((sentence) => sentence !== ''),
  when: ({ when }: CooperationPoint): string =>
    when.kind === 'signature' ? 'À la signature' : when.kind === 'year' ? String(when.year) : 'Aujourd’hui',
  notRecorded: 'non relevé',
  source: ({ source }: CooperationPoint): string =>
    source.kind === 'state'
      ? `état figé du ${formatDay(source.on)}`
      : source.kind === 'none'
        ? 'aucun état figé'
        : 'plan d’aujourd’hui',
  notRecordedNote:
    'Non relevé : aucun état du plan n’a été figé à ce moment. Ce qu’il était alors ne se reconstitue pas.',
  partiesNote:
    'Une partie porte une action par son pilotage ou par un de ses services ; une partie associée n’est pas comptée.',
  sat: ({ sat, meetings }: ServiceSittings): string =>
    meetings === 0 ? 'pas encore' : `${formatNumber(sat)} sur ${formatNumber(meetings)}`,
} as const
