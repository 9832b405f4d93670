/** Bodies, their seats and who sits. Pure. Rules: docs/rules/governance.md §1, §2. */
import type { PartyKind } from '#app/kernel/actor.ts'
import { inDisorder } from '#app/kernel/kept-days.ts'
import { plainName } from './directory.ts'
import { inputLabels } from './input-labels.fr.ts'

export const bodyKinds = ['pair', 'copil', 'operational-committee', 'working-group'] as const
export type BodyKind = (typeof bodyKinds)[number]

/** Who leads a body: one or two people of each party. */
export const mostLeaders = 6
/** Those of before included. */
export const mostLeaderRows = 30

export type SeatDates = { readonly since: string | null; readonly until: string | null }
export type Seat = SeatDates & {
  readonly id: string
  readonly functionTitle: string
  readonly holderName: string | null
  readonly partyName: string
}

/** A seat counts on the days from `since` to `until`, both included; an absent bound is open (§2.3). */
export const isSeatInForce = ({ since, until }: SeatDates, day: string): boolean =>
  (since === null || since <= day) && (until === null || until >= day)

/** Whether two periods meet, bounds included. */
export const haveCommonDay = (one: SeatDates, other: SeatDates): boolean =>
  (one.since === null || other.until === null || one.since <= other.until) &&
  (other.since === null || one.until === null || other.since <= one.until)

/** A body sits until its last day, included (§1.6). */
export const isBodyEnded = ({ endedOn }: { readonly endedOn: string | null }, day: string): boolean =>
  endedOn !== null && endedOn < day

/** Not twice, and not before a meeting that it holds or has held. @param lastMeetingOn of those not cancelled */
export function refusalToEndBody(
  { endedOn, lastMeetingOn }: { readonly endedOn: string | null; readonly lastMeetingOn: string | null },
  lastDay: string,
): 'body-ended' | 'body-meets-after' | undefined {
  if (endedOn !== null) return 'body-ended'
  if (lastMeetingOn !== null && lastMeetingOn > lastDay) return 'body-meets-after'
}

/** Seats of this convention's own composition that nobody holds that day: a remark, never a bar (§2.4). */
export const emptySeats = <S extends Seat>(seats: readonly S[], day: string): readonly S[] =>
  seats.filter((seat) => isSeatInForce(seat, day) && seat.holderName === null)

export const isHeldBy = (holder: string | null, name: string): boolean =>
  holder !== null && plainName(holder) === plainName(name)

/**
 * Whom the seat of a party in the pair awaits: the one who coordinates for it, unless she sits there already (§2.1, §2.11).
 * @param names of those who coordinate for the party @param holders of its seats in the pair
 * @returns undefined when nobody does, or when several do: people say who sits
 */
export function seatAwaits(names: readonly string[], holders: readonly (string | null)[] = []): string | undefined {
  const [sole, ...others] = names
  if (sole === undefined || others.length > 0) return
  return holders.some((holder) => isHeldBy(holder, sole)) ? undefined : sole
}

export type SeatRefusal = 'seat-ended' | 'seat-end-before-start'

/** A seat ends once, not before it began (§2.3). */
export function refusalToEndSeat({ since, until }: SeatDates, lastDay: string): SeatRefusal | undefined {
  if (until !== null) return 'seat-ended'
  if (since !== null && lastDay < since) return 'seat-end-before-start'
}

/** Only a seat proposed by the mission and never held may be removed: one that was held is ended, and keeps its names (§2.9). */
export const isUnheldSeat = ({
  holderName,
  substituteName,
  since,
  until,
}: SeatDates & { readonly holderName: string | null; readonly substituteName: string | null }): boolean =>
  holderName === null && substituteName === null && since === null && until === null

export const refusalToRemoveSeats = (seats: readonly Parameters<typeof isUnheldSeat>[0][]): 'seat-held' | undefined =>
  seats.every(isUnheldSeat) ? undefined : 'seat-held'

/** A party as far as its default seats need it. */
export type SeatedParty = {
  readonly id: string
  readonly kind: PartyKind
  readonly isSignatory: boolean
  readonly isLead: boolean
  /** A commune has a mayor; an EPCI, an EPT or a département has a president. */
  readonly isCommune: boolean
}
export type DefaultSeat = { readonly partyId: string; readonly function: DefaultFunction }
export type DefaultFunction =
  | 'board-member'
  | 'caf-director'
  | 'mayor'
  | 'president'
  | 'chief-executive'
  | 'partner-representative'
  | 'coordinator'
  | 'head-of-service'

/** Signatories without any seat in this body that day: a remark, never a bar (§2.7). Of the copil only: others choose who sits. */
export const partiesWithoutSeat = <P extends { readonly id: string; readonly isSignatory: boolean }>(
  kind: BodyKind,
  parties: readonly P[],
  seats: readonly (SeatDates & { readonly partyId: string })[],
  day: string,
): readonly P[] =>
  kind === 'copil'
    ? parties.filter(
        ({ id, isSignatory }) => isSignatory && !seats.some((seat) => seat.partyId === id && isSeatInForce(seat, day)),
      )
    : []

/** Functions of the steering committee, by party (§2.1): the mission's own composition. */
function copilFunctions({ kind, isCommune }: SeatedParty): readonly DefaultFunction[] {
  if (kind === 'caf') return ['board-member', 'caf-director']
  if (kind === 'authority') return [isCommune ? 'mayor' : 'president', 'chief-executive']
  return ['partner-representative']
}

const functionsOf: Record<BodyKind, (party: SeatedParty) => readonly DefaultFunction[]> = {
  pair: ({ isLead }) => (isLead ? ['coordinator'] : []),
  copil: (party) => (party.isSignatory ? copilFunctions(party) : []),
  'operational-committee': ({ isSignatory }) => (isSignatory ? ['head-of-service'] : []),
  /** Who comes to a group changes from one session to the next: its seats are written when the convention names them. */
  'working-group': () => [],
}

/** Seats a new body starts with, in the order of the parties; all can be changed (§2.1). */
export const defaultSeats = (kind: BodyKind, parties: readonly SeatedParty[]): readonly DefaultSeat[] =>
  parties.flatMap((party) => functionsOf[kind](party).map((name) => ({ partyId: party.id, function: name })))

/** When a body last met and meets next: told by the slice above. */
export type Occasions = {
  readonly bodyId: string
  readonly lastOn: string | null
  readonly nextOn: string | null
  readonly nextId: string | null
}

/** What it hands over before it is asked for it: refused when it is typed, else a remark. */
export const expectedBeforeLetter = ({
  letterOn,
  expectedOn,
}: Readonly<Record<'letterOn' | 'expectedOn', string | null>>) =>
  inDisorder('letterOn', 'expectedOn', [letterOn, expectedOn], inputLabels.expectedAfterLetter)
