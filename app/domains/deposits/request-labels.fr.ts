/** Every sentence of data requests. Pure. */
import { atStart, formatCount, formatDay } from '#app/kernel/format.ts'
import { withArticle } from '#app/kernel/french.ts'
import type { Tone } from '#app/ui/tone.ts'
import type { RequestState } from './requests.ts'

const state: Record<RequestState, string> = {
  asked: 'demandé',
  promised: 'promis',
  given: 'donné',
  refused: 'refusé',
  withdrawn: 'retiré',
}
/** No red: a date that passes is a fact, not a fault. */
const stateTone: Record<RequestState, Tone> = {
  asked: 'warn',
  promised: 'warn',
  given: 'ok',
  refused: 'neutral',
  withdrawn: 'neutral',
}

type Dated = { readonly state: RequestState; readonly promisedOn: string | null; readonly wantedOn: string | null }

/** « promis pour le 3 mars 2027, il y a 12 jours ». */
function when({ state: now, promisedOn, wantedOn }: Dated, late: number): string {
  const passed = late === 0 ? '' : `, il y a ${formatCount(late, 'jour')}`
  if (now === 'promised' && promisedOn !== null) return `promis pour le ${formatDay(promisedOn)}${passed}`
  if (now === 'asked' && wantedOn !== null) return `souhaité pour le ${formatDay(wantedOn)}${passed}`
  return ''
}

export const requestLabels = {
  state,
  stateTone,
  when,
  list: 'Demandes de données',
  none: 'Rien n’est demandé.',
  title: 'Ce qui est demandé',
  from: (asking: string, asked: string): string =>
    `${atStart(withArticle(asking))} demande, ${withArticle(asked)} répond`,
  askedOn: (by: string, on: string): string => `Demandé par ${by} le ${formatDay(on)}.`,
  answeredOn: (by: string, on: string): string => `Réponse enregistrée par ${by} le ${formatDay(on)}.`,
  fields: {
    askedParty: 'À qui',
    title: 'Ce qui est demandé, en une ligne',
    titleHint: 'Par exemple : foyers allocataires par quartier et par tranche de quotient familial.',
    request: 'Quels chiffres, pour quels lieux, quelles années',
    requestHint: 'Plus la demande est précise, plus la réponse est courte à faire.',
    purpose: 'Pourquoi',
    purposeHint: 'Ce que le groupe en fera : un constat, un objectif, un secteur déficitaire.',
    wantedOn: 'Souhaité pour le',
    theme: 'Thème',
    noTheme: 'Aucun en particulier',
  },
  newTitle: 'Demander des données',
  newLead: 'La demande est vue des deux parties, avec son état. La lettre à envoyer s’imprime ensuite.',
  send: 'Demander',
  cancel: 'Annuler',
  purpose: 'Pourquoi',
  wanted: 'Souhaité pour le',
  answerTitle: 'Répondre',
  noteTitle: 'Noter la réponse reçue',
  noted: (party: string): string =>
    `Personne ne peut répondre dans Trame pour ${withArticle(party)} : notez ce qui vous a été répondu.`,
  depositAlone:
    'Déposer des chiffres répond à la demande. Promettre une date ou refuser revient à la coordination, ou à la coopération thématique, de votre partie ; à défaut, qui demande note votre réponse.',
  promisedOn: 'Pour le',
  giveNote: 'Un fichier public, une réunion : dites où le trouver.',
  where: 'Où le trouver',
  /** One's own answer. */
  answer: {
    promise: 'Promettre une date',
    promiseAct: 'Promettre',
    give: 'Donné autrement',
    giveAct: 'Dire que c’est donné',
    refuse: 'Refuser, avec la raison',
    reason: 'La raison, lue par qui demande',
    refuseAct: 'Refuser',
  },
  /** What was answered by a party that nobody acts for in Trame. */
  answerNoted: {
    promise: 'Une date est promise',
    promiseAct: 'Noter la date',
    give: 'C’est donné autrement',
    giveAct: 'Noter que c’est donné',
    refuse: 'C’est refusé',
    reason: 'La raison donnée',
    refuseAct: 'Noter le refus',
  },
  depositAct: 'Déposer ce qui répond',
  withdraw: 'Retirer la demande',
  letter: 'La lettre à envoyer',
  letterReceived: 'La lettre de demande',
  letterFile: 'demande-de-donnees.pdf',
  printedOn: (day: string): string => `Imprimé le ${day}`,
  answers: 'Ce qui y répond',
  promised: 'Promis pour le',
  reasonOf: 'Raison donnée',
  said: 'Ce qui a été répondu',
  letterWords: {
    title: 'Demande de données',
    object: (title: string): string => `Objet : ${title}`,
    intro: (ctg: string): string =>
      `Dans le cadre de la convention territoriale globale ${ctg}, nous vous demandons de bien vouloir mettre en commun les données suivantes.`,
    purpose: 'Ce que nous voulons en faire :',
    wanted: (day: string): string => `Nous souhaiterions en disposer pour le ${day}.`,
    secrecyOutside:
      'Aucune donnée nominative n’est demandée. Les effectifs de 1 à 4 ne sont pas attendus : ne nous les envoyez pas.',
    secrecy:
      'Aucune donnée nominative n’est demandée. Les effectifs de 1 à 4 ne sont pas attendus : Trame les masque sur votre poste, avec ceux qui permettraient de les retrouver, avant tout envoi.',
    how: 'Vous pouvez répondre dans Trame, à la page de cette demande : promettre une date, déposer les chiffres, ou dire pourquoi ils ne peuvent pas l’être.',
    howOutside:
      'Vous pouvez nous répondre directement : pour quelle date, où trouver ces chiffres, ou pourquoi ils ne peuvent pas être donnés.',
    from: 'De la part de',
    to: 'À l’attention de',
  },
} as const
