/** The seat of a party in the pair of coordination goes with its mandate of coordination. Rule: docs/rules/governance.md §2.11. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { endMandatesOf } from '#app/domains/ctg/steps.server.ts'
import type { Role } from '#app/kernel/actor.ts'
import { addDays, todayIn } from '#app/kernel/calendar.ts'
import type { Transaction } from '#app/kernel/database.server.ts'
import { rowOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { isHeldBy, isSeatInForce, seatAwaits } from './governance.ts'
import { renewSeats } from './renew-seats.server.ts'

type OfParty = { readonly ctgId: string; readonly partyId: string }

/** Those who coordinate for the parties of a CTG on a day, by party; whoever has a closed account coordinates nothing. */
export async function listPairNames(
  tx: Transaction,
  ctgId: string,
  day: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select(['member.party_id as partyId', 'person.name'])
    .distinct()
    .where('member.ctg_id', '=', ctgId)
    .where('member.role', '=', 'coordinator')
    .where('person.closed_at', 'is', null)
    .where((eb) => eb.or([eb('member.until', 'is', null), eb('member.until', '>=', day)]))
    .execute()
  return new Map(
    [...Map.groupBy(rows, ({ partyId }) => partyId)].map(([partyId, found]) => [
      partyId,
      found.map(({ name }) => name),
    ]),
  )
}

/** The seats of a party in the pairs that sit, of today and to come; locked. */
const lockPairSeats = (work: Work, { ctgId, partyId }: OfParty) =>
  work.tx
    .selectFrom('seat')
    .innerJoin('body', sameCtg('body.id', 'seat.body_id'))
    .selectAll('seat')
    .where('seat.ctg_id', '=', ctgId)
    .where('seat.party_id', '=', partyId)
    .where((eb) => eb.or([eb('seat.until', 'is', null), eb('seat.until', '>=', todayIn(work, ctgId))]))
    .where('body.kind', '=', 'pair')
    .where('body.ended_on', 'is', null)
    .orderBy('seat.position')
    .forUpdate('seat')
    .execute()

/** A seat of the pair that awaits its coordinator that day bears her name; one that people gave to somebody else stays as it is. */
export async function seatCoordination(
  work: Work,
  ofParty: OfParty,
  day = todayIn(work, ofParty.ctgId),
): Promise<void> {
  const names = (await listPairNames(work.tx, ofParty.ctgId, day)).get(ofParty.partyId) ?? []
  const seats = (await lockPairSeats(work, ofParty)).filter((seat) => isOpen(seat) && isSeatInForce(seat, day))
  // One pair, seldom two.
  for (const ofBody of Map.groupBy(seats, (seat) => seat.body_id).values()) {
    const seat = ofBody.find((one) => one.holder_name === null)
    const name = seatAwaits(names, holdersOf(ofBody))
    if (seat && name !== undefined) await nameHolder(work, seat, name)
  }
}

type Leaving = {
  readonly memberId: string
  /** Of her mandate: her seat ends with it. */
  readonly lastDay: string
  /** The mandate of who takes over from her, when somebody does. */
  readonly successorId?: string
}

/** The seat of who leaves the coordination of a party ends with her mandate, and goes on with who coordinates from then on. */
export async function passCoordinationSeat(work: Work, ofParty: OfParty, leaving: Leaving): Promise<void> {
  const { memberId, lastDay, successorId } = leaving
  const since = addDays(lastDay, 1)
  const names = (await listPairNames(work.tx, ofParty.ctgId, since)).get(ofParty.partyId) ?? []
  const name = await nameOfMember(work, ofParty.ctgId, memberId)
  const seats = await lockPairSeats(work, ofParty)
  // She may coordinate for the party by another mandate.
  const hers = names.includes(name) ? [] : seats.filter((seat) => isHeldBy(seat.holder_name, name))
  const held = hers.filter((seat) => isSeatInForce(seat, lastDay))
  const ending = held.filter(isOpen)
  if (ending.length > 0) {
    const next = successorId === undefined ? names : [await nameOfMember(work, ofParty.ctgId, successorId)]
    const renewed = ending.map((seat) => {
      const others = seats.filter((one) => isOpen(one) && one.body_id === seat.body_id && one.id !== seat.id)
      return { ...seat, newHolder: seatAwaits(next, holdersOf(others)) ?? null }
    })
    await renewSeats(work, { ...ofParty, since }, renewed)
  }
  // Of one pair, seldom two.
  for (const seat of held) if (seat.until !== null && seat.until > lastDay) await endSooner(work, seat, seats, lastDay)
  for (const seat of hers)
    if (seat.since !== null && seat.since > lastDay) {
      await nameHolder(work, seat, null)
      await seatCoordination(work, ofParty, seat.since)
    }
  await seatCoordination(work, ofParty, since)
}

