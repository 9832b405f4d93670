/** Sets the page up: its address, its title, what it says first. Rules: docs/rules/portal.md §1. */
import { sql } from 'kysely'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { pageFields, pageVersion } from '../inputs.ts'
import { portalPermissions } from '../permissions.ts'
import { formerAddressesAtMost, type Portal } from '../portal.ts'
import { emptyPublicCache } from '../public-cache.server.ts'
import { lockPortal } from '../store.server.ts'

export const setPortalPage = command({
  name: 'portal.set-portal-page',
  permission: portalPermissions.publish,
  input: { version: pageVersion, ...pageFields },
  about: lockPortal,
  async run(work, { ctgId, version, address, title, introduction, showsProposed }, { portal }) {
    const { tx } = work
    await lockAddresses(work)
    if (await isTakenElsewhere(work, ctgId, address))
      throw new DomainError('conflict', 'portal.address-taken', {
        address: inputLabels.addressTaken,
      })
    const saved = await rowsOf(tx, 'portal_page', { ctg_id: ctgId })
      .select(['version', 'address', 'title', 'introduction', 'shows_proposed as showsProposed'])
      .executeTakeFirst()
    const { version: savedVersion, ...former } = saved ?? { version: undefined }
    if (saved && version !== savedVersion)
      throw changedMeanwhile('portal', former, { address, title, introduction, showsProposed })
    if (saved && saved.address !== address) await leaveAddress(work, { ctgId, portal, former: saved.address, address })
    const values = { address, title, introduction, shows_proposed: showsProposed }
    await tx
      .insertInto('portal_page')
      .values({ ctg_id: ctgId, ...values })
      .onConflict((conflict) =>
        conflict.column('ctg_id').doUpdateSet((eb) => ({ ...values, version: eb('portal_page.version', '+', 1) })),
      )
      .execute()
    await emptyPublicCache(tx, ctgId)
    await recordAct(work, 'portal-page.set', { ctgId, id: ctgId }, { before: former, after: { address, title } })
    return { ctgId }
  },
})

/** Addresses are those of the whole instance, in two tables: who changes one waits for who changes another. */
const lockAddresses = ({ tx }: Work) => sql`select pg_advisory_xact_lock(hashtext('portal-address'))`.execute(tx)

/** This one read goes past the CTG: an address that still leads to a page is not taken either. */
async function isTakenElsewhere({ tx }: Work, ctgId: string, address: string): Promise<boolean> {
  const { rows } = await sql`
    select from portal_page where address = ${address} and ctg_id <> ${ctgId}
    union all select from portal_former_address where address = ${address} and ctg_id <> ${ctgId}`.execute(tx)
  return rows.length > 0
}

type Leaving = {
  readonly ctgId: string
  readonly portal: Pick<Portal, 'hasPublished'>
  readonly former: string
  readonly address: string
}

/** An address that the public had leads to the new one; of many, the oldest is given back (docs/rules/portal.md §1). */
async function leaveAddress({ tx, at }: Work, { ctgId, portal, former, address }: Leaving): Promise<void> {
  await tx.deleteFrom('portal_former_address').where('ctg_id', '=', ctgId).where('address', '=', address).execute()
  if (!portal.hasPublished) return
  await tx.insertInto('portal_former_address').values({ ctg_id: ctgId, address: former, left_at: at }).execute()
  await tx
    .deleteFrom('portal_former_address')
    .where('ctg_id', '=', ctgId)
    .where('address', 'not in', (eb) =>
      eb
        .selectFrom('portal_former_address')
        .select('address')
        .where('ctg_id', '=', ctgId)
        .orderBy('left_at', 'desc')
        .orderBy('address')
        .limit(formerAddressesAtMost),
    )
    .execute()
}
