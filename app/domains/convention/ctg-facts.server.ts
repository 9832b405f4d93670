/** What the convention says of the CTG itself: parties, communes, themes, powers, dates, plans beside it. Read-only. */
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'

/** Parties, communes by name, themes and powers in their own order. Six statements. @throws DomainError not-found */
export async function getCtgFacts(db: Reader, ctgId: string) {
  const ctg = found(
    await db
      .selectFrom('ctg')
      .leftJoin('ctg as predecessor', 'predecessor.id', 'ctg.predecessor_id')
      .select([
        'ctg.name',
        'ctg.starts_on as startsOn',
        'ctg.ends_on as endsOn',
        'ctg.signed_on as signedOn',
        'predecessor.name as predecessorName',
        'predecessor.signed_on as predecessorSignedOn',
      ])
      .where('ctg.id', '=', ctgId)
      .executeTakeFirst(),
    'ctg.not-found',
  )
  const parties = await db
    .selectFrom('party')
    .select([
      'id',
      'kind',
      'name',
      'short_name as shortName',
      'is_signatory as isSignatory',
      'represented_by as representedBy',
      'represented_as as representedAs',
      'expects',
    ])
    .where('ctg_id', '=', ctgId)
    .orderBy('position')
    .execute()
  const communes = await db
    .selectFrom('ctg_perimeter')
    .innerJoin('territory', 'territory.code', 'ctg_perimeter.territory_code')
    .select(['territory.code', 'territory.name'])
    .where('ctg_perimeter.ctg_id', '=', ctgId)
    .orderBy('territory.name')
    .execute()
  const themes = await db
    .selectFrom('theme')
    .select(['id', 'name'])
    .where('ctg_id', '=', ctgId)
    .orderBy('position')
    .execute()
  const powers = await db
    .selectFrom('theme_power')
    .select(['theme_id as themeId', 'party_id as partyId', 'power'])
    .where('ctg_id', '=', ctgId)
    .execute()
  const linkedPlans = await db
    .selectFrom('linked_plan')
    .select(['name', 'note'])
    .where('ctg_id', '=', ctgId)
    .orderBy('name')
    .execute()
  return { ...ctg, parties, communes, themes, powers, linkedPlans }
}

export type CtgFacts = Awaited<ReturnType<typeof getCtgFacts>>
