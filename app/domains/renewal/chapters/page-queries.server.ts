/** What the pages of a renewal read: on the CTG that ends, on the one that begins. Every function starts from the actor. */
import { sql } from 'kysely'
import { findPredecessor, listCoordinators } from '#app/domains/ctg/queries.server.ts'
import { membershipIn, requireMembership } from '#app/kernel/actor.ts'
import { parisDay, todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { allows, requireRight } from '#app/kernel/permission.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { renewalPermissions } from '../permissions.ts'
import { proposalState } from '../proposal-state.server.ts'
import { type Chapter, kindsOf, proposedRenewal, refusalToRenew } from '../renewal.ts'
import { listCarriedItems } from './carried-rows.server.ts'
import { chapterModules } from './chapters.server.ts'
import { loadScene } from './scene.server.ts'

/** The CTG that ends: those that follow it, and the mandates proposed there. */
export async function getRenewalPage(context: Context, ctgId: string) {
  const { db, actor } = context
  const { partyId } = requireMembership(actor, ctgId)
  const [ctg, successors, proposals] = await Promise.all([
    rowsOf(db, 'ctg', { id: ctgId })
      .select(['name', 'starts_on as startsOn', 'ends_on as endsOn'])
      .select((eb) =>
        eb
          .selectFrom('party')
          .select('is_lead')
          .where('party.ctg_id', '=', ctgId)
          .where('party.id', '=', partyId)
          .as('isLead'),
      )
      .executeTakeFirst(),
    rowsOf(db, 'ctg', { predecessor_id: ctgId })
      .select(['id', 'name', 'created_at as createdAt'])
      .orderBy('created_at')
      .limit(20)
      .execute(),
    listProposals(db, ctgId, todayIn(context, ctgId)),
  ])
  const former = found(ctg, 'ctg.not-found')
  const refusal = refusalToRenew({ successors: successors.length }, { isLead: former.isLead === true })
  const mayStart = allows(renewalPermissions.startRenewal, actor, { ctgId })
  const isAskedIn = (nextId: string) =>
    proposals.some((one) => one.nextCtgId === nextId && one.personId === actor.personId && one.state === 'awaited')
  return {
    ctgId,
    today: todayIn(context, ctgId),
    former: { name: former.name, endsOn: former.endsOn },
    proposed: proposedRenewal(former),
    successors: await Promise.all(
      successors.map(async ({ id, name, createdAt }) => ({
        ...{ id, name, createdOn: parisDay(createdAt) },
        // Addresses of another CTG are for who would write to ask for a mandate of coordination.
        doors: isAskedIn(id)
          ? ('proposed' as const)
          : mayStart || isMemberOf(context, id)
            ? await doorsOf(context, id)
            : ('unsaid' as const),
      })),
    ),
    proposals: proposals.map(({ personId, nextCtgId: _, ...proposal }) => ({
      ...proposal,
      isMine: personId === actor.personId,
    })),
    /** Why not, when nothing else says it; null when one may. */
    mayStart: mayStart && refusal === undefined,
  }
}
export type RenewalPageData = Awaited<ReturnType<typeof getRenewalPage>>

/** Whom to ask for a mandate there; null for who has one. */
export async function doorsOf(context: Context, ctgId: string) {
  if (isMemberOf(context, ctgId)) return null
  const coordinators = await listCoordinators(context.db, ctgId, todayIn(context, ctgId))
  return coordinators.map(({ name, email }) => ({ name, email }))
}
export type Doors = NonNullable<Awaited<ReturnType<typeof doorsOf>>>

const isMemberOf = ({ actor }: Context, ctgId: string): boolean => membershipIn(actor, ctgId) !== undefined

const listProposals = (db: Reader, formerCtgId: string, today: string) =>
  db
    .selectFrom('renewal_proposal as asked')
    .innerJoin('member', sameCtg('member.id', 'asked.member_id'))
    .innerJoin('person', 'person.id', 'member.person_id')
    .innerJoin('party', (join) =>
      join.onRef('party.ctg_id', '=', 'asked.next_ctg_id').onRef('party.id', '=', 'asked.party_id'),
    )
    .innerJoin('ctg', 'ctg.id', 'asked.next_ctg_id')
    .select(['asked.id', 'asked.next_ctg_id as nextCtgId', 'person.id as personId', 'person.name', 'member.role'])
    .select(proposalState(today).as('state'))
    .select(['party.name as partyName', 'ctg.name as ctgName'])
    .where('asked.ctg_id', '=', formerCtgId)
    .orderBy('person.name')
    .limit(200)
    .execute()

type Counts = Readonly<Record<Chapter | 'actions', number>>

/** What each chapter holds, in the CTG before (`former`) or as it came here; one statement for both. */
async function countChapters(db: Reader, ctgId: string, formerId: string, today: string) {
  const { rows } = await sql<{ readonly there: Counts; readonly here: Counts }>`
    select json_build_object(
      'parties', (select count(*) from party where ctg_id = ${formerId} and not is_lead)
        + (select count(*) from service where ctg_id = ${formerId}),
      'commitments', (select count(distinct (id, field, words)) from (
        select id, 'expects' as field, trim(expects, E' \\n') as words from party where ctg_id = ${formerId}
        union all select id, 'brings', trim(brings, E' \\n') from party where ctg_id = ${formerId}
        union all select id, 'commitments', trim(said) from party, string_to_table(commitments, E'\\n') as said where ctg_id = ${formerId}
        union all select id, 'keptServices', trim(said) from party, string_to_table(kept_services, E'\\n') as said
          where ctg_id = ${formerId}) as spoken where words <> ''),
      'plans', (select count(*) from linked_plan where ctg_id = ${formerId}),
      'bodies', (select count(*) from body where ctg_id = ${formerId} and (ended_on is null or ended_on >= ${today}::date)),
      'findings', (select count(*) from finding where ctg_id = ${formerId} and status <> 'withdrawn'),
      'issues', (select count(*) from issue where ctg_id = ${formerId} and status <> 'not-retained'),
      'members', (select count(*) from member where ctg_id = ${formerId} and role in ('coordinator', 'cooperation-officer')
        and (until is null or until >= ${today}::date)),
      'actions', (select count(*) from action where ctg_id = ${formerId})
    ) as there, json_build_object(
      'parties', (select count(*) from renewal_item where ctg_id = ${ctgId} and kind in ('party', 'service')),
      'commitments', (select count(*) from renewal_item where ctg_id = ${ctgId} and kind = 'commitment'),
      'plans', (select count(*) from renewal_item where ctg_id = ${ctgId} and kind = 'linked-plan'),
      'bodies', (select count(*) from renewal_item where ctg_id = ${ctgId} and kind = 'body'),
      'findings', (select count(*) from renewal_item where ctg_id = ${ctgId} and kind = 'finding'),
      'issues', (select count(*) from renewal_item where ctg_id = ${ctgId} and kind = 'issue'),
      'members', (select count(*) from renewal_proposal asked
        join member on member.ctg_id = asked.ctg_id and member.id = asked.member_id
        where asked.next_ctg_id = ${ctgId} and ${proposalState(today)} not in ('over', 'declined')),
      'actions', (select count(*) from action where ctg_id = ${ctgId} and carried_ctg_id = ${formerId})
    ) as here`.execute(db)
  return found(rows[0], 'ctg.not-found')
}

/** The CTG that begins: every chapter with what is there and what came. @throws DomainError forbidden */
export async function getCarryHubPage(context: Context, ctgId: string) {
  const { db, actor } = context
  requireRight(actor, renewalPermissions.renew, { ctgId }, 'renewal.carry-chapter')
  const former = await findPredecessor(db, ctgId)
  if (!former) return { ctgId, former: null, doors: null, counts: null }
  const doors = await doorsOf(context, former.id)
  const { id, name, isArchived } = former
  const counts = doors === null ? await countChapters(db, ctgId, id, todayIn(context, id)) : null
  return { ctgId, former: { id, name, isArchived }, doors, counts }
}
export type CarryHubPageData = Awaited<ReturnType<typeof getCarryHubPage>>

/** One chapter: what may go on, and what came already. @throws DomainError forbidden | not-found without a CTG before one follows */
export async function getChapterPage(context: Context, { ctgId, chapter }: { ctgId: string; chapter: Chapter }) {
  const { db, actor } = context
  requireRight(actor, renewalPermissions.renew, { ctgId }, 'renewal.carry-chapter')
  const former = found(await findPredecessor(db, ctgId), 'renewal.no-predecessor')
  requireMembership(actor, former.id)
  const scene = await loadScene(db, { ctgId, formerId: former.id, today: todayIn(context, former.id) })
  const offers = await chapterModules[chapter].list(db, scene)
  const carried =
    chapter === 'members'
      ? await db
          .selectFrom('renewal_proposal')
          .select('id')
          .where('ctg_id', '=', former.id)
          .where('next_ctg_id', '=', ctgId)
          .where('answer', 'is', null)
          .limit(1)
          .execute()
      : await listCarriedItems(db, ctgId, kindsOf[chapter])
  return {
    ctgId,
    chapter,
    former: { id: former.id, name: former.name },
    groups: [...Map.groupBy(offers, ({ group }) => group)].map(([name, list]) => ({ name, offers: list })),
    mayTakeBack: carried.length > 0,
  }
}
export type ChapterPageData = Awaited<ReturnType<typeof getChapterPage>>
