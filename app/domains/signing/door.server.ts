/** The door of a link to sign: the text to read, a code by mail, a signature. Rules: docs/rules/signing.md §3.2. */
import { timeZoneOf } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { type CtgDoorHolder, doorLimits, type SendingDoor } from '#app/kernel/door.ts'
import { guestCommandOf } from '#app/kernel/guest-command.server.ts'
import { hashLinkToken } from '#app/kernel/link-token.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { closedSigning } from './labels.fr.ts'

/** Whoever holds the link acts in the name of who is named on it. */
export type SigningHolder = CtgDoorHolder & { readonly linkId: string; readonly timeZone: string }

/** By the hash of the token: 256 random bits are the key of this row, no CTG is known yet. */
async function findLink(db: Reader, token: string) {
  const row = await rowsOf(db, 'signing_link', { token_hash: hashLinkToken(token) }).find((eb) => [
    'ctg_id as ctgId',
    'id as linkId',
    'holder_name as name',
    eb
      .selectFrom('ctg_perimeter')
      .select((one) => one.fn.min('territory_code').as('code'))
      .whereRef('ctg_perimeter.ctg_id', '=', 'signing_link.ctg_id')
      .as('communeCode'),
  ])
  return row
}

export type FoundSigningLink = NonNullable<Awaited<ReturnType<typeof findLink>>>

export const signingDoor: SendingDoor<FoundSigningLink, SigningHolder> = {
  secret: 'signingToken',
  find: findLink,
  unknown: 'convention.signing-link-not-found',
  guess: doorLimits.guess,
  receive: doorLimits.receive,
  closed: (reason) => closedSigning[reason],
  holderOf: ({ ctgId, linkId, name, communeCode }) => ({
    personId: null,
    name,
    memberships: [],
    ctgId,
    linkId,
    timeZone: timeZoneOf(communeCode),
  }),
  senderOf: ({ linkId }) => linkId,
}

export const signerCommand = guestCommandOf<SigningHolder>(({ linkId }) => linkId)
