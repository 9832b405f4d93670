/** Words that the form of a report needs, apart from the others: it is read on a phone, and loads nothing else. Pure. */
import { formatNumber } from '#app/kernel/format.ts'
import type { DifficultyKind } from './followup.ts'

export const difficultyWords: Readonly<Record<DifficultyKind, string>> = {
  staff: 'personnel',
  budget: 'budget',
  premises: 'locaux',
  partnership: 'partenariat',
  publics: 'publics',
  regulation: 'réglementation',
  other: 'autre',
}

/** « 3 mois de retard », « à l’heure », « 2 mois d’avance ». */
export const delayWords = (months: number): string =>
  months === 0 ? 'à l’heure' : `${formatNumber(Math.abs(months))} mois ${months > 0 ? 'de retard' : 'd’avance'}`

/** Above the form of a report that follows one sent back. */
export const givenBackWords =
  'Ce que disait et proposait le point renvoyé est remis ici : corrigez, complétez, puis envoyez. Ce que vous videz n’est plus proposé. Ce qui a été compté est déjà gardé.'
