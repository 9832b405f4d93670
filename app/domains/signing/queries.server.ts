/** What the pages of signing read. Every function starts from the actor, or from the door that let somebody in. */
import { signatureStateOf, versionToSign } from '#app/domains/convention/convention.ts'
import { loadConvention } from '#app/domains/convention/load-convention.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { allows } from '#app/kernel/permission.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { type CopyRow, listCopies } from './copies.server.ts'
import { signingPermissions } from './permissions.ts'
import { linkStateOf, type Plan, sideOf, signingBars, waitsFor } from './signing.ts'

export type { CopyRow }

const listPlans = (db: Reader, ctgId: string): Promise<readonly Plan[]> =>
  db.selectFrom('signing_plan').select(['party_id as partyId', 'mode', 'rank']).where('ctg_id', '=', ctgId).execute()

const listAllowances = (db: Reader, ctgId: string) =>
  db
    .selectFrom('signing_allowance')
    .select(['side', 'allowed_by as allowedBy', 'allowed_at as allowedAt'])
    .where('ctg_id', '=', ctgId)
    .execute()

async function listLinks(db: Reader, ctgId: string) {
  return db
    .selectFrom('signing_link')
    .select([
      'id',
      'party_id as partyId',
      'holder_name as holderName',
      'holder_role as holderRole',
      'email',
      'expires_at as expiresAt',
      'revoked_at as revokedAt',
      'created_at as createdAt',
    ])
    .where('ctg_id', '=', ctgId)
    .orderBy('created_at', 'desc')
    .limit(500)
    .execute()
}

/** « Preuve »: who signed how, what came of it, and the proof file. */
export async function getProofPage({ db, actor }: Context, ctgId: string, isInstanceOpen: boolean) {
  requireMembership(actor, ctgId)
  const convention = await loadConvention(db, ctgId)
  const [plans, allowances, copies, proof] = await Promise.all([
    listPlans(db, ctgId),
    listAllowances(db, ctgId),
    listCopies(db, ctgId),
    findProof(db, ctgId),
  ])
  return {
    ctgId,
    signedOn: convention.signedOn,
    toSign: versionToSign(convention.versions) ?? null,
    signatories: convention.signatories.map((signatory) => ({
      ...signatory,
      state: signatureStateOf(signatory),
      plan: plans.find((plan) => plan.partyId === signatory.partyId) ?? null,
      copy: copies.find((copy) => copy.partyId === signatory.partyId) ?? null,
    })),
    allowances,
    bars: signingBars(
      isInstanceOpen,
      allowances.map(({ side }) => side),
    ),
    isInstanceOpen,
    side: sideOf(actor, ctgId) ?? null,
    proof,
    mayWrite: allows(signingPermissions.planSigning, actor, { ctgId }),
  }
}

export type ProofPageData = Awaited<ReturnType<typeof getProofPage>>

const findProof = async (db: Reader, ctgId: string) =>
  (await db
    .selectFrom('proof_file')
    .select(['id', 'state', 'asked_by as askedBy', 'asked_at as askedAt'])
    .where('ctg_id', '=', ctgId)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst()) ?? null

type PartyKey = { readonly ctgId: string; readonly partyId: string }

/** How one signatory signs: her copies, her links, what she waits for. @throws DomainError not-found */
export async function getSignatoryProofPage(
  { db, actor, at }: Context,
  { ctgId, partyId }: PartyKey,
  isInstanceOpen: boolean,
) {
  requireMembership(actor, ctgId)
  const convention = await loadConvention(db, ctgId)
  const signatory = found(
    convention.signatories.find((one) => one.partyId === partyId),
    'ctg.party-not-found',
  )
  const [plans, allowances, copies, links, party] = await Promise.all([
    listPlans(db, ctgId),
    listAllowances(db, ctgId),
    listCopies(db, ctgId, partyId),
    listLinks(db, ctgId),
    db
      .selectFrom('party')
      .select(['represented_by as representedBy', 'represented_as as representedAs'])
      .where('ctg_id', '=', ctgId)
      .where('id', '=', partyId)
      .executeTakeFirstOrThrow(),
  ])
  const hasSigned = signatureStateOf(signatory) === 'signed'
  return {
    ctgId,
    signatory,
    ...party,
    versions: convention.versions,
    toSign: versionToSign(convention.versions) ?? null,
    hasSigned,
    plan: plans.find((plan) => plan.partyId === partyId) ?? null,
    waitsFor: waitsFor(partyId, plans, convention.signatories).map(({ shortName }) => shortName),
    copies,
    links: links
      .filter((link) => link.partyId === partyId)
      .map((link) => ({ ...link, state: linkStateOf({ ...link, hasSigned }, at) })),
    bars: signingBars(
      isInstanceOpen,
      allowances.map(({ side }) => side),
    ),
    side: sideOf(actor, ctgId) ?? null,
    mayWrite: allows(signingPermissions.planSigning, actor, { ctgId }),
  }
}

