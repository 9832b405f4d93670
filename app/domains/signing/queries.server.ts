/** What the pages of signing read. Every function starts from the actor, or from the door that let somebody in. */
import { absenceInAmendment } from '#app/domains/amendments/amendments.ts'
import { absenceIn, signatureStateOf, versionToSign } from '#app/domains/convention/convention.ts'
import { loadConvention } from '#app/domains/convention/load-convention.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { allows, requireRight } from '#app/kernel/permission.ts'
import { rowOf, rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { type CopyRow, listCopies } from './copies.server.ts'
import { signingPermissions } from './permissions.ts'
import { listSignedAmendments, loadSigned } from './signed-texts.server.ts'
import { linkStateOf, sideOf, signingBars, waitsFor } from './signing.ts'
import { listPlans } from './store.server.ts'

export type { CopyRow }

const listAllowances = (db: Reader, ctgId: string) =>
  rowsOf(db, 'signing_allowance', { ctg_id: ctgId })
    .select(['side', 'allowed_by as allowedBy', 'allowed_at as allowedAt'])
    .execute()

/** It answers until the midnight that ends this day, as its mail says. */
const lastDayOf = (expiresAt: Date): string => parisDay(new Date(expiresAt.getTime() - 1))

type LinksOf = { readonly ctgId: string; readonly partyId: string; readonly amendmentId: string | null }

const listLinks = (db: Reader, { ctgId, partyId, amendmentId }: LinksOf) =>
  rowsOf(db, 'signing_link', { ctg_id: ctgId, party_id: partyId })
    .select([
      'id',
      'holder_name as holderName',
      'holder_role as holderRole',
      'email',
      'expires_at as expiresAt',
      'revoked_at as revokedAt',
      'created_at as createdAt',
      'created_by as createdBy',
    ])
    .where('amendment_id', 'is not distinct from', amendmentId)
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute()

/** « Preuve »: who signed how, what came of it, and the proof file. */
export async function getProofPage({ db, actor }: Context, ctgId: string, isInstanceOpen: boolean) {
  requireMembership(actor, ctgId)
  const mayWrite = allows(signingPermissions.lead, actor, { ctgId })
  const convention = await loadConvention(db, ctgId)
  const [plans, allowances, copies, proof, amendments] = await Promise.all([
    listPlans(db, ctgId),
    listAllowances(db, ctgId),
    listCopies(db, ctgId),
    findProof(db, ctgId),
    listSignedAmendments(db, ctgId),
  ])
  return {
    ctgId,
    signedOn: convention.signedOn,
    absence: absenceIn(convention),
    toSign: versionToSign(convention.versions) ?? null,
    signatories: convention.signatories.map((signatory) => ({
      ...signatory,
      state: signatureStateOf(signatory),
      plan: plans.find((plan) => plan.partyId === signatory.partyId) ?? null,
      copy: copies.find((copy) => copy.partyId === signatory.partyId && copy.amendmentId === null) ?? null,
    })),
    amendments: amendments.map(({ id, number, inForceOn, isWithdrawn, isArchived, signatories }) => ({
      ...{ id, number, inForceOn, isWithdrawn },
      absence: isWithdrawn ? 'unrecorded' : absenceInAmendment({ inForceOn, isArchived }),
      signatories: signatories.map((signatory) => ({
        ...{ partyId: signatory.partyId, name: signatory.name, kind: signatory.kind },
        state: signatureStateOf(signatory),
        copy: copies.find((copy) => copy.partyId === signatory.partyId && copy.amendmentId === id) ?? null,
      })),
    })),
    allowances,
    bars: signingBars(
      isInstanceOpen,
      allowances.map(({ side }) => side),
    ),
    isInstanceOpen,
    side: (mayWrite && sideOf(actor, ctgId)) || null,
    proof,
    mayReadProof: allows(signingPermissions.takeBack, actor, { ctgId }),
    mayWrite,
  }
}

export type ProofPageData = Awaited<ReturnType<typeof getProofPage>>

const findProof = async (db: Reader, ctgId: string) =>
  (await rowsOf(db, 'proof_file', { ctg_id: ctgId })
    .select(['id', 'state', 'asked_by as askedBy', 'asked_at as askedAt'])
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst()) ?? null

export type PartyKey = { readonly ctgId: string; readonly partyId: string; readonly amendmentId?: string }

/** How one signatory signs the convention, or one amendment: her copies, her links, what she waits for. @throws DomainError not-found */
export async function getSignatoryProofPage(
  { db, actor, at }: Context,
  { ctgId, partyId, amendmentId }: PartyKey,
  isInstanceOpen: boolean,
) {
  requireMembership(actor, ctgId)
  const { convention, ...signed } = await loadSigned(db, ctgId, amendmentId ?? null)
  const signatory = found(
    convention.signatories.find((one) => one.partyId === partyId),
    'ctg.party-not-found',
  )
  const [plans, allowances, copies, links, party] = await Promise.all([
    listPlans(db, ctgId),
    listAllowances(db, ctgId),
    listCopies(db, ctgId, { partyId, amendmentId: amendmentId ?? null }),
    listLinks(db, { ctgId, partyId, amendmentId: amendmentId ?? null }),
    rowOf(db, 'party', { ctgId, id: partyId }).get([
      'represented_by as representedBy',
      'represented_as as representedAs',
    ]),
  ])
  const hasSigned = signatureStateOf(signatory) === 'signed'
  const mayWrite = allows(signingPermissions.lead, actor, { ctgId })
  return {
    ctgId,
    signatory,
    ...party,
    ...signed,
    hasSigned,
    /** The convention was signed before Trame, and nobody recorded how this signatory did: nothing more is asked of it (§4.4). */
    signedElsewhereOn:
      amendmentId === undefined && signatureStateOf(signatory) === 'awaited' ? convention.signedOn : null,
    plan: plans.find((plan) => plan.partyId === partyId) ?? null,
    waitsFor: waitsFor(partyId, plans, convention.signatories).map(({ shortName }) => shortName),
    copies,
    /** With private addresses: for whoever sends and takes back links. */
    links: allows(signingPermissions.takeBack, actor, { ctgId })
      ? links.map((link) => ({
          ...link,
          lastDay: lastDayOf(link.expiresAt),
          state: linkStateOf({ ...link, hasSigned }, at),
        }))
      : [],
    bars: signingBars(
      isInstanceOpen,
      allowances.map(({ side }) => side),
    ),
    side: (mayWrite && sideOf(actor, ctgId)) || null,
    mayWrite,
  }
}

export type SignatoryProofPageData = Awaited<ReturnType<typeof getSignatoryProofPage>>

/** The proof file made last, for those who may ask for it: it tells where codes were sent. @throws DomainError not-found | forbidden, unavailable until it is ready */
export async function getProofFile({ db, actor }: Context, ctgId: string) {
  requireRight(actor, signingPermissions.takeBack, { ctgId }, 'convention.request-proof')
  const proof = found(
    await db
      .selectFrom('proof_file')
      .leftJoin('stored_file as file', sameCtg('file.id', 'proof_file.file_id'))
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

export { linksToSign } from './to-sign.server.ts'
