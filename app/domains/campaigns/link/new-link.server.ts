/** Makes one more link of a recipient: passed to a colleague, or given again with a report sent back. Rules: docs/rules/followup.md §7.4, §7.7. */

import { hashLinkToken, makeLinkToken } from '#app/kernel/link-token.server.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import type { AuthoredWork } from '#app/kernel/transaction.server.ts'
import { linkAddress } from '../link-token.ts'

export type NewLink = {
  readonly ctgId: string
  readonly recipientId: string
  readonly holderName: string
  /** Empty for the recipient himself. */
  readonly holderEmail: string
  readonly forwardedFrom: string | null
  readonly expiresAt: Date
}

/** @returns its id and its address, written in one mail and nowhere else */
export async function makeLink(
  { tx, at, newId }: AuthoredWork,
  link: NewLink,
  siteUrl: string,
): Promise<{ readonly linkId: string; readonly address: string }> {
  const token = makeLinkToken()
  const linkId = newId()
  await rowOf(tx, 'report_link', { ctgId: link.ctgId, id: linkId }).insert({
    recipient_id: link.recipientId,
    token_hash: hashLinkToken(token),
    holder_name: link.holderName,
    holder_email: link.holderEmail,
    forwarded_from: link.forwardedFrom,
    expires_at: link.expiresAt,
    created_at: at,
  })
  return { linkId, address: linkAddress(siteUrl, token) }
}
