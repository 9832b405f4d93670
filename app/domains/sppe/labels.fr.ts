/** Every sentence of the schéma of childcare, its points aside (point-labels.fr.ts). Pure. */

import { atStart, formatCount, formatDay, formatList, formatNumber, withinSentence } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import type { DayProblem, Deed, DeedKind, Duty as Task } from './deeds.ts'
import type { Comparison } from './duration.ts'
import type { PointCounts } from './points.ts'
import type { Bearer, Commune, Count, Duty, HolderKind, Mission, Verdict } from './sppe.ts'

const inhabitants = (count: number): string => `${formatNumber(count)} habitants`

export const missionWords: Readonly<Record<Mission, { readonly name: string; readonly asks: string }>> = {
  census: { name: 'Recenser', asks: 'les besoins des familles et les modes d’accueil' },
  information: { name: 'Informer', asks: 'et accompagner les familles' },
  planning: { name: 'Planifier', asks: 'le développement des modes d’accueil' },
  quality: { name: 'Soutenir la qualité', asks: 'des modes d’accueil' },
}

export const holderKindWords: Readonly<Record<HolderKind, string>> = { epci: 'Intercommunalité', syndicat: 'Syndicat' }

export const dutyWords: Readonly<Record<Duty, string>> = {
  planning: 'Planifier',
  quality: 'Soutenir la qualité',
  schema: 'Schéma',
  relay: 'Relais petite enfance',
}

export const verdictWords: Readonly<Record<Verdict, string>> = {
  required: 'obligatoire',
  'not-required': 'pas d’obligation',
  'to-confirm': 'à confirmer',
}

const deedNames: Readonly<Record<DeedKind, string>> = {
  adoption: 'Adoption du schéma',
  update: 'Mise à jour du schéma',
  'interim-balance': 'Bilan intermédiaire',
  'final-balance': 'Bilan final',
}

/** « population totale 2023, Insee »; where the number counted comes from. */
function sourceOf({ population: { total, municipal } }: Pick<Commune, 'population'>): string {
  const of = (year: number | null) => (year === null ? '' : ` ${year}`)
  if (total) return `population totale${of(total.year)}, ${total.from === 'typed' ? 'saisie ici' : 'Insee'}`
  return municipal ? `population municipale${of(municipal.year)}, Insee` : 'population inconnue'
}

/** « 14 320 habitants »; « au moins 9 800 habitants », of which `sources` says why; « … ; population totale inconnue pour 2 communes ». */
function countWords({ least, isExact, withoutTotal, withoutAny, communes }: Count): string {
  if (isExact) return inhabitants(least)
  if (withoutAny.length === communes) return 'population inconnue'
  const known = `au moins ${inhabitants(least)}`
  return communes === 1
    ? known
    : `${known} ; population totale non renseignée pour ${formatCount(withoutTotal.length, 'commune')}`
}

