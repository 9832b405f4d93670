/** The door of who has no account: the link of a mail shows what is held under its address, and lets it be erased. Rules: docs/rules/privacy.md §5. */
import type { Reader } from '#app/kernel/database.server.ts'
import { type DoorHolder, doorLimits, type SendingDoor } from '#app/kernel/door.ts'
import { guestCommandOf } from '#app/kernel/guest-command.server.ts'
import { hashLinkToken } from '#app/kernel/link-token.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { privacyLabels as t } from './labels.fr.ts'

const findByToken = (db: Reader, token: string, at: Date) =>
  rowsOf(db, 'address_link', { token_hash: hashLinkToken(token) })
    .select(['id as linkId', 'email', 'erased_at as erasedAt'])
    .where('expires_at', '>', at)
    .executeTakeFirst()

export type FoundAddress = NonNullable<Awaited<ReturnType<typeof findByToken>>>
export type AddressHolder = DoorHolder & { readonly address: FoundAddress }

export const addressDoor: SendingDoor<FoundAddress, AddressHolder> = {
  secret: 'dataToken',
  find: findByToken,
  unknown: 'privacy.link-gone',
  guess: doorLimits.guess,
  receive: doorLimits.receive,
  closed: (reason) => ({
    frame: t.address.title,
    title: t.address.title,
    sentence: reason === 'too-many' ? t.address.tooManyHere : t.address.gone,
  }),
  // Of no CTG: what is held may be in several.
  holderOf: (address) => ({ personId: null, name: '', memberships: [], ctgId: null, address }),
  senderOf: ({ linkId }) => linkId,
}

export const addressCommand = guestCommandOf<AddressHolder>(({ address }) => address.linkId)
