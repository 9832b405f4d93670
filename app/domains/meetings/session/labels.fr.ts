/** Sentences of the session: agenda, room, outcomes, closing. Pure. */
import { atStart, formatCount, formatList } from '#app/kernel/format.ts'
import { withArticle } from '#app/kernel/french.ts'
import type { ClosingChange, OutcomeKind } from './session.ts'

const hours = (minutes: number): string =>
  minutes < 60
    ? `${minutes} min`
    : `${Math.floor(minutes / 60)} h${minutes % 60 === 0 ? '' : ` ${String(minutes % 60).padStart(2, '0')}`}`

const counted: Record<ClosingChange['name'], readonly [one: string, many: string]> = {
  seatCount: ['siège', 'sièges'],
  notedCount: ['présence notée', 'présences notées'],
  seatedCount: ['siège présent ou représenté', 'sièges présents ou représentés'],
  itemCount: ['point', 'points'],
  writtenCount: ['point écrit au compte rendu', 'points écrits au compte rendu'],
  decisionCount: ['décision', 'décisions'],
  informationCount: ['information', 'informations'],
  taskCount: ['tâche', 'tâches'],
  putOffCount: ['point reporté', 'points reportés'],
  correctionCount: ['correction de ce qui avait été noté', 'corrections de ce qui avait été noté'],
}

/** What is counted out of a whole that it has not reached. */
const partOf: Partial<Record<ClosingChange['name'], string>> = {
  notedCount: 'Présences notées',
  seatedCount: 'Sièges présents ou représentés',
  writtenCount: 'Points écrits au compte rendu',
}

export const sessionLabels = {
  demand: 'Ce qui est demandé',
  demandHint: 'En une question. Laissez vide un point d’information.',
  reason: 'Pourquoi',
  effect: 'Ce que cela change',
  propose: 'Ce que votre partie propose',
  ownProposal: 'Votre proposition',
  ownReservation: 'Votre réserve',
  saveProposal: 'Enregistrer la proposition',
  proposes: (party: string, isOver: boolean): string =>
    `${atStart(withArticle(party))} ${isOver ? 'proposait' : 'propose'}`,
  reservation: 'Réserve :',
  outcome: { information: 'Information', decision: 'Décision', task: 'Tâche' } satisfies Record<OutcomeKind, string>,
  reached: 'Étapes franchies',
  about: 'Sur quoi elle porte',
  /** « Enjeu : l’accueil du samedi ». */
  thing: ({ kindName, title }: { readonly kindName: string; readonly title: string }): string =>
    `${kindName} : ${title}`,
  hours,
  roomState: (state: string): string => `La réunion est ${state}.`,
  roomPoint: (position: number, count: number, title: string, outcomes: number): string =>
    `Point ${position} sur ${count} : ${/[.?!…]$/.test(title) ? title : `${title}.`}${outcomes === 0 ? '' : ` ${formatCount(outcomes, 'suite notée', 'suites notées')}.`}`,
  /** « 1 h 45 », « moins de 1 min ». */
  elapsed: (seconds: number): string => (seconds < 60 ? 'moins de 1 min' : hours(Math.floor(seconds / 60))),
  /** « Présences notées : 1 sur 5 », « 5 présences notées » once all are. */
  counted: (name: ClosingChange['name'], count: number, outOf = count): string =>
    partOf[name] !== undefined && count < outOf
      ? `${partOf[name]} : ${count} sur ${outOf}`
      : formatCount(count, ...counted[name]),
  /** After « 5 sièges ». */
  ofWhichVacant: (count: number): string => (count === 0 ? '' : `, dont ${formatCount(count, 'vacant')}`),
  rewritten: 'Ce qui s’est dit a été récrit depuis ce résumé : relisez-le ci-dessous.',
  wordsGoOn: (writers: readonly string[]): string =>
    `${writers.length === 0 ? '' : `${formatList(writers)} ${writers.length === 1 ? 'écrit' : 'écrivent'} encore. `}Clore de nouveau arrête les mots écrits à cet instant.`,
  changed: ({ name, before, after }: ClosingChange): string =>
    `${formatCount(after, ...counted[name])} (${before} dans le résumé que vous aviez sous les yeux).`,
} as const

export const sessionRefusals: Readonly<Record<string, string>> = {
  'governance.item-already-put-off': 'Ce point est déjà reporté.',
  'governance.item-asks-nothing': 'Ce point ne demande pas de décision : écrivez d’abord ce qui est demandé.',
  'governance.meeting-of-another-body':
    'Cette réunion est celle d’une autre instance : un point se reporte dans la sienne.',
  'governance.meeting-not-closed':
    'La réunion n’est pas close : corrigez directement son compte rendu, un rectificatif ne s’ajoute qu’après la clôture.',
  'governance.task-without-responsible': 'Indiquez qui le fait.',
  'governance.outcome-not-found': 'Cette suite n’est plus sur ce point.',
  'governance.backlog-item-not-found': 'Ce point n’attend plus.',
  'governance.set-aside-not-found': 'Ce point n’est plus écarté : il attend déjà.',
  'governance.record-not-found': 'Cette version du relevé n’existe pas.',
  'governance.nothing-to-draw':
    'Ce que vous avez coché n’attend plus, ou est déjà à l’ordre du jour : la liste vient d’être mise à jour.',
  'governance.summary-changed':
    'La réunion a changé depuis que ce résumé est affiché. Rien n’est clos : relisez ce qui suit, puis confirmez.',
}

export const removalLabels = {
  remove: 'Retirer',
  named: (title: string) => `Retirer : ${title}`,
  confirm: 'Retirer ce point',
  convened:
    'La réunion est convoquée : les personnes qui y sont attendues ont reçu cet ordre du jour. Pour en parler une autre fois, reportez plutôt le point.',
  inSession:
    'La séance est ouverte : retiré, le point part avec ce qui y a été noté, et le compte rendu n’en dira rien. Pour dire qu’il n’a pas été traité, reportez-le.',
  tell: 'Prévenir les personnes convoquées',
  tellHint: 'Un courriel leur donne l’ordre du jour à jour ; leurs réponses sont gardées.',
} as const
