/** Every sentence of the milestones. Pure. The thread has its own: thread-labels.fr.ts. */

import type { MilestoneKind } from '#app/domains/ctg/ctg.ts'
import type { YearlyCopil } from '#app/domains/meetings/meetings.ts'
import { formatDay } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import type { StripKey } from './milestone-strip.ts'
import { milestoneNames } from './things.fr.ts'

/** How a date is said: « visé », « visée ». */
const feminine: ReadonlySet<StripKey> = new Set(['signature', 'authorising'])

export const journeyLabels = {
  milestone: milestoneNames,
  thingMissing: 'Choisissez ce sur quoi porte la décision.',
  thingUnknown: 'Cette référence n’est pas valable : rechargez la page et recommencez.',
  strip: {
    framing: 'Cadrage',
    diagnosis: 'Diagnostic et priorités',
    plan: 'Plan d’action',
    draft: 'Projet validé, signature décidée',
    authorising: 'Habilitations',
    signature: 'Signature',
    followup: 'Suivi',
  } satisfies Record<StripKey, string>,
  doneNote: (key: StripKey, day: string, aimed: string | undefined): string => {
    const words: Record<StripKey, string> = {
      framing: 'fait',
      diagnosis: 'validés',
      plan: 'validé',
      draft: 'décidée',
      authorising: 'toutes reçues',
      signature: 'signée',
      followup: '',
    }
    return `${words[key]} le ${day}${aimed ? `, ${feminine.has(key) ? 'visée' : 'visé'} : ${aimed}` : ''}`
  },
  aimedNote: (key: StripKey, aimed: string): string =>
    key === 'draft' ? `copil, ${aimed}` : `${feminine.has(key) ? 'visée' : 'visé'} : ${aimed}`,
  nextCopil: (day: string): string => `copil du ${day}`,
  partReached: (kind: MilestoneKind, day: string): string =>
    `${milestoneNames[kind].toLocaleLowerCase('fr')} le ${day}`,
  /** Of a step that is not done, and will not be. */
  archived: 'CTG archivée',
  beforeTakingUp: 'avant la reprise dans Trame',
  framingHalfAgreed: 'accord d’une partie sur deux',
  openNote: {
    framing: 'note à écrire',
    diagnosis: 'à valider',
    plan: 'à valider',
    draft: 'décision du copil',
    authorising: 'actes attendus',
    signature: 'signatures en cours',
    followup: 'en cours',
  } satisfies Record<StripKey, string>,
  toComeNote: {
    framing: 'note à écrire',
    diagnosis: 'aucun constat',
    plan: 'aucune action',
    draft: 'décision du copil',
    authorising: 'actes attendus',
    signature: `date ${gapWords.date}`,
    followup: 'copil chaque année',
  } satisfies Record<StripKey, string>,
  followupOver: (day: string): string => `jusqu’au ${day}`,
  followupNote: (copil: YearlyCopil | undefined, dated: (day: string) => string): string => {
    if (!copil) return 'copil chaque année'
    return copil.state === 'late'
      ? `copil en retard, dû le ${dated(copil.dueOn)}`
      : `copil d’ici au ${dated(copil.dueOn)}`
  },
  formerCopil: (heldOn: string): string => `Comité de pilotage du ${formatDay(heldOn)}`,
} as const

export const journeyRefusals: Readonly<Record<string, string>> = {
  'journey.set-aside-too-short':
    'Cette réunion se tient ce jour-là ou après : choisissez un jour qui la suit, ou laissez vide pour n’écarter le point que cette fois.',
  'journey.copil-to-come': 'Ce comité de pilotage n’a pas encore eu lieu : préparez-le dans « Réunions et décisions ».',
  'journey.not-started': 'Cette CTG n’a pas encore commencé.',
  'journey.not-signed-yet': 'Cette signature n’a pas encore eu lieu.',
  'journey.no-copil': 'Cette CTG n’a pas de comité de pilotage : créez-le dans « Instances ».',
  'journey.framed-in-future': 'Un cadrage convenu se date d’aujourd’hui ou d’avant.',
  'journey.framing-already-recorded': 'Le cadrage est déjà enregistré par les deux coordinations.',
  'journey.framing-already-agreed':
    'Votre partie a déjà donné son accord à cette note : l’accord de l’autre partie est attendu.',
  'journey.subject-not-found': 'Un des objets de la décision n’existe pas dans cette CTG.',
  'journey.milestones-by-coordinators':
    'Une décision qui fait franchir une étape s’enregistre par la coordination ; sans étape, vous pouvez l’enregistrer.',
}
