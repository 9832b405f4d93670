/** People without account: a link to their address shows what is held under it. Rules: docs/rules/privacy.md §5. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { networkOf } from '#app/domains/accounts/accounts.ts'
import { emptyPublicCache } from '#app/domains/portal/steps.server.ts'
import { countAttempt } from '#app/kernel/attempts.server.ts'
import type { Database, Reader, Transaction } from '#app/kernel/database.server.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { hashLinkToken, makeLinkToken } from '#app/kernel/link-token.server.ts'
import { sendMail } from '#app/kernel/mail.server.ts'
import { addRows, rowsOf } from '#app/kernel/rows.server.ts'
import { addressLimits } from './identity.ts'
import { privacyLabels as t } from './labels.fr.ts'
import { addressLinkHours, privacyMails } from './mails.fr.ts'
import { listPersonalColumns } from './personal-columns.ts'
import { type PersonSearch, reduceColumns } from './reduce-columns.server.ts'
import { tableLabels } from './table-labels.fr.ts'

type LinkRequest = { readonly email: string; readonly clientAddress: string }

/**
 * Runs the same statements whether or not the address is known, so that neither the answer nor its duration reveals it.
 * @throws DomainError too-many
 */
export async function askAddressLink(
  { db, at }: { readonly db: Database; readonly at: Date },
  { email, clientAddress }: LinkRequest,
): Promise<void> {
  await countAttempt(db, addressLimits.network, networkOf(clientAddress), at)
  await countAttempt(db, addressLimits.address, email, at)
  await countAttempt(db, addressLimits.day, email, at)
  await db
    .transaction()
    .execute((tx) => enqueue(tx, 'mail-address-link', { email }, `address-link:${randomUUID()}`, { isUrgent: true }))
}

type Column = ReturnType<typeof listPersonalColumns>[number]

/** Where an address of somebody without account may be; accounts and passing rows apart. */
const addressColumns: readonly Column[] = listPersonalColumns().filter(
  ({ holds, table, why }) => holds === 'address' && why !== 'ages' && table !== 'person',
)

export type HeldList = {
  readonly table: string
  readonly label: string
  readonly count: number
  readonly stays: boolean
}

/** Lists what is held under this address, by table, in one statement. */
export async function listHeld(db: Reader, email: string): Promise<readonly HeldList[]> {
  const parts = addressColumns.map(
    ({ table, column, fate }) => sql`
      select ${table}::text as table, ${fate === 'stays'}::boolean as stays, count(*)::int as count
      from ${sql.id('public', table)} where ${sql.id(column)} = ${email}`,
  )
  const { rows } = await sql<Omit<HeldList, 'label'>>`
    select "table", stays, sum(count)::int as count from (${sql.join(parts, sql` union all `)}) as held
    group by 1, 2 having sum(count) > 0 order by 1, 2`.execute(db)
  return rows.map((row) => ({ ...row, label: tableLabels[row.table as keyof typeof tableLabels] ?? row.table }))
}

const payloadShape = z.object({ email: z.string().max(320) })

/** The job: mails a link when data are held under the address, the way to her account when she has one, nothing otherwise. */
export async function mailAddressLink(db: Database, payload: unknown, at: Date, siteUrl: string): Promise<void> {
  const { email } = payloadShape.parse(payload)
  const account = await rowsOf(db, 'person', { email }).find(['name', 'closed_at as closedAt'])
  if (!account && (await listHeld(db, email)).length === 0) return
  const token = makeLinkToken()
  const words = account
    ? privacyMails.hasAccount(siteUrl, account.closedAt !== null)
    : privacyMails.addressLink(`${siteUrl}/mes-donnees/${token}`)
  await db.transaction().execute(async (tx) => {
    const id = randomUUID()
    if (!account) await keepLink(tx, { id, token, email, at })
    await sendMail(
      { tx, at, newId: randomUUID },
      {
        ...{ onceKey: `address-link:${id}`, toAddress: email, toName: account?.name ?? '', isUrgent: true },
        ...words,
        keptBodyText: account ? null : privacyMails.addressLink(privacyMails.removedLink).bodyText,
      },
    )
  })
}

type NewLink = { readonly id: string; readonly token: string; readonly email: string; readonly at: Date }

async function keepLink(tx: Transaction, { id, token, email, at }: NewLink): Promise<void> {
  const expires_at = new Date(at.getTime() + addressLinkHours * 3_600_000)
  await addRows(tx, 'address_link', { id, token_hash: hashLinkToken(token), email, made_at: at, expires_at })
}

/** Whoever has no name but her address. */
const namedBy = (email: string): PersonSearch => ({
  ...{ personId: '00000000-0000-0000-0000-000000000000', names: [], addresses: [email] },
  ...{ knownAs: { '': t.address.erasedPerson }, ownCtgs: [], isAlone: false },
})

/** Names that go with the address, fate the address itself; comments she wrote on public pages go. */
export async function eraseAddress(tx: Transaction, email: string): Promise<void> {
  const { rows: erased } = await sql<{ ctgId: string }>`
    delete from public.public_comment where email = ${email} returning ctg_id as "ctgId"`.execute(tx)
  for (const ctgId of new Set(erased.map((one) => one.ctgId))) await emptyPublicCache(tx, ctgId)
  const columns = listPersonalColumns().filter(
    ({ fate, addressed, table, holds }) =>
      table !== 'person' &&
      ((fate === 'reduced' && addressed !== undefined) || (fate === 'emptied' && holds === 'address')),
  )
  const named = columns.filter(({ holds }) => holds === 'name')
  const addresses = columns.filter(({ holds }) => holds === 'address')
  await reduceColumns(tx, namedBy(email), { columns: [...named, ...addresses], pace: { batchSize: 1000, pauseMs: 0 } })
}
