/** Every sentence of meetings and decisions; those of a session and of invitations are in their rooms. Pure. */

import { ofName } from '#app/kernel/elision.fr.ts'
import { formatCount, formatDay, shorten } from '#app/kernel/format.ts'
import type { Execution, ExecutionRemark, RegisterView } from './decisions/register.ts'
import type { InvitationReply } from './invitations/invitations.ts'
import {
  type DecisionState,
  decisionReference,
  type MeetingStatus,
  type Missing,
  type MissingCode,
  type PartyPosition,
  type Presence,
  type SaidPresence,
  type SavedPosition,
  type YearlyCopil,
} from './meetings.ts'
import { sessionRefusals } from './session/labels.fr.ts'

type Position = Pick<SavedPosition, 'position' | 'comment'>
const positionWords = ({ position, comment }: Position): string =>
  `${meetingLabels.position[position]}${comment ? ` (${comment.replace(/\.$/, '')})` : ''}`

type Seated = {
  readonly presence: Presence | null
  readonly personName: string | null
  readonly holderName: string | null
}

type Announced = {
  readonly holderName: string | null
  readonly holderReply: InvitationReply | null
  readonly announcedRepresentative: string | null
}

/** « 2 choses faites sur 3 qu’elle vise »; a decision said done, or with nothing to follow, never says that nothing is, and what was given up is so. */
function executed(execution: Execution, state: DecisionState): string {
  const { toldCount, doneCount, droppedCount } = execution
  if (droppedCount === toldCount) return 'tout ce qu’elle vise est abandonné ou reporté'
  if (doneCount === toldCount) return 'tout ce qu’elle vise est fait'
  const dropped = droppedCount > 0 && formatCount(droppedCount, 'abandonnée ou reportée', 'abandonnées ou reportées')
  return [doneWords(execution, state), dropped].filter(Boolean).join(', ')
}

function doneWords({ toldCount, doneCount, droppedCount }: Execution, state: DecisionState): string {
  if (doneCount > 0) return `${formatCount(doneCount, 'chose faite', 'choses faites')} sur ${toldCount} qu’elle vise`
  if (state !== 'done' && state !== 'no-follow-up') return 'rien n’est encore fait de ce qu’elle vise'
  return `${formatCount(toldCount - droppedCount, 'chose encore ouverte', 'choses encore ouvertes')} sur ${toldCount} qu’elle vise`
}

