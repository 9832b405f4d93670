/** What the commands of signing check and lock before they write. Every statement carries the CTG's id. */
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import type { AuthoredWork } from '#app/kernel/transaction.server.ts'
import type { CoordinationSide, Plan } from './signing.ts'

type Tx = Pick<AuthoredWork, 'tx'>

type CopyKey = { readonly ctgId: string; readonly copyId: string }

/** A copy of this CTG, locked. @throws DomainError not-found, also for another CTG's */
export const lockCopy = async ({ tx }: Tx, { ctgId, copyId }: CopyKey) => ({
  ctgId,
  ...found(
    await rowOf(tx, 'signed_copy', { ctgId, id: copyId }).lock([
      'id',
      'party_id as partyId',
      'version_id as versionId',
      'amendment_id as amendmentId',
      'state',
      'signed_on as signedOn',
      'signed_by as signedBy',
      'signed_as as signedAs',
    ]),
    'convention.copy-not-found',
  ),
})

export const listPlans = (db: Reader, ctgId: string): Promise<readonly Plan[]> =>
  db.selectFrom('signing_plan').select(['party_id as partyId', 'mode', 'rank']).where('ctg_id', '=', ctgId).execute()

export async function listAllowed(db: Reader, ctgId: string): Promise<readonly CoordinationSide[]> {
  const rows = await db.selectFrom('signing_allowance').select('side').where('ctg_id', '=', ctgId).execute()
  return rows.map(({ side }) => side)
}

type LinkKey = { readonly ctgId: string; readonly linkId: string }

/** A link to sign of this CTG, locked. @throws DomainError not-found, also for another CTG's */
export const lockLink = async ({ tx }: Tx, { ctgId, linkId }: LinkKey) => ({
  ctgId,
  ...found(
    await rowOf(tx, 'signing_link', { ctgId, id: linkId }).lock([
      'id',
      'party_id as partyId',
      'version_id as versionId',
      'amendment_id as amendmentId',
      'holder_name as holderName',
      'holder_role as holderRole',
      'email',
      'expires_at as expiresAt',
      'revoked_at as revokedAt',
    ]),
    'convention.signing-link-not-found',
  ),
})
