/** Where a finding that came from the CTG before comes from, with its figures then and now. Rules: docs/rules/renewal.md §2.5. */
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { frozenReadingShape } from '#app/domains/observatory/frozen-reading.ts'
import { membershipIn, requireMembership } from '#app/kernel/actor.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { figureThenAndNow, readToday } from './findings.server.ts'

/** Null for a finding born here. The figures of then are read only by who follows both CTGs. Three statements at most. */
export async function findCarriedFinding(
  { db, actor }: Context,
  { ctgId, findingId }: { readonly ctgId: string; readonly findingId: string },
) {
  requireMembership(actor, ctgId)
  const row = await db
    .selectFrom('renewal_item as item')
    .innerJoin('finding as here', sameCtg('here.id', 'item.item_id'))
    .innerJoin('finding as former', (join) =>
      join.onRef('former.ctg_id', '=', 'item.former_ctg_id').onRef('former.id', '=', 'item.former_id'),
    )
    .innerJoin('ctg', 'ctg.id', 'item.former_ctg_id')
    .select(['here.version', 'former.id as formerId', 'former.number', 'ctg.id as formerCtgId', 'ctg.name as ctgName'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('finding_figure as figure')
          .select(['frozen'])
          .whereRef('figure.ctg_id', '=', 'former.ctg_id')
          .whereRef('figure.finding_id', '=', 'former.id')
          .orderBy('figure.indicator_id')
          .limit(20),
      ).as('figures'),
    )
    .where('item.ctg_id', '=', ctgId)
    .where('item.kind', '=', 'finding')
    .where('item.item_id', '=', findingId)
    .executeTakeFirst()
  if (!row) return null
  const { version, figures, ...carried } = row
  const isMember = membershipIn(actor, row.formerCtgId) !== undefined
  const frozen = isMember ? figures.map((one) => frozenReadingShape.parse(one.frozen)) : []
  const { latest, code } = await readToday(
    db,
    ctgId,
    frozen.map(({ indicatorId }) => indicatorId),
  )
  return {
    ...carried,
    isMember,
    isReviewed: version > 1,
    figures: frozen.map((one) => figureThenAndNow(one, latest, code)),
  }
}
export type CarriedFindingData = Awaited<ReturnType<typeof findCarriedFinding>>