export const meetingLabels = {
  decisionsAbout: 'Ce qui en a été décidé',
  decisionsAboutMeeting: 'Les décisions qui concernent cette réunion',
  meetingStatus: {
    draft: 'en préparation',
    convened: 'convoquée',
    'in-session': 'en séance',
    closed: 'close',
    cancelled: 'annulée',
  } satisfies Record<MeetingStatus, string>,
  presence: {
    present: 'présent',
    represented: 'représenté',
    excused: 'excusé',
    absent: 'absent',
  } satisfies Record<Presence, string>,
  vacant: 'vacant',
  /** On every page and in every paper (§3.4). */
  presenceSaid: (presence: SaidPresence): string =>
    presence === null ? 'non notée' : presence === 'vacant' ? meetingLabels.vacant : meetingLabels.presence[presence],
  position: {
    agreement: 'accord',
    reservation: 'réserve',
    disagreement: 'désaccord',
    'not-asked': 'non donnée',
  } satisfies Record<PartyPosition, string>,
  /** « réserve, corrigée le 3 mai 2027 ». */
  positionSaid: ({ position, correctedOn }: Pick<SavedPosition, 'position' | 'correctedOn'>): string =>
    `${meetingLabels.position[position]}${correctedOn ? `, corrigée le ${formatDay(correctedOn)}` : ''}`,
  /** Added to the record when positions change after the closing. */
  positionsAddendum: (
    decision: { readonly number: number; readonly decidedOn: string },
    corrections: readonly string[],
  ): string => `Décision ${decisionReference(decision)}, positions corrigées : ${corrections.join(' ; ')}.`,
  positionCorrected: (partyName: string, before: Position, after: Position): string =>
    `${partyName} : ${positionWords(after)}, et non ${positionWords(before)}`,
  /** « M. Brel, à la place de Mme Arnaud »: who sat and who holds the seat, both named. */
  seated: ({ presence, personName, holderName }: Seated): string => {
    const isOther = personName && holderName && personName !== holderName
    return presence === 'represented' && isOther
      ? `${personName}, à la place ${ofName(holderName)}`
      : personName || holderName || missingNouns['seats-empty'][0]
  },
  notNoted: (count: number): string => formatCount(count, 'présence non notée', 'présences non notées'),
  /** Nothing comes next (§4.3). */
  conventionEnded: (endedOn: string): string => `La convention a pris fin le ${formatDay(endedOn)}.`,
  /** The last day is not late (§4.2). */
  copilDue: ({ state, dueOn }: YearlyCopil): string =>
    `Le copil annuel ${state === 'late' ? 'devait se tenir' : 'est à tenir'} au plus tard le ${formatDay(dueOn)}.`,
  /** What was answered of a seat, and who was called in the holder’s place, true before and after; empty when she comes or said nothing. */
  announced: ({ holderName, holderReply, announcedRepresentative: standIn }: Announced): string => {
    if (!holderName) return standIn ? `personne convoquée : ${standIn}` : ''
    if (holderReply === 'represented') return `a dit se faire représenter par ${standIn}`
    return holderReply === 'declined' ? `a dit ne pas venir${standIn ? ` ; à sa place, ${standIn}` : ''}` : ''
  },
  decisionState: {
    'to-do': 'à faire',
    'in-progress': 'en cours',
    done: 'faite',
    dropped: 'abandonnée',
    'no-follow-up': 'sans suite à donner',
  } satisfies Record<DecisionState, string>,
  registerView: {
    late: 'En retard',
    despite: 'Décidées malgré un manque',
    'to-confirm': 'Confirmation attendue',
    'with-reservation': 'Avec une réserve ou un désaccord',
  } satisfies Record<RegisterView, string>,
  /** Title of the seats of a meeting. */
  whoSits: (status: MeetingStatus): string =>
    status === 'closed' ? 'Qui a siégé' : status === 'cancelled' ? 'Qui devait siéger' : 'Qui siège',
  satThen: 'Les noms sont ceux de ce jour-là ; ils ne changent plus.',
  satSoFar: 'Tel que noté à cette heure : les présences se notent jusqu’à la clôture.',
  decidedDespite: 'décidé malgré un manque',
  toConfirm: 'à confirmer',
  /** What comes next, when it is not to convene. */
  nextAct: {
    draft: 'Sa date est venue : ouvrez la séance quand elle commence, ou corrigez sa date.',
    convened:
      'Les réponses arrivent ci-dessous ; l’ordre du jour se prépare jusqu’à la séance, qui s’ouvre le jour venu.',
    open: 'C’est aujourd’hui : ouvrez la séance quand elle commence.',
  },
  told: 'D’après ce qu’elle vise',
  /** « 2 choses faites sur 3 qu’elle vise, 1 abandonnée ou reportée ». */
  execution: executed,
  executionRemark: {
    'all-dropped': 'Tout ce qu’elle vise a été abandonné ou reporté : dites si elle est faite ou abandonnée.',
    'done-but-open': 'Tout ce qu’elle vise est fait : elle peut être dite faite.',
    'open-but-done': 'Elle est dite faite ; ce qu’elle vise n’est pas encore tout fait.',
  } satisfies Record<ExecutionRemark, string>,
  decidedMeanwhile: (decision: {
    readonly number: number
    readonly decidedOn: string
    readonly text: string
  }): string => `Vient d’être enregistrée : ${decisionReference(decision)}, « ${shorten(decision.text, 300)} »`,
  writeReason: 'Écrire le motif, jusqu’à la clôture, en mettant la décision à jour',
  noReasonGiven: 'aucun motif n’a été donné',
} as const

