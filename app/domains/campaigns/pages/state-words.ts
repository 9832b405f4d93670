/** States as the address of a page says them. Pure. */
import { type RecipientState, recipientStates } from '../campaigns.ts'

export const stateWords: Readonly<Record<RecipientState, string>> = {
  answered: 'repondu',
  'partly-answered': 'repondu-en-partie',
  opened: 'lien-ouvert',
  reminded: 'relance',
  silent: 'sans-reponse',
  'by-phone': 'telephone',
  'on-paper': 'papier',
}

/** @returns undefined for anything that is no state: all are then shown */
export const stateOfWord = (word: string | null): RecipientState | undefined =>
  recipientStates.find((state) => stateWords[state] === word)
