/** Links of sign-in and of a new password: asked, written by a job, looked at without being spent. Rules: docs/rules/accounts.md §1. */
import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import type { Database, Reader, Transaction } from '#app/kernel/database.server.ts'
import { sendMail } from '#app/kernel/mail.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { AuthoredWork } from '#app/kernel/transaction.server.ts'
import { type LinkKind, linkMinutes } from './accounts.ts'
import type { Auth } from './auth.server.ts'
import { isTold } from './entry-limits.ts'
import { accountJournal, accountMails } from './labels.fr.ts'

/** Where the link of a mail leads: a page that spends nothing until its button is pressed. */
export const linkPath = (kind: LinkKind, token: string, back = '/'): string =>
  kind === 'password'
    ? `/mot-de-passe/lien/${token}`
    : `/connexion/lien/${token}${back === '/' ? '' : `?retour=${encodeURIComponent(back)}`}`

export const linkPayload = z.object({
  personId: z.uuid(),
  kind: z.enum(['sign-in', 'password']),
  back: z.string(),
  /** How many were asked in the hour past the last that is written, this one included; 0: it is written. */
  heldBack: z.int().default(0),
})

/** The job: a link for this person, by better-auth, which keeps its hash and calls `mailLink`. Nothing for nobody, nor for a closed account. */
export async function writeLink(
  { db, auth }: { readonly db: Database; readonly auth: Auth },
  { personId, kind, back, heldBack }: z.output<typeof linkPayload>,
): Promise<void> {
  const person = await rowsOf(db, 'person', { id: personId, closed_at: null }).find(['email'])
  if (!person) return
  if (heldBack > 0) {
    if (isTold(heldBack)) await recordHeldBack(db, personId, heldBack)
    return
  }
  const { email } = person
  if (kind === 'password') await auth.api.requestPasswordReset({ body: { email } })
  else await auth.api.signInMagicLink({ body: { email, metadata: { back } }, headers: new Headers() })
}

/** Anybody may have typed this address: the actor of the act is unknown. */
const someone = (tx: Transaction): AuthoredWork => ({
  ...{ tx, at: new Date(), newId: randomUUID },
  actor: { personId: null, name: accountJournal.someone, memberships: [] },
})

const recordHeldBack = (db: Database, personId: string, asked: number): Promise<void> =>
  db
    .transaction()
    .execute((tx) => recordAct(someone(tx), 'person.links-held-back', { ctgId: null, id: personId }, { asked }))

type NewLink = {
  readonly kind: LinkKind
  readonly email: string
  readonly token: string
  readonly back?: string
}

/** Writes the mail that carries the link; once it has left, nobody reads the link in what is kept. */
export async function mailLink(db: Database, { kind, email, token, back }: NewLink, siteUrl: string): Promise<void> {
  const person = await db.selectFrom('person').select(['id', 'name']).where('email', '=', email).executeTakeFirst()
  if (!person) return
  const words = accountMails[kind === 'password' ? 'resetPassword' : 'magicLink']
  const { subject, bodyText } = words(siteUrl + linkPath(kind, token, back), linkMinutes[kind])
  await db.transaction().execute(async (tx) => {
    const work = someone(tx)
    await sendMail(work, {
      onceKey: `link:${createHash('sha256').update(token).digest('base64url')}`,
      toAddress: email,
      toName: person.name,
      isUrgent: true,
      subject,
      bodyText,
      keptBodyText: words(accountMails.linkGone, linkMinutes[kind]).bodyText,
    })
    if (kind === 'password') await recordAct(work, 'person.password-link-asked', { ctgId: null, id: person.id })
  })
}

const hashed = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** The key under which better-auth stores a link (`storeIdentifier: 'hashed'`). */
export const verificationIdentifier = (kind: LinkKind, token: string): string =>
  hashed(kind === 'password' ? `reset-password:${token}` : `magic-link:${hashed(token)}`)

/** Whom the link is for, without spending it; undefined when it is unknown, used or too old. */
export async function findLinkPerson(db: Reader, kind: LinkKind, token: string, at: Date) {
  const known = await rowsOf(db, 'verification', { identifier: verificationIdentifier(kind, token) })
    .select(['value'])
    .where('expiresAt', '>', at)
    .executeTakeFirst()
  if (!known) return
  const { rows } = await sql<{ id: string; name: string; email: string }>`
    select id, name, email from person
    where ${kind === 'password' ? sql`id::text = ${known.value}` : sql`email = ${known.value}::jsonb ->> 'email'`}`.execute(
    db,
  )
  return rows[0]
}
