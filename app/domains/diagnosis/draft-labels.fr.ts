/** What the page of a theme says around the findings Trame proposes. Pure. */
import { formatCount, formatDay, plural } from '#app/kernel/format.ts'
import type { DraftOutcome } from './drafts.ts'

const by: Record<Exclude<DraftOutcome, 'dismissed'>, string> = {
  kept: 'gardée',
  amended: 'corrigée',
  contested: 'contestée',
  merged: 'réunie ici',
}

export const draftLabels = {
  title: 'Trame propose',
  note: 'Des questions tirées des chiffres, pour ouvrir la discussion : rien n’est un constat tant que vous ne le gardez pas.',
  portraitNote: 'Des questions qu’aucun thème ne pose : choisissez celui où en faire un constat.',
  proposeIn: 'En faire un constat dans…',
  none: 'Aucune proposition : rien dans ces chiffres n’est assez net pour être dit.',
  others: (count: number) => formatCount(count, 'autre question', 'autres questions'),
  support: 'Ce qui l’appuie',
  keep: 'Garder',
  amend: 'Corriger',
  keepSaying: 'Garder ou corriger',
  natureToSay: 'Sa nature reste à dire',
  answer: 'Répondre',
  other: 'Contester, réunir, écarter',
  named: (act: string, question: string) => `${act} : ${question}`,
  becomes: (title: string) => `Gardée, elle devient le constat « ${title} ».`,
  contest: 'Contester',
  contestField: 'Ce qui fait désaccord',
  natureToChoose: 'À dire',
  natureField: 'Nature du constat',
  contestHint: 'La proposition devient un constat avec le désaccord de votre partie ; les autres y répondent.',
  merge: 'Réunir avec ce constat',
  mergeField: 'Un constat déjà proposé',
  mergeHint: 'Ses chiffres rejoignent ceux du constat ; les positions déjà données sont redemandées.',
  dismiss: 'Écarter',
  dismissField: 'Pourquoi l’écarter',
  dismissHint: 'Elle ne revient pas, sauf si ses chiffres changent.',
  dismissed: (count: number) => `${formatCount(count, 'proposition')} ${plural(count, 'écartée')}`,
  dismissedBy: (name: string, party: string, on: string, reason: string) =>
    `Écartée par ${name} (${party}) le ${formatDay(on)} : ${reason}`,
  restore: 'Reprendre',
  /** On the finding it became. */
  origin: (outcome: Exclude<DraftOutcome, 'dismissed'>, name: string, on: string) =>
    `Proposition de Trame ${by[outcome]} par ${name} le ${formatDay(on)}.`,
} as const
