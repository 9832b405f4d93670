/** What the commands of signing check and lock before they write. Every statement carries the CTG's id. */
import { DomainError, found } from '#app/kernel/errors.ts'
import type { AuthoredWork } from '#app/kernel/transaction.server.ts'
import type { CoordinationSide, Plan } from './signing.ts'

type Tx = Pick<AuthoredWork, 'tx'>

/** A frozen version whose PDF is there. @throws DomainError not-found; unavailable while it is being made */
export async function requireFrozenFile({ tx }: Tx, ctgId: string, versionId: string) {
  const { fileSha256, number } = found(
    await tx
      .selectFrom('convention_version')
      .select(['file_sha256 as fileSha256', 'number'])
      .where('ctg_id', '=', ctgId)
      .where('id', '=', versionId)
      .executeTakeFirst(),
    'convention.version-not-found',
  )
  if (fileSha256 === null) throw new DomainError('unavailable', 'convention.file-not-ready')
  return { fileSha256, number }
}

type CopyKey = { readonly ctgId: string; readonly copyId: string }

/** A copy of this CTG, locked. @throws DomainError not-found, also for another CTG's */
export const lockCopy = async ({ tx }: Tx, { ctgId, copyId }: CopyKey) => ({
  ctgId,
  ...found(
    await tx
      .selectFrom('signed_copy')
      .select([
        'id',
        'party_id as partyId',
        'version_id as versionId',
        'state',
        'signed_on as signedOn',
        'signed_by as signedBy',
        'signed_as as signedAs',
      ])
      .where('ctg_id', '=', ctgId)
      .where('id', '=', copyId)
      .forUpdate()
      .executeTakeFirst(),
    'convention.copy-not-found',
  ),
})

export const listPlans = ({ tx }: Tx, ctgId: string): Promise<readonly Plan[]> =>
  tx.selectFrom('signing_plan').select(['party_id as partyId', 'mode', 'rank']).where('ctg_id', '=', ctgId).execute()

export async function listAllowed({ tx }: Tx, ctgId: string): Promise<readonly CoordinationSide[]> {
  const rows = await tx.selectFrom('signing_allowance').select('side').where('ctg_id', '=', ctgId).execute()
  return rows.map(({ side }) => side)
}

type LinkKey = { readonly ctgId: string; readonly linkId: string }

/** A link to sign of this CTG, locked. @throws DomainError not-found, also for another CTG's */
export const lockLink = async ({ tx }: Tx, { ctgId, linkId }: LinkKey) => ({
  ctgId,
  ...found(
    await tx
      .selectFrom('signing_link')
      .select([
        'id',
        'party_id as partyId',
        'version_id as versionId',
        'holder_name as holderName',
        'holder_role as holderRole',
        'email',
        'expires_at as expiresAt',
        'revoked_at as revokedAt',
      ])
      .where('ctg_id', '=', ctgId)
      .where('id', '=', linkId)
      .forUpdate()
      .executeTakeFirst(),
    'convention.signing-link-not-found',
  ),
})
