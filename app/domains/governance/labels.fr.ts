/** Every sentence of governance. Pure. */
import { formatCount } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { slugOf } from '#app/kernel/slug.ts'
import type { DirectoryRole } from './directory.ts'
import type { BodyKind, DefaultFunction } from './governance.ts'

export const governanceLabels = {
  /** « un rappel, 5 jours avant ». */
  reminder: (days: number): string =>
    days === 0
      ? 'aucun rappel avant une réunion'
      : `un rappel ${formatCount(days, 'jour', 'jours')} avant, à qui n’a pas répondu`,
  bodyKind: {
    pair: 'Binôme de coordination',
    copil: 'Comité de pilotage',
    'operational-committee': 'Comité opérationnel',
    'working-group': 'Groupe de travail',
  } satisfies Record<BodyKind, string>,
  defaultFunction: {
    'board-member': 'Administratrice ou administrateur de la Caf',
    'caf-director': 'Direction de la Caf',
    mayor: 'Maire',
    president: 'Présidence',
    'chief-executive': 'Direction générale des services',
    'partner-representative': 'Représentation',
    coordinator: 'Coordination de la CTG',
    'head-of-service': 'Direction de service',
  } satisfies Record<DefaultFunction, string>,
  usualRhythm: {
    pair: 'chaque semaine',
    copil: 'au moins une fois par an',
    'operational-committee': 'deux à quatre fois par an',
    'working-group': 'trois fois par an',
  } satisfies Record<BodyKind, string>,
  groupOf: (theme: string) => `Groupe ${theme}`,
  directoryRole: {
    member: 'membre de la CTG',
    holder: 'titulaire',
    substitute: 'suppléance',
    leader: 'anime',
  } satisfies Record<DirectoryRole, string>,
  ctg: 'Convention territoriale globale',
  letterFile: (body: string): string => `lettre-de-mission-${slugOf(body)}.pdf`,
  printedOn: (day: string): string => `Imprimé le ${day}`,
  /** « Groupe de travail, thème : Petite enfance ». */
  bodyAbout: (kind: BodyKind, theme: string | undefined): string =>
    [governanceLabels.bodyKind[kind], theme && `thème : ${theme}`].filter(Boolean).join(', '),
  orRepresentative: 'ou son représentant',
  /** A seat that somebody is to hold; of a day that is past, meetings say « sans titulaire ». */
  emptySeat: `titulaire ${gapWords.person}`,
  emptySeats: (count: number): string => `${count} ${gapWords.person}`,
  savedMeanwhile: (text: string | null): string => `Enregistré entre-temps : ${text || 'rien'}`,
} as const

export const governanceRefusals: Readonly<Record<string, string>> = {
  'governance.body-not-found': 'Cette instance n’existe pas dans cette CTG.',
  'governance.seat-not-found': 'Ce siège n’existe pas dans cette CTG.',
  'governance.linked-plan-not-found':
    'Ce plan n’est plus parmi ceux avec lesquels la CTG s’articule : rechargez la page et recommencez.',
  'governance.leader-party': 'Dites de quelle partie est cette personne.',
  'governance.leader-twice': 'Cette personne est nommée deux fois.',
  'governance.service-not-found': 'Ce service n’existe pas dans cette CTG.',
  'governance.service-of-another-party':
    'Ce service est d’une autre partie que le siège : choisissez-en un de la sienne, ou aucun.',
  'governance.party-not-found': 'Cette partie n’existe pas dans cette CTG.',
  'governance.body-name-taken': 'Une autre instance porte déjà ce nom.',
  'governance.changed-meanwhile':
    'Quelqu’un a enregistré entre-temps. Rien de ce que vous avez écrit n’est perdu : comparez avec ce qui est enregistré, corrigez, puis enregistrez de nouveau.',
  'governance.leader-end-before-start': 'Cette date est avant celle où cette personne a commencé.',
  'governance.too-many-leaders':
    'Une instance a six animateurs au plus à la fois : dites jusqu’à quand les anciens l’ont été.',
  'governance.body-ended': 'Cette instance est terminée : rouvrez-la d’abord.',
  'governance.body-not-ended': 'Cette instance n’est pas terminée.',
  'governance.body-meets-after':
    'Cette instance a une réunion après ce jour : choisissez un jour plus tardif, ou annulez cette réunion.',
  'governance.seat-held': 'Un des sièges cochés a un titulaire, ou en a eu un : terminez-le, il gardera ses noms.',
  'governance.seat-convened':
    'Un des sièges cochés a été convoqué ou noté à une réunion : terminez-le, ses présences garderont leur trace.',
  'governance.seat-begins-after-end': 'Ce siège est terminé avant ce jour : donnez-en un plus ancien.',
  'governance.seat-ended': 'Ce siège a déjà une date de fin.',
  'governance.seat-end-before-start':
    'Cette date est avant le début du mandat en cours : choisissez-en une plus tardive.',
  'governance.nothing-to-renew':
    'Aucun nom ne change : corrigez au moins un titulaire, ou videz le siège qui attend son titulaire.',
}
