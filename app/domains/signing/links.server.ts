/** What a link to sign shows, to its holder or to whoever it names by the address of her account. Rules: docs/rules/signing.md §3. */
import { signatureStateOf } from '#app/domains/convention/convention.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { rowOf, rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { loadSigned } from './signed-texts.server.ts'
import { linkStateOf, signingBars, waitsFor } from './signing.ts'
import { listAllowed, listPlans } from './store.server.ts'
import { getFrozenText, type TextKey, textIdOf } from './texts.server.ts'

type LinkKey = { readonly ctgId: string; readonly linkId: string }

/** The text, who signs for whom, whether she may now. */
export async function getSigningLink(db: Reader, { ctgId, linkId }: LinkKey, at: Date, isInstanceOpen: boolean) {
  const link = await db
    .selectFrom('signing_link as link')
    .innerJoin('ctg', 'ctg.id', 'link.ctg_id')
    .innerJoin('party', sameCtg('party.id', 'link.party_id'))
    .select([
      'link.party_id as partyId',
      'link.version_id as versionId',
      'link.amendment_id as amendmentId',
      'link.holder_name as holderName',
      'link.holder_role as holderRole',
      'link.email',
      'link.expires_at as expiresAt',
      'link.revoked_at as revokedAt',
      'ctg.name as ctgName',
      'ctg.archived_at as archivedAt',
      'party.name as partyName',
    ])
    .where('link.ctg_id', '=', ctgId)
    .where('link.id', '=', linkId)
    .executeTakeFirstOrThrow()
  const { number, fileSha256 } = await getFrozenText(db, ctgId, textIdOf(link))
  const [{ convention, toSign }, plans, allowed] = [
    await loadSigned(db, ctgId, link.amendmentId),
    await listPlans(db, ctgId),
    await listAllowed(db, ctgId),
  ]
  const signatory = convention.signatories.find(({ partyId }) => partyId === link.partyId)
  const hasSigned = signatory !== undefined && signatureStateOf(signatory) === 'signed'
  const copy = await findOwnCopy(db, ctgId, link)
  return {
    ctgId,
    linkId,
    ...link,
    number,
    fileSha256,
    /** Her sealed copy, when she signed in Trame: the frozen text followed by her signature. */
    sealed: copy?.sha256 && copy.fileId ? { fileId: copy.fileId, sha256: copy.sha256 } : null,
    isBeingSealed: copy !== undefined && copy.sha256 === null,
    signedOn: signatory?.signature?.signedOn ?? null,
    state: linkStateOf({ ...link, hasSigned }, at),
    isWithdrawn: toSign === null,
    waitsFor: waitsFor(link.partyId, plans, convention.signatories).map(({ name }) => name),
    bars: [...(link.archivedAt ? (['ctg-archived'] as const) : []), ...signingBars(isInstanceOpen, allowed)],
  }
}

type SignedTextKey = TextKey & { readonly partyId: string }

/** Her signature in Trame, and its file once it is sealed. */
const findOwnCopy = (db: Reader, ctgId: string, { partyId, ...text }: SignedTextKey) =>
  db
    .selectFrom('signed_copy as copy')
    .leftJoin('stored_file as file', (join) =>
      join.onRef('file.ctg_id', '=', 'copy.ctg_id').onRef('file.id', '=', 'copy.file_id'),
    )
    .select(['file.id as fileId', 'file.sha256'])
    .where('copy.ctg_id', '=', ctgId)
    .where('copy.party_id', '=', partyId)
    .where((eb) => eb(eb.fn.coalesce('copy.version_id', 'copy.amendment_id'), '=', textIdOf(text)))
    .where('copy.mode', '=', 'trame')
    .where('copy.state', '=', 'recorded')
    .orderBy('copy.received_at', 'desc')
    .executeTakeFirst()

export type SigningLinkData = Awaited<ReturnType<typeof getSigningLink>>

/** The file that a link shows: the frozen text; once she signed it, hers. @throws DomainError unavailable while it is being made */
export async function getLinkFile(db: Reader, { ctgId, linkId }: LinkKey) {
  const link = await rowOf(db, 'signing_link', { ctgId, id: linkId }).get([
    'party_id as partyId',
    'version_id as versionId',
    'amendment_id as amendmentId',
  ])
  const { fileSha256, number, amendmentId } = await getFrozenText(db, ctgId, textIdOf(link))
  const sha256 = (await findOwnCopy(db, ctgId, link))?.sha256 ?? fileSha256
  if (sha256 === null) throw new DomainError('unavailable', 'convention.file-not-ready')
  return { sha256, number, amendmentId }
}

/** More than anybody is named to sign at once. */
const mostLinks = 20

/** What I am named to sign in this CTG, by the address of my account: the link its address asks for, else the last one I have not signed. */
export async function getMySigningPage(
  { db, actor, at }: Context,
  { ctgId, linkId }: { readonly ctgId: string; readonly linkId: string | null },
  isInstanceOpen: boolean,
) {
  requireMembership(actor, ctgId)
  const mine = await listMyLinks(db, ctgId, actor.personId)
  const shown = mine.find(({ id }) => id === linkId) ?? mine.find(({ signedOn }) => signedOn === null) ?? mine[0]
  const factor = await rowsOf(db, 'second_factor', { person_id: actor.personId }).find(['confirmed_at as confirmedAt'])
  return {
    ctgId,
    link: shown ? await getSigningLink(db, { ctgId, linkId: shown.id }, at, isInstanceOpen) : null,
    others: mine.filter((one) => one !== shown && one.signedOn === null),
    hasFactor: factor?.confirmedAt != null,
  }
}

export type MySigningPageData = Awaited<ReturnType<typeof getMySigningPage>>

/** The latest first. */
const listMyLinks = (db: Reader, ctgId: string, personId: string) =>
  db
    .selectFrom('signing_link as link')
    .innerJoin('person', 'person.email', 'link.email')
    .innerJoin('party', sameCtg('party.id', 'link.party_id'))
    .leftJoin('amendment', sameCtg('amendment.id', 'link.amendment_id'))
    .leftJoin('amendment_signatory as called', (join) =>
      sameCtg('called.amendment_id', 'link.amendment_id')(join).onRef('called.party_id', '=', 'link.party_id'),
    )
    .leftJoin('signature', (join) =>
      sameCtg('signature.party_id', 'link.party_id')(join).on('link.amendment_id', 'is', null),
    )
    .select((eb) => [
      'link.id',
      'link.amendment_id as amendmentId',
      eb.fn.coalesce('amendment.number', eb.lit(0)).as('number'),
      'party.name as partyName',
      eb.fn.coalesce('called.signed_on', 'signature.signed_on').as('signedOn'),
    ])
    .where('link.ctg_id', '=', ctgId)
    .where('person.id', '=', personId)
    .where('link.revoked_at', 'is', null)
    .orderBy('link.created_at', 'desc')
    .limit(mostLinks)
    .execute()