/** Singular and plural of what was missing; of what was not there at all, its sentence. */
const missingNouns: Record<MissingCode, readonly [one: string, many: string] | string> = {
  'seats-empty': ['siège sans titulaire', 'sièges sans titulaire'],
  'seats-absent': [
    'siège dont le titulaire n’était ni présent ni représenté',
    'sièges dont les titulaires n’étaient ni présents ni représentés',
  ],
  'positions-not-asked': ['partie dont la position n’a pas été donnée', 'parties dont la position n’a pas été donnée'],
  'parties-without-representative': ['partie sans représentant désigné', 'parties sans représentant désigné'],
  'no-body': 'aucun comité de pilotage',
  'no-finding': ['thème sans constat', 'thèmes sans constat'],
  'findings-without-element': ['constat sans élément d’appui', 'constats sans élément d’appui'],
  'findings-not-asked': ['constat qui attend une position', 'constats qui attendent une position'],
  'no-retained-issue': 'aucun enjeu retenu',
  'no-action': 'aucune action écrite',
  'actions-without-lead': ['action sans pilote', 'actions sans pilote'],
  'actions-without-date': ['action sans échéance', 'actions sans échéance'],
  'actions-without-objective': ['action sans objectif', 'actions sans objectif'],
  'objectives-without-baseline': ['objectif sans valeur de départ', 'objectifs sans valeur de départ'],
  'no-convention-draft': 'aucune version du projet de convention figée',
  'not-in-copil': ['décision prise hors du comité de pilotage', 'décisions prises hors du comité de pilotage'],
  'convention.acts-on-another-version': [
    'acte qui porte sur une autre version',
    'actes qui portent sur une autre version',
  ],
  'convention.acts-awaited': ['acte d’habilitation attendu', 'actes d’habilitation attendus'],
}

/** « 2 sièges sans titulaire (Caf : administrateur ; Ville : maire) ». */
export function missingSentence({ code, count, names }: Missing): string {
  const nouns = missingNouns[code]
  const counted = typeof nouns === 'string' ? nouns : formatCount(count, ...nouns)
  return names.length > 0 ? `${counted} (${names.join(' ; ')})` : counted
}

export const meetingRefusals: Readonly<Record<string, string>> = {
  ...sessionRefusals,
  'governance.due-before-meeting': 'Cette échéance est avant le jour de la réunion : corrigez-la.',
  'governance.meeting-not-found': 'Cette réunion n’existe pas dans cette CTG.',
  'governance.decision-not-found': 'Cette décision n’existe pas dans cette CTG.',
  'governance.no-position-changed': 'Aucune position n’a changé.',
  'governance.tie-not-found': 'Ce lien n’existe plus, ou la décision l’a fait elle-même : il ne se retire pas.',
  'governance.agenda-item-not-found': 'Ce point n’est plus à l’ordre du jour.',
  'governance.meeting-closed': 'La réunion est close : son relevé est arrêté.',
  'governance.meeting-cancelled': 'La réunion est annulée.',
  'governance.meeting-already-convened': 'La réunion est déjà convoquée.',
  'governance.meeting-already-open': 'La séance est déjà ouverte.',
  'governance.meeting-not-open': 'La séance n’est pas encore ouverte : ouvrez-la d’abord.',
  'governance.meeting-in-session':
    'La séance est ouverte : elle ne peut plus être convoquée ni annulée, seulement close.',
  'governance.meeting-date-passed':
    'La date de la réunion est passée : changez-la pour convoquer, ou ouvrez la séance si la réunion a eu lieu.',
  'governance.meeting-to-come': 'La réunion n’a pas encore eu lieu : attendez son jour, ou corrigez sa date.',
  'governance.who-sat': 'Un siège sans titulaire est noté présent ou représenté : indiquez qui a siégé.',
  'governance.nothing-to-confirm': 'Rien ne manquait à cette décision : il n’y a rien à confirmer.',
  'governance.already-confirmed': 'Votre partie a déjà confirmé cette décision.',
  'governance.decided-meanwhile':
    'Une décision a été enregistrée dans cette réunion pendant que vous écriviez. Si c’est la même, abandonnez celle-ci ; sinon, enregistrez de nouveau.',
  'governance.decision-frozen':
    'La réunion est close : le texte d’une décision et son motif ne changent plus. Son état, son responsable et son échéance peuvent changer ; le reste se corrige par un rectificatif.',
}
