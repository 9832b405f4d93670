/** Reads the balance of a CTG from what its own pages count, and the one poured in the CTG that follows. Rules: docs/rules/renewal.md §3. */
import { sql } from 'kysely'
import { findPredecessor, listThemes } from '#app/domains/ctg/queries.server.ts'
import { listMeasuredObjectives } from '#app/domains/dossiers/queries.server.ts'
import { listPlanActions, loadPlanOutline } from '#app/domains/plan/queries.server.ts'
import { membershipIn, requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { allows } from '#app/kernel/permission.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { type Balance, countActions, verdictOf } from './balance.ts'
import { readBalance } from './balance-shape.ts'
import { renewalPermissions } from './permissions.ts'
import { listRecommendations } from './recommendations.server.ts'

type Counted = Balance['decisions'] &
  Balance['copils'] & { readonly name: string; readonly startsOn: string | null; readonly endsOn: string | null }

/** Decisions as the register tells them (view `decision_standing`), copils closed. */
async function countDecided(db: Reader, ctgId: string): Promise<Counted> {
  const { rows } = await sql<Counted>`
    select ctg.name, ctg.starts_on as "startsOn", ctg.ends_on as "endsOn",
      count(standing.decision_id)::int as total,
      count(*) filter (where standing.state in ('done', 'no-follow-up'))::int as done,
      count(*) filter (where standing.state in ('to-do', 'in-progress'))::int as open,
      count(*) filter (where standing.state = 'dropped')::int as dropped,
      (select count(*)::int from meeting join body on body.ctg_id = meeting.ctg_id and body.id = meeting.body_id
        where meeting.ctg_id = ctg.id and body.kind = 'copil' and meeting.status = 'closed') as held,
      (select max((meeting.starts_at at time zone meeting.time_zone)::date) from meeting
        join body on body.ctg_id = meeting.ctg_id and body.id = meeting.body_id
        where meeting.ctg_id = ctg.id and body.kind = 'copil' and meeting.status = 'closed') as "lastOn"
    from ctg left join decision_standing standing on standing.ctg_id = ctg.id
    where ctg.id = ${ctgId} group by ctg.id`.execute(db)
  return found(rows[0], 'ctg.not-found')
}

/** Nine statements, whatever the size of the CTG. The caller follows it. */
export async function computeBalance(db: Reader, ctgId: string, today: string): Promise<Balance> {
  const [counted, themes, actions, outline, { source, recommendations }] = await Promise.all([
    countDecided(db, ctgId),
    listThemes(db, ctgId),
    listPlanActions(db, ctgId, today),
    loadPlanOutline(db, ctgId),
    listRecommendations(db, ctgId),
  ])
  const objectives = await listMeasuredObjectives(db, ctgId, outline.objectives)
  const { name, startsOn, endsOn, total, done, open, dropped, held, lastOn } = counted
  return {
    ...{ ctgName: name, startsOn, endsOn, readOn: today },
    actions: countActions(
      actions,
      themes.map((theme) => theme.name),
    ),
    objectives: objectives.map(({ code, title, measureName, baseline, target, last, isMeasurable, values }) => ({
      ...{ code, title, measure: measureName ?? '', baseline, target, last },
      verdict: verdictOf(isMeasurable, values),
    })),
    decisions: { total, done, open, dropped },
    copils: { held, lastOn },
    evaluation: source,
    recommendations,
  }
}

/** The balance poured here; undefined when none was. The caller has checked the right to read this CTG. */
export async function findPouredBalance(db: Reader, ctgId: string) {
  const row = await rowsOf(db, 'renewal_balance', { ctg_id: ctgId })
    .select(['content', 'poured_by as pouredBy', 'poured_at as pouredAt'])
    .executeTakeFirst()
  return row && { ...row, content: readBalance(row.content) }
}

/**
 * What every member reads is what was poured; until then, and beside it, who follows both CTGs reads the balance as it is today.
 * @throws DomainError not-found for a stranger
 */
export async function getBalancePage(context: Context, ctgId: string) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const [former, poured] = await Promise.all([findPredecessor(db, ctgId), findPouredBalance(db, ctgId)])
  const isInBoth = former !== undefined && membershipIn(actor, former.id) !== undefined
  const today = former && isInBoth ? await computeBalance(db, former.id, todayIn(context, former.id)) : null
  return {
    ctgId,
    former: former ? { id: former.id, name: former.name } : null,
    isInBoth,
    balance: poured?.content ?? today,
    poured: poured ? { by: poured.pouredBy, at: poured.pouredAt } : null,
    /** What is read today is no longer what was poured. */
    isNewer: poured !== undefined && today !== null && differs(poured.content, today),
    mayPour: isInBoth && allows(renewalPermissions.renew, actor, { ctgId }),
  }
}
export type BalancePageData = Awaited<ReturnType<typeof getBalancePage>>

/** The balance of the CTG itself, as it is today. @throws DomainError not-found for a stranger */
export async function getOwnBalance(context: Context, ctgId: string) {
  requireMembership(context.actor, ctgId)
  return { ctgId, balance: await computeBalance(context.db, ctgId, todayIn(context, ctgId)) }
}
export type OwnBalanceData = Awaited<ReturnType<typeof getOwnBalance>>

/** But for the day it was read. */
const differs = ({ readOn: _then, ...one }: Balance, { readOn: _now, ...other }: Balance): boolean =>
  JSON.stringify(sorted(one)) !== JSON.stringify(sorted(other))

/** Keys in one order: PostgreSQL keeps them in its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

/** What the overview of the diagnosis says of it, in one line; null for a CTG that renews none. One statement. */
export async function findBalanceLine({ db, actor }: Context, ctgId: string) {
  requireMembership(actor, ctgId)
  const row = await db
    .selectFrom('ctg')
    .innerJoin('ctg as former', 'former.id', 'ctg.predecessor_id')
    .leftJoin('renewal_balance as poured', 'poured.ctg_id', 'ctg.id')
    .select(['former.id', 'former.name', 'poured.content'])
    .where('ctg.id', '=', ctgId)
    .executeTakeFirst()
  if (!row) return null
  return {
    formerName: row.name,
    isInBoth: membershipIn(actor, row.id) !== undefined,
    balance: row.content === null ? null : readBalance(row.content),
  }
}
export type BalanceLine = NonNullable<Awaited<ReturnType<typeof findBalanceLine>>>