/** A seat already given an end, and the one that goes on from it: both move to the new day. */
async function endSooner(work: Work, seat: Seat, seats: readonly Seat[], lastDay: string): Promise<void> {
  const {
    ctg_id: ctgId,
    body_id: bodyId,
    position,
    until,
    function_title: functionTitle,
    holder_name: holderName,
  } = seat
  const next = seats.find(
    (one) => one.body_id === bodyId && one.position === position && until !== null && one.since === addDays(until, 1),
  )
  const move = (id: string, dates: { readonly until: string } | { readonly since: string }) =>
    rowOf(work.tx, 'seat', { ctgId, id }).update((eb) => ({ ...dates, version: eb('version', '+', 1) }))
  await move(seat.id, { until: lastDay })
  if (next) await move(next.id, { since: addDays(lastDay, 1) })
  await recordAct(work, 'seat.ended', { ctgId, id: bodyId }, { functionTitle, holderName, lastDay })
}

/** Ends at once every mandate of a person, and her seats in the pairs. @returns how many ended, and how many stay: she was the last */
export async function endMandates(
  work: Work,
  personId: string,
): Promise<{ readonly ended: number; readonly left: number }> {
  const { ended, left } = await endMandatesOf(work, personId)
  // A person coordinates a few CTGs.
  for (const { ctgId, partyId, id: memberId, role, until: lastDay } of ended)
    if (role === 'coordinator') await passCoordinationSeat(work, { ctgId, partyId }, { memberId, lastDay })
  return { ended: ended.length, left }
}

type MandateState = { readonly role: Role | null; readonly until: string | null }

/** The seat of the pair follows a mandate that is given, changed, or ended: `before` is without a role when it is new. */
export async function followMandate(
  work: Work,
  { memberId, ...ofParty }: OfParty & { readonly memberId: string },
  before: MandateState,
  after: MandateState,
): Promise<void> {
  const today = todayIn(work, ofParty.ctgId)
  const [did, does] = [before, after].map(({ role }) => role === 'coordinator')
  if (does) {
    // A mandate that goes on longer: its seat ended with it, and the one that follows is hers too.
    const day = did && before.until !== null && before.until >= today ? addDays(before.until, 1) : today
    await seatCoordination(work, ofParty, day)
  }
  const lastDay = does ? after.until : addDays(today, -1)
  if ((did || does) && lastDay !== null && lastDay !== (did ? before.until : null))
    await passCoordinationSeat(work, ofParty, { memberId, lastDay })
}

const nameOfMember = async ({ tx }: Work, ctgId: string, memberId: string): Promise<string> => {
  const member = tx
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select('person.name')
    .where('member.ctg_id', '=', ctgId)
    .where('member.id', '=', memberId)
  return (await member.executeTakeFirstOrThrow()).name
}

type Seat = Awaited<ReturnType<typeof lockPairSeats>>[number]

const isOpen = ({ until }: Seat): boolean => until === null

const holdersOf = (seats: readonly Seat[]) => seats.map((seat) => seat.holder_name)

async function nameHolder(work: Work, seat: Seat, name: string | null): Promise<void> {
  await rowOf(work.tx, 'seat', { ctgId: seat.ctg_id, id: seat.id }).update((eb) => ({
    holder_name: name,
    version: eb('version', '+', 1),
  }))
  const { function_title: functionTitle, substitute_name: substituteName } = seat
  await recordAct(
    work,
    'seat.updated',
    { ctgId: seat.ctg_id, id: seat.body_id },
    {
      before: { functionTitle, holderName: seat.holder_name, substituteName },
      after: { functionTitle, holderName: name, substituteName },
    },
  )
}
