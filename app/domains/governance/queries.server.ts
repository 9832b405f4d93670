/** What the pages of the bodies read. Every function starts from the actor. */
import { sql } from 'kysely'
import { listHistory } from '#app/domains/audit/queries.server.ts'
import { listParties, listServices, listThemes } from '#app/domains/ctg/queries.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found, foundById } from '#app/kernel/errors.ts'
import { allows, holds, requireOpen } from '#app/kernel/permission.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { listPeopleWithoutSeat } from './directory-queries.server.ts'
import { isBodyEnded, isSeatInForce, partiesWithoutSeat } from './governance.ts'
import { governancePermissions } from './permissions.ts'

/** Seats with their party, by body, party, then in their order; ended ones too. */
const listSeats = (db: Reader, ctgId: string, bodyId?: string) =>
  db
    .selectFrom('seat')
    .innerJoin('party', sameCtg('party.id', 'seat.party_id'))
    .leftJoin('service', sameCtg('service.id', 'seat.service_id'))
    .select([
      'seat.id',
      'seat.body_id as bodyId',
      'seat.function_title as functionTitle',
      'seat.holder_name as holderName',
      'seat.substitute_name as substituteName',
      'seat.holder_email as holderEmail',
      'seat.substitute_email as substituteEmail',
      'seat.allows_representative as allowsRepresentative',
      'seat.since',
      'seat.until',
      'seat.version',
      'seat.service_id as serviceId',
      'service.name as serviceName',
      'party.id as partyId',
      'party.name as partyName',
      'party.short_name as partyShortName',
      'party.kind as partyKind',
    ])
    .where('seat.ctg_id', '=', ctgId)
    .$if(bodyId !== undefined, (query) => query.where('seat.body_id', '=', bodyId ?? ''))
    .orderBy('seat.body_id')
    .orderBy('party.position')
    .orderBy('seat.position')
    .orderBy('seat.since', (order) => order.asc().nullsFirst())
    .limit(1000)
    .execute()

export type SeatRow = Awaited<ReturnType<typeof listSeats>>[number]

/** Who leads each body, or led it, in order. */
const listLeaders = (db: Reader, ctgId: string) =>
  db
    .selectFrom('body_leader as leader')
    .innerJoin('party', sameCtg('party.id', 'leader.party_id'))
    .select([
      'leader.id',
      'leader.body_id as bodyId',
      'leader.party_id as partyId',
      'leader.person_name as personName',
      'leader.function_title as functionTitle',
      'leader.since',
      'leader.until',
      'party.short_name as partyShortName',
      'party.kind as partyKind',
    ])
    .where('leader.ctg_id', '=', ctgId)
    .orderBy('leader.position')
    .limit(500)
    .execute()

const isOver = ({ until }: { readonly until: string | null }, day: string): boolean => until !== null && until < day

/** Addresses are for those who convene. */
const withoutAddress = (seat: SeatRow): SeatRow => ({ ...seat, holderEmail: '', substituteEmail: '' })

/** Every body with who leads it, who holds its seats today, and who should sit and does not. Six statements. */
export async function getBodiesPage({ db, actor, at }: Context, ctgId: string) {
  requireMembership(actor, ctgId)
  const today = todayIn({ actor, at }, ctgId)
  const everyBody = await rowsOf(db, 'body', { ctg_id: ctgId })
    .select(['id', 'kind', 'name', 'theme_id as themeId', 'mission', 'rhythm', 'sits_as as sitsAs'])
    .select(['ended_on as endedOn', 'ended_reason as endedReason'])
    .orderBy('position')
    .limit(100)
    .execute()
  const seats = (await listSeats(db, ctgId)).map(withoutAddress)
  const themes = await listThemes(db, ctgId)
  const parties = await listParties(db, ctgId)
  const leaders = await listLeaders(db, ctgId)
  const unseated = await listPeopleWithoutSeat(db, { ctgId, today })
  const { endsOn } = await rowsOf(db, 'ctg', { id: ctgId }).get(['ends_on as endsOn'])
  const bodies = everyBody.filter((body) => !isBodyEnded(body, today))
  const inForce = seats.filter((seat) => isSeatInForce(seat, today) && bodies.some(({ id }) => id === seat.bodyId))
  const mayHold = (themeId: string | null) => allows(governancePermissions.manageBody, actor, { ctgId, themeId })
  return {
    ctgId,
    today,
    /** The convention is over: no meeting and no seat is awaited any more. */
    isEnded: endsOn !== null && endsOn < today,
    bodies: bodies.map((body) => ({
      ...body,
      seats: inForce.filter(({ bodyId }) => bodyId === body.id),
      leaders: leaders.filter((leader) => leader.bodyId === body.id && isSeatInForce(leader, today)),
      withoutSeat: partiesWithoutSeat(
        body.kind,
        parties,
        seats.filter(({ bodyId }) => bodyId === body.id),
        today,
      ),
    })),
    unseated: unseated.map(({ name, partyShortName }) => ({ name, partyShortName })),
    /** Ended: read, no longer composed. */
    endedBodies: everyBody.filter((body) => isBodyEnded(body, today)),
    themes: themes.filter(({ id }) => mayHold(id)),
    /** Parties with seats, and those that can be renewed. */
    parties: parties.filter(({ id }) => inForce.some(({ partyId }) => partyId === id)),
    may: {
      createBody: mayHold(null) || themes.some(({ id }) => mayHold(id)),
      createBodyWithoutTheme: mayHold(null),
      prepareMeeting: bodies.some(({ themeId }) => mayHold(themeId)),
      renew: allows(governancePermissions.renewPartySeats, actor, { ctgId }),
    },
  }
}

