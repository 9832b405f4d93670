/** Figures that a party asks of another: asked, promised for a date, given, refused with a reason. Pure. Rules: docs/rules/deposits.md §5. */
export type RequestState = 'asked' | 'promised' | 'given' | 'refused' | 'withdrawn'

/** Target state → the states it may follow. What was given may be given again, better; a refusal may be gone back on. */
export const mayFollow: Readonly<Record<RequestState, readonly RequestState[]>> = {
  asked: [],
  promised: ['asked', 'promised', 'refused'],
  given: ['asked', 'promised', 'refused', 'given'],
  refused: ['asked', 'promised'],
  withdrawn: ['asked', 'promised'],
}

export const openStates: readonly RequestState[] = ['asked', 'promised']
export const isOpen = (state: RequestState): boolean => openStates.includes(state)

export type RequestRefusal = 'request-closed'

/** Why this request cannot come to this state; undefined when it can. */
export function refusalToMove(
  { state }: { readonly state: RequestState },
  to: RequestState,
): RequestRefusal | undefined {
  if (!mayFollow[to].includes(state)) return 'request-closed'
}

type Dated = {
  readonly state: RequestState
  readonly wantedOn: string | null
  readonly promisedOn: string | null
}

/** The day it is awaited: the one promised, else the one wished; null when neither was said, or nothing is awaited. */
export const awaitedOn = ({ state, promisedOn, wantedOn }: Dated): string | null =>
  isOpen(state) ? (promisedOn ?? wantedOn) : null

/** Days since the day promised or wished; 0 while it is in time. A fact, told without colour. */
export function daysLate(request: Dated, today: string): number {
  const day = awaitedOn(request)
  if (day === null || day >= today) return 0
  return Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000)
}
