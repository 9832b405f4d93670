/** What each place of a file is, as a person says it or as it goes without saying. Pure. Rules: docs/rules/deposits.md §2. */
import type { PlaceMatch } from './read-place.ts'

/** What a person said of a place: it is this one, it is the file’s own, it is left out. */
export type PlaceChoice = { readonly id: string } | 'own' | 'left-out' | 'whole'

export type ReadPlace = {
  /** As the file writes it: name, then code. */
  readonly key: string
  readonly name: string
  readonly code: string
  /** The first line that says it, from 1. */
  readonly row: number
  readonly match: PlaceMatch
  /** Undefined while a doubtful one waits for her word. */
  readonly choice: PlaceChoice | undefined
}

/** The place has no default: its list starts with an empty choice, and the person chooses. */
export const isAsked = ({ match, choice }: Pick<ReadPlace, 'match' | 'choice'>): boolean =>
  choice === undefined || match.kind === 'doubtful' || match.kind === 'unnamed'

/**
 * Places that a person says what they are: not written as the CTG names them; and a total beside places that the file alone names, or
 * that are not of the perimeter, for it may be the total of these.
 */
export function placesToCheck(places: readonly ReadPlace[]): readonly ReadPlace[] {
  const isOfMore = places.some(({ match }) => match.kind === 'own' || match.kind === 'outside')
  return places.filter(({ match, name }) =>
    match.kind === 'whole' ? isOfMore && name !== '' : match.kind !== 'known' && match.kind !== 'outside',
  )
}

/** @param hasOutside the file counts communes that are not of the perimeter: its total is not the perimeter’s */
export function usualChoice(match: PlaceMatch, hasOutside: boolean): PlaceChoice | undefined {
  switch (match.kind) {
    case 'known':
      return match.isWhole ? 'whole' : { id: match.id }
    case 'whole':
      return hasOutside ? undefined : 'whole'
    case 'own':
      return 'own'
    case 'outside':
      return 'left-out'
    case 'doubtful':
    case 'unnamed':
      return undefined
  }
}