export const sppeLabels = {
  title: 'Schéma petite enfance',
  toAppreciate: 'suffisance : à apprécier',
  /** « 7 points sur 11 ont une réponse, 2 en partie, 2 manquent ». */
  itemCounts: ({ answered, part, missing }: PointCounts): string => {
    const total = answered + part + missing
    return [
      answered === 0
        ? `Aucun des ${total} points n’a de réponse`
        : `${answered} ${answered < 2 ? 'point' : 'points'} sur ${total} ${answered < 2 ? 'a une réponse' : 'ont une réponse'}`,
      ...(part > 0 ? [`${part} en partie`] : []),
      ...(missing > 0 ? [`${missing} ${missing < 2 ? 'manque' : 'manquent'}`] : []),
    ].join(', ')
  },
  /** What the law asks here, in one sentence. */
  beforeLaw:
    'Cette CTG a pris fin avant le service public de la petite enfance (1er janvier 2025) : rien ne lui en est demandé.',
  lead: (schema: Verdict | null, standsIn: boolean | null): string => {
    if (schema === null)
      return 'Le périmètre de la CTG n’a pas encore de commune : les obligations ne se calculent pas.'
    const law = {
      required: 'Au-delà de 10 000 habitants, la loi demande un schéma',
      'not-required': 'Personne ici ne dépasse 10 000 habitants : la loi ne demande pas de schéma',
      'to-confirm': 'Le seuil de 10 000 habitants reste à confirmer par les populations totales',
    }[schema]
    if (standsIn === true) return `${law} ; cette CTG en tient lieu.`
    if (standsIn === false) return `${law} ; il est fait ailleurs que dans cette CTG.`
    return `${law} ; il reste à dire si cette CTG en tient lieu.`
  },
  inhabitants,
  sourceOf,
  /** Each once: « population municipale 2023, Insee ; population totale 2023, saisie ici »; and what « au moins » means. */
  sources: (communes: readonly Pick<Commune, 'population'>[]): string =>
    [
      ...new Set(communes.map(sourceOf)),
      ...(communes.some(({ population: { total, municipal } }) => !total && municipal)
        ? ['« au moins » : sans la population totale, la municipale est un plancher']
        : []),
    ].join(' ; '),
  countWords,
  /** « Planifier, soutenir la qualité : 14 320 habitants ». */
  bearerCounts: ({ counts }: Pick<Bearer, 'counts'>): readonly string[] => {
    const words = Object.entries(counts).map(([mission, count]) => ({ mission, said: countWords(count) }))
    return [...Map.groupBy(words, ({ said }) => said)].map(([said, alike]) =>
      Object.keys(counts).length === alike.length && alike.length === 4
        ? said
        : `${atStart(formatList(alike.map(({ mission }) => missionName(mission))))} : ${said}`,
    )
  },
  communesUnder: (count: number): string =>
    `${formatCount(count, 'commune')} sans obligation de planifier, de soutenir la qualité ni d’établir un schéma : toutes recensent et informent, par elles-mêmes ou par qui l’a reçu.`,
  communesToConfirm: (count: number): string =>
    `${formatCount(count, 'commune')} sous 3 500 habitants d’après la population municipale : à confirmer par la population totale, qui la dépasse toujours un peu.`,
  /** « 12 communes »; « la CC, pour 9 communes ; 3 communes ». */
  heldBy: (parts: readonly { readonly name: string | null; readonly communes: number }[]): string =>
    parts
      .map(({ name, communes }) =>
        name === null ? formatCount(communes, 'commune') : `${name}, pour ${formatCount(communes, 'commune')}`,
      )
      .join(' ; '),
  /** @param all communes of the CTG */
  notSaid: (count: number, all: number): string =>
    count === all ? gapWords.answer : `non renseigné pour ${formatCount(count, 'commune')}`,
  byDefault: 'Tant qu’aucun transfert n’est dit, la commune tient la mission.',
  comparison: (compared: Comparison): string => {
    if (compared.kind === 'unknown')
      return compared.of === 'sdsf'
        ? 'Les dates du schéma départemental ne sont pas renseignées : les durées ne se comparent pas.'
        : 'La CTG n’a pas de début ou de fin : les durées ne se comparent pas.'
    if (compared.kind === 'apart') return 'Les deux périodes ne se recouvrent pas.'
    const { monthsBefore, monthsAfter } = compared
    if (monthsBefore === 0 && monthsAfter === 0) return 'La période de la CTG tient dans celle du schéma départemental.'
    const gaps = [
      ...(monthsBefore > 0
        ? [`commence ${formatCount(monthsBefore, 'mois', 'mois')} avant le schéma départemental`]
        : []),
      ...(monthsAfter > 0 ? [`finit ${formatCount(monthsAfter, 'mois', 'mois')} après lui`] : []),
    ]
    return `La CTG ${gaps.join(' et ')} : la cohérence des durées est à apprécier.`
  },
  period: (startsOn: string | null, endsOn: string | null): string =>
    startsOn === null && endsOn === null
      ? 'dates non renseignées'
      : `${startsOn === null ? 'début non renseigné' : `du ${formatDay(startsOn)}`} ${endsOn === null ? ', fin non renseignée' : `au ${formatDay(endsOn)}`}`,
  deed: deedNames,
  deedLine: ({ kind, doneOn, sentOn }: Deed): string =>
    `${deedNames[kind]}, le ${formatDay(doneOn)}${sentOn === null ? '' : `, transmis au comité départemental le ${formatDay(sentOn)}`}`,
  /** What is to be done: « Transmettre au comité départemental : adoption du schéma ». */
  task: ({ kind, deedKind }: Pick<Task, 'kind' | 'deedKind'>): string => {
    if (kind === 'send') return `Transmettre au comité départemental : ${withinSentence(deedNames[deedKind])}`
    return kind === 'adoption' ? 'Dater l’adoption du schéma' : `Faire le ${withinSentence(deedNames[kind])}`
  },
  taskDue: (dueOn: string | null, today: string): string => {
    if (dueOn === null) return 'la loi ne fixe pas de date'
    return dueOn < today ? `attendu depuis le ${formatDay(dueOn)}` : `au plus tard le ${formatDay(dueOn)}`
  },
  annexFile: (format: string): string => `schema-petite-enfance.${format}`,
  said: {
    missions: 'Missions enregistrées.',
    everywhere: 'Mission confiée pour toutes les communes.',
    holderAdded: 'Ajouté : vous pouvez lui confier des missions.',
    holderRemoved: 'Retiré.',
    setting: 'Schéma enregistré.',
    tied: 'Relié à ce point.',
    aside: 'Écarté de ce point.',
    untied: 'Lien retiré.',
    deed: 'Enregistré.',
    deedRemoved: 'Saisie effacée.',
  },
} as const

const missionName = (mission: string): string =>
  withinSentence(Object.entries(missionWords).find(([known]) => known === mission)?.[1].name ?? '')

export const deedProblemWords: Readonly<Record<DayProblem, string>> = {
  'done-in-future': 'Cette date est à venir : enregistrez-la le jour venu.',
  'sent-in-future': 'Cette date est à venir : la transmission s’enregistre une fois faite.',
  'sent-before-done': 'La transmission suit l’acte : vérifiez les deux dates.',
}

export const sppeRefusals: Readonly<Record<string, string>> = {
  'sppe.holder-not-found': 'Cette intercommunalité ou ce syndicat n’est pas, ou plus, dans la liste de cette CTG.',
  'sppe.holder-in-use': 'Des communes lui ont confié des missions : rendez-les d’abord aux communes, ou à un autre.',
  'sppe.holder-exists': 'Ce nom est déjà dans la liste.',
  'sppe.not-in-perimeter': 'Une de ces communes n’est plus dans le périmètre : rechargez la page et recommencez.',
  'sppe.changed-meanwhile':
    'Une autre personne a enregistré le schéma pendant que vous écriviez. Votre saisie est gardée ci-dessous, avec ce qui a été enregistré : vérifiez, puis enregistrez à nouveau.',
  'sppe.point-not-found': 'Ce point n’existe pas.',
  'sppe.tie-not-found': 'Ce lien n’existe pas, ou plus.',
  'sppe.nothing-to-tie': 'Choisissez un objet de la CTG, ou nommez le document qui répond.',
  'sppe.deed-not-found': 'Cette saisie n’existe pas, ou plus.',
  'sppe.deed-to-correct': 'Une date est à revoir.',
  'sppe.deed-exists': 'Cet acte est déjà enregistré à cette date : modifiez-le, ou donnez une autre date.',
}
