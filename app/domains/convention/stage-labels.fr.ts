/** How the state of a version, or of an amendment, is said everywhere alike. Pure. Rules: docs/rules/convention.md §2.8. */
import { formatCount, formatDay } from '#app/kernel/format.ts'
import type { Glyph } from '#app/ui/state.tsx'
import type { VersionStage, VersionStanding } from './version-stage.ts'

type Gender = 'feminine' | 'masculine'
type StageFacts = VersionStanding & {
  readonly signedOn: string | null
  /** The version voted and signed in its place. */
  readonly replacedBy?: number | undefined
}

const ended = (word: string, gender: Gender): string => (gender === 'feminine' ? `${word}e` : word)

/** « en cours de vote, 11 sur 15 » ; archivée, « votée par 11 sur 15 » ; « signée le 8 avril 2015 ». */
export function stageWords(
  { stage, voted, signed, total, called, signedOn, replacedBy, isStopped }: StageFacts,
  gender: Gender = 'feminine',
): string {
  switch (stage) {
    case 'frozen':
      return `${ended('figé', gender)}${isStopped ? '' : ', avant le copil'}`
    case 'validated':
      return `${ended('validé', gender)} par une décision${isStopped ? '' : ', à voter'}`
    case 'voting':
      return `${isStopped ? `${ended('voté', gender)} par` : 'en cours de vote,'} ${voted.length} sur ${total}`
    case 'signing':
      return `${isStopped ? `${ended('signé', gender)} par` : 'en cours de signature,'} ${signed.length} sur ${called}`
    case 'signed':
      return signedOn === null ? ended('signé', gender) : `${ended('signé', gender)} le ${formatDay(signedOn)}`
    case 'replaced':
      return replacedBy === undefined
        ? ended('remplacé', gender)
        : `${ended('remplacé', gender)} par la version ${replacedBy}`
  }
}

export const stageGlyphs: Readonly<Record<VersionStage, Glyph>> = {
  frozen: 'agreed',
  validated: 'waiting',
  voting: 'half',
  signing: 'half',
  signed: 'done',
  replaced: 'later',
}

export const holderLabels = {
  sent: 'Envoyée',
  voted: 'Votée',
  signed: 'Signée',
  nobody: 'personne',
  means: { mail: 'par courriel', post: 'par courrier', meeting: 'en réunion', other: 'autrement' },
} as const

type Listed = {
  readonly versions: readonly { readonly number: number }[]
  readonly articles: { readonly length: number }
  readonly toSign: { readonly number: number } | null
  readonly standing: VersionStanding | null
  readonly signedOn: string | null
  readonly isArchived: boolean
}

/** Where the text is, in one sentence: a draft until it is frozen. */
export function versionsLead({ toSign, standing, signedOn, articles, isArchived }: Listed): string {
  if (signedOn !== null && !toSign)
    return `La convention a été signée le ${formatDay(signedOn)}, sur un texte fait hors de Trame.`
  if (toSign && standing)
    return `La version ${toSign.number} est ${standing.stage === 'replaced' ? 'la dernière' : stageWords({ ...standing, signedOn })}.`
  if (isArchived) return 'La CTG a été archivée avant qu’une version soit figée.'
  return articles.length === 0
    ? 'Les articles ne sont pas encore écrits : il n’y a rien à figer.'
    : 'Le texte est un projet : figez une version pour la soumettre au comité de pilotage.'
}

export const freezing = {
  points: (count: number): string =>
    `${formatCount(count, 'point')} ${count < 2 ? 'reste' : 'restent'} à revoir dans le texte. Une version figée ne se corrige plus : une autre la suit.`,
  look: 'Lire ce qui est à revoir',
  anyway: 'Figer quand même',
} as const