export type SignatoryProofPageData = Awaited<ReturnType<typeof getSignatoryProofPage>>

type LinkKey = { readonly ctgId: string; readonly linkId: string }

/** What a link to sign shows: the text, who signs for whom, whether she may now. Two statements. */
export async function getSigningLink(db: Reader, { ctgId, linkId }: LinkKey, at: Date, isInstanceOpen: boolean) {
  const link = await db
    .selectFrom('signing_link as link')
    .innerJoin('ctg', 'ctg.id', 'link.ctg_id')
    .innerJoin('party', (join) =>
      join.onRef('party.ctg_id', '=', 'link.ctg_id').onRef('party.id', '=', 'link.party_id'),
    )
    .innerJoin('convention_version as version', (join) =>
      join.onRef('version.ctg_id', '=', 'link.ctg_id').onRef('version.id', '=', 'link.version_id'),
    )
    .select([
      'link.party_id as partyId',
      'link.version_id as versionId',
      'link.holder_name as holderName',
      'link.holder_role as holderRole',
      'link.email',
      'link.expires_at as expiresAt',
      'link.revoked_at as revokedAt',
      'ctg.name as ctgName',
      'party.name as partyName',
      'version.number as versionNumber',
      'version.file_sha256 as fileSha256',
    ])
    .where('link.ctg_id', '=', ctgId)
    .where('link.id', '=', linkId)
    .executeTakeFirstOrThrow()
  const [convention, plans, allowances] = [
    await loadConvention(db, ctgId),
    await listPlans(db, ctgId),
    await listAllowances(db, ctgId),
  ]
  const signatory = convention.signatories.find(({ partyId }) => partyId === link.partyId)
  const hasSigned = signatory !== undefined && signatureStateOf(signatory) === 'signed'
  return {
    ctgId,
    ...link,
    signedOn: signatory?.signature?.signedOn ?? null,
    state: linkStateOf({ ...link, hasSigned }, at),
    waitsFor: waitsFor(link.partyId, plans, convention.signatories).map(({ name }) => name),
    bars: signingBars(
      isInstanceOpen,
      allowances.map(({ side }) => side),
    ),
  }
}

export type SigningLinkData = Awaited<ReturnType<typeof getSigningLink>>

/** The frozen file that a link shows. @throws DomainError unavailable while it is being made */
export async function getLinkFile(db: Reader, { ctgId, linkId }: LinkKey) {
  const { sha256, number } = await db
    .selectFrom('signing_link as link')
    .innerJoin('convention_version as version', (join) =>
      join.onRef('version.ctg_id', '=', 'link.ctg_id').onRef('version.id', '=', 'link.version_id'),
    )
    .select(['version.file_sha256 as sha256', 'version.number'])
    .where('link.ctg_id', '=', ctgId)
    .where('link.id', '=', linkId)
    .executeTakeFirstOrThrow()
  if (sha256 === null) throw new DomainError('unavailable', 'convention.file-not-ready')
  return { sha256, number }
}

/** What I am named to sign in this CTG, by the address of my account. */
export async function getMySigningPage({ db, actor, at }: Context, ctgId: string, isInstanceOpen: boolean) {
  requireMembership(actor, ctgId)
  const mine = await db
    .selectFrom('signing_link as link')
    .innerJoin('person', 'person.email', 'link.email')
    .select('link.id')
    .where('link.ctg_id', '=', ctgId)
    .where('person.id', '=', actor.personId)
    .where('link.revoked_at', 'is', null)
    .orderBy('link.created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const factor = await db
    .selectFrom('second_factor')
    .select('confirmed_at as confirmedAt')
    .where('person_id', '=', actor.personId)
    .executeTakeFirst()
  return {
    ctgId,
    linkId: mine?.id ?? null,
    link: mine ? await getSigningLink(db, { ctgId, linkId: mine.id }, at, isInstanceOpen) : null,
    hasFactor: factor?.confirmedAt != null,
  }
}

export type MySigningPageData = Awaited<ReturnType<typeof getMySigningPage>>

/** The proof file made last. @throws DomainError not-found, unavailable until it is ready */
export async function getProofFile({ db, actor }: Context, ctgId: string) {
  requireMembership(actor, ctgId)
  const proof = found(
    await db
      .selectFrom('proof_file')
      .leftJoin('stored_file as file', (join) =>
        join.onRef('file.ctg_id', '=', 'proof_file.ctg_id').onRef('file.id', '=', 'proof_file.file_id'),
      )
      .select(['file.sha256'])
      .where('proof_file.ctg_id', '=', ctgId)
      .orderBy('proof_file.asked_at', 'desc')
      .limit(1)
      .executeTakeFirst(),
    'convention.proof-not-ready',
  )
  if (proof.sha256 === null) throw new DomainError('unavailable', 'convention.proof-not-ready')
  return proof.sha256
}
