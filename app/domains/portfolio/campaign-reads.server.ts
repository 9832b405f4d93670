/** What a campaign over several CTGs needs of each, in three statements whatever their number. */
import { sql } from 'kysely'
import { campaignPermissions } from '#app/domains/campaigns/permissions.ts'
import { loadAskableActionsOfMany } from '#app/domains/campaigns/steps.server.ts'
import { type Actor, requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { authorize } from '#app/kernel/errors.ts'
import { holds } from '#app/kernel/permission.ts'

type Asker = { readonly db: Reader; readonly actor: Actor; readonly at: Date }

/** In the order of the names. Nothing is read of the plans she does not coordinate. @throws DomainError not-found for a CTG that is not hers */
export async function readStandings(asker: Asker, ctgIds: readonly string[]) {
  const { db, actor } = asker
  for (const ctgId of ctgIds) requireMembership(actor, ctgId)
  const todays = new Map(ctgIds.map((ctgId) => [ctgId, todayIn(asker, ctgId)]))
  const mayRun = (ctgId: string) => holds(campaignPermissions.runCampaign, actor, { ctgId })
  const run = new Map([...todays].filter(([ctgId]) => mayRun(ctgId)))
  // One after the other: a command has a single connection.
  const { rows } = await sql<{
    readonly id: string
    readonly name: string
    readonly isArchived: boolean
    readonly isUnderWay: boolean
  }>`
    select ctg.id, ctg.name, ctg.archived_at is not null as "isArchived", exists (select from campaign where campaign.ctg_id = ctg.id and closed_at is null
      and closes_on >= asked.today) as "isUnderWay"
    from unnest(${[...todays.keys()]}::uuid[], ${[...todays.values()]}::date[]) as asked (ctg_id, today)
    join ctg on ctg.id = asked.ctg_id order by plain_text(ctg.name)`.execute(db)
  const actions = await loadAskableActionsOfMany(db, run)
  return rows.map((row) => ({ ...row, mayRun: mayRun(row.id), actions: actions.get(row.id) ?? [] }))
}

/** The same, for the act. @throws DomainError forbidden for who coordinates none of them */
export async function readCoordinated(asker: Asker, ctgIds: readonly string[]) {
  const standings = await readStandings(asker, ctgIds)
  authorize(
    standings.some(({ mayRun }) => mayRun),
    campaignPermissions.runCampaign.refusal,
  )
  return standings
}