export type BodiesPageData = Awaited<ReturnType<typeof getBodiesPage>>

/** One body: who leads it, its letter of mission, its seats, those that ended, its history. Eight statements. */
export async function getBodyPage(
  { db, actor, at }: Context,
  { ctgId, bodyId }: { readonly ctgId: string; readonly bodyId: string },
) {
  requireMembership(actor, ctgId)
  const today = todayIn({ actor, at }, ctgId)
  const body = found(
    await db
      .selectFrom('body')
      .leftJoin('linked_plan as plan', sameCtg('plan.id', 'body.linked_plan_id'))
      .select(['body.id', 'body.kind', 'body.name', 'body.theme_id as themeId', 'body.mission', 'body.rhythm'])
      .select(['body.expected', 'body.expected_on as expectedOn', 'body.letter_on as letterOn'])
      .select(['body.letter_file_id as letterFileId', 'body.sits_as as sitsAs', 'body.version'])
      .select(['body.linked_plan_id as linkedPlanId', 'plan.name as linkedPlanName'])
      .select(['body.ended_on as endedOn', 'body.ended_reason as endedReason', 'body.reminder_days as reminderDays'])
      .where('body.ctg_id', '=', ctgId)
      .where('body.id', '=', bodyId)
      .executeTakeFirst(),
    'governance.body-not-found',
  )
  const mayEdit = allows(governancePermissions.manageBody, actor, { ctgId, themeId: body.themeId })
  const everySeat = await listSeats(db, ctgId, bodyId)
  const seats = holds(governancePermissions.manageBody, actor, { ctgId, themeId: body.themeId })
    ? everySeat
    : everySeat.map(withoutAddress)
  const parties = await listParties(db, ctgId)
  const themes = await listThemes(db, ctgId)
  const services = await listServices(db, ctgId)
  const leaders = await listLeaders(db, ctgId)
  const linkedPlans = mayEdit
    ? await db.selectFrom('linked_plan').select(['id', 'name']).where('ctg_id', '=', ctgId).orderBy('name').execute()
    : []
  const own = leaders.filter((leader) => leader.bodyId === bodyId)
  const history = await listHistory(db, ctgId, { type: 'body', id: bodyId })
  return {
    ctgId,
    today,
    body,
    seats: seats.filter((seat) => !isOver(seat, today)),
    withoutSeat: partiesWithoutSeat(body.kind, parties, seats, today),
    leaders: own.filter((leader) => !isOver(leader, today)),
    pastLeaders: own.filter((leader) => isOver(leader, today)),
    isEnded: isBodyEnded(body, today),
    linkedPlans,
    pastSeats: seats.filter((seat) => isOver(seat, today)),
    parties,
    services,
    themes,
    history,
    mayEdit,
  }
}

export type BodyPageData = Awaited<ReturnType<typeof getBodyPage>>

/** The seats of one party in every body, to renew them in one act. Three statements. */
export async function getRenewalPage(
  { db, actor, at }: Context,
  { ctgId, partyId }: { readonly ctgId: string; readonly partyId: string },
) {
  requireMembership(actor, ctgId)
  requireOpen(actor, ctgId)
  const today = todayIn({ actor, at }, ctgId)
  const party = foundById(await listParties(db, ctgId), partyId, 'governance.party-not-found')
  const seats = (await listSeats(db, ctgId)).map(withoutAddress)
  const bodies = await rowsOf(db, 'body', { ctg_id: ctgId })
    .select(['id', 'name'])
    .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>=', today)]))
    .orderBy('position')
    .execute()
  const rankOf = (bodyId: string) => bodies.findIndex(({ id }) => id === bodyId)
  return {
    ctgId,
    today,
    party,
    seats: seats
      .filter((seat) => seat.partyId === partyId && seat.until === null && rankOf(seat.bodyId) >= 0)
      .map((seat) => ({ ...seat, bodyName: bodies.find(({ id }) => id === seat.bodyId)?.name ?? '' }))
      .toSorted((one, other) => rankOf(one.bodyId) - rankOf(other.bodyId)),
    mayRenew: allows(governancePermissions.renewPartySeats, actor, { ctgId }),
  }
}

export type RenewalPageData = Awaited<ReturnType<typeof getRenewalPage>>

type Unseated = { readonly partyId: string; readonly shortName: string; readonly copilId: string }

/** Signatories that sit at no steering committee today, in their order, where others do (§2.7); none while nobody sits at one. */
export async function getUnseatedSignatories(context: Context, ctgId: string) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const today = todayIn(context, ctgId)
  const { rows } = await sql<Unseated>`
    with sitting as (
      select seat.party_id, body.id, body.position
      from seat join body on body.ctg_id = seat.ctg_id and body.id = seat.body_id
      where seat.ctg_id = ${ctgId} and body.kind = 'copil' and (ended_on is null or ended_on >= ${today})
        and (since is null or since <= ${today}) and (until is null or until >= ${today})
    )
    select party.id as "partyId", party.short_name as "shortName", first.id as "copilId"
    from party, (select id from sitting order by position limit 1) as first
    where party.ctg_id = ${ctgId} and party.is_signatory and party.id not in (select party_id from sitting)
    order by party.position`.execute(db)
  return { unseated: rows, maySeat: allows(governancePermissions.manageBody, actor, { ctgId }) }
}
