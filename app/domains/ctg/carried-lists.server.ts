/**
 * What a renewal writes in the lists of a CTG beside `addToLists`: who represents its lead parties, who does what on a theme; and
 * what it takes back. Called within those acts. Rules: docs/rules/renewal.md §2, §4.
 */
import { sql } from 'kysely'
import { recordAudits } from '#app/domains/audit/record-audit.server.ts'
import { requireRight } from '#app/kernel/permission.ts'
import { addMissingRows } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { ctgPermissions } from './permissions.ts'

type Representative = {
  readonly partyId: string
  readonly by: string | null
  readonly as: string | null
  readonly address: string
  readonly siret: string
}

/** Only where nobody is said to represent the party yet; its address and its SIRET where it has none. @throws DomainError forbidden */
export async function fillRepresentatives(work: Work, ctgId: string, rows: readonly Representative[]): Promise<void> {
  requireRight(work.actor, ctgPermissions.lead, { ctgId }, 'ctg.update-party')
  if (rows.length === 0) return
  const changed = await sql<{ id: string }>`
    update party set represented_by = said.by_whom, represented_as = said.as_what, version = version + 1,
      address = case party.address when '' then said.address else party.address end,
      siret = case party.siret when '' then said.siret else party.siret end
    from unnest(${rows.map(({ partyId }) => partyId)}::uuid[], ${rows.map(({ by }) => by)}::text[],
      ${rows.map((row) => row.as)}::text[], ${rows.map(({ address }) => address)}::text[],
      ${rows.map(({ siret }) => siret)}::text[]) as said (id, by_whom, as_what, address, siret)
    where party.ctg_id = ${ctgId} and party.id = said.id
      and party.represented_by is null and party.represented_as is null
    returning party.id`.execute(work.tx)
  await recordAudits(
    work,
    changed.rows.map(({ id }) => ({
      action: 'party.updated',
      subject: { type: 'party' as const, id },
      ctgId,
      detail: { represented: true },
    })),
  )
}

type Power = { readonly themeId: string; readonly partyId: string; readonly power: string }

/** What is said here already stays. @throws DomainError forbidden */
export async function addThemePowers(work: Work, ctgId: string, powers: readonly Power[]): Promise<void> {
  requireRight(work.actor, ctgPermissions.lead, { ctgId }, 'ctg.set-theme-power')
  if (powers.length === 0) return
  await addMissingRows(
    work.tx,
    'theme_power',
    powers.map(({ themeId, partyId, power }) => ({ ctg_id: ctgId, theme_id: themeId, party_id: partyId, power })),
  )
  await recordAudits(work, [
    {
      action: 'ctg.theme-powers-set',
      subject: { type: 'ctg', id: ctgId },
      ctgId,
      detail: { count: powers.length },
    },
  ])
}

type CarriedIds = {
  readonly partyIds: readonly string[]
  readonly serviceIds: readonly string[]
  readonly linkedPlanIds: readonly string[]
}

/**
 * Takes back what came with a renewal, as it came: a party changed since stays.
 * @returns ids of what is gone @throws a violation of a foreign key when something rests on one of them
 */
export async function removeCarriedLists(
  { tx, actor }: Work,
  ctgId: string,
  { partyIds, serviceIds, linkedPlanIds }: CarriedIds,
): Promise<readonly string[]> {
  requireRight(actor, ctgPermissions.lead, { ctgId }, 'ctg.update-party')
  const services = await tx
    .deleteFrom('service')
    .where('ctg_id', '=', ctgId)
    .where(sql<boolean>`id = any(${[...serviceIds]}::uuid[])`)
    .returning('id')
    .execute()
  const plans = await tx
    .deleteFrom('linked_plan')
    .where('ctg_id', '=', ctgId)
    .where(sql<boolean>`id = any(${[...linkedPlanIds]}::uuid[])`)
    .returning('id')
    .execute()
  const parties = await tx
    .deleteFrom('party')
    .where('ctg_id', '=', ctgId)
    .where(sql<boolean>`id = any(${[...partyIds]}::uuid[])`)
    .where('version', '=', 1)
    .returning('id')
    .execute()
  return [...services, ...plans, ...parties].map(({ id }) => id)
}
