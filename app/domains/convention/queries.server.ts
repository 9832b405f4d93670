/** What the pages of the convention read. Every function starts from the actor. */
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { phaseOf } from '#app/domains/ctg/ctg.ts'
import { ctgPermissions } from '#app/domains/ctg/permissions.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { DomainError, found, foundById } from '#app/kernel/errors.ts'
import { allows } from '#app/kernel/permission.ts'
import { rowOf, rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { readTextRemarks } from './articles/text-reads.server.ts'
import { isPdfLost, versionToSign } from './convention.ts'
import { conventionFacts } from './facts.ts'
import { readFrozen, summarise } from './frozen-content.ts'
import { listHandovers } from './handovers.server.ts'
import { loadConvention, loadWrittenConvention } from './load-convention.server.ts'
import { conventionPermissions } from './permissions.ts'
import { selectLastReminders, toLastReminder } from './signatories/reminders.server.ts'
import { standingOf } from './version-stage.ts'

export { countVersions, getConventionFacts } from './load-convention.server.ts'
export { sumPostsOfMany } from './posts/post-reads.server.ts'

/** The convention at a glance: state, signatories, versions, articles. Four statements, one more while its text is written. */
export async function getConventionPage({ db, actor, at }: Context, ctgId: string) {
  requireMembership(actor, ctgId)
  const today = todayIn({ actor, at }, ctgId)
  const [{ convention, articles, hasSignedFile }, { signedFiles, reminders }, versions] = await Promise.all([
    loadWrittenConvention(db, ctgId),
    listFilesAndReminders(db, ctgId),
    listVersions({ db, at }, ctgId),
  ])
  const remarks = await readTextRemarks(db, { ctgId, today }, { convention, articles })
  return {
    ctgId,
    today,
    phase: phaseOf(convention, today),
    reminders,
    signedOn: convention.signedOn,
    isArchived: convention.isArchived,
    signatories: convention.signatories,
    /** As the rules know them; `versions` are their rows. */
    marks: convention.versions,
    versions,
    articles: articles.map(({ id, title }) => ({ id, title })),
    signedFiles,
    ...conventionFacts(convention, { articles, remarks, hasSignedFile }),
    mayWrite: allows(conventionPermissions.write, actor, { ctgId }),
  }
}

/** The latest first, fifty at most. */
async function listVersions({ db, at }: Pick<Context, 'db' | 'at'>, ctgId: string) {
  const rows = await db
    .selectFrom('convention_version as version')
    .leftJoin('stored_file as file', sameCtg('file.id', 'version.file_id'))
    .leftJoin('decision', sameCtg('decision.id', 'version.decision_id'))
    .select([
      'version.id',
      'version.number',
      'version.status',
      'version.progress_percent as progressPercent',
      'version.failure',
      'version.pdf_asked_at as pdfAskedAt',
      'version.made_by as madeBy',
      'version.made_at as madeAt',
      'version.file_sha256 as fileSha256',
      'version.content_sha256 as contentSha256',
      'version.decision_id as decisionId',
      'file.size_bytes as sizeBytes',
      'decision.number as decisionNumber',
      'decision.decided_on as decidedOn',
    ])
    .where('version.ctg_id', '=', ctgId)
    .orderBy('version.number', 'desc')
    .limit(50)
    .execute()
  return rows.map(({ sizeBytes, decisionNumber, decidedOn, ...row }) => ({
    ...row,
    /** The one that validates it. */
    decision: decisionNumber === null || decidedOn === null ? null : { number: decisionNumber, decidedOn },
    isLost: isPdfLost(row, at),
    sizeBytes: sizeBytes === null ? null : Number(sizeBytes),
  }))
}

export type VersionRow = Awaited<ReturnType<typeof listVersions>>[number]

/** Scans of the signed convention, the latest first, twenty at most. */
const selectSignedFiles = (db: Reader, ctgId: string) =>
  db
    .selectFrom('signed_convention as signed')
    .innerJoin('stored_file as file', sameCtg('file.id', 'signed.file_id'))
    .leftJoin('convention_version as version', sameCtg('version.id', 'signed.version_id'))
    .select([
      'file.id as fileId',
      'file.name',
      'signed.filed_by as filedBy',
      'signed.filed_at as filedAt',
      'version.number as versionNumber',
    ])
    .where('signed.ctg_id', '=', ctgId)
    .orderBy('signed.filed_at', 'desc')
    .limit(20)

/** The signed PDFs, the latest first, and the last reminder of each party: one statement. */
async function listFilesAndReminders(db: Reader, ctgId: string) {
  const { files, asked: reminders } = await db
    .selectNoFrom([
      jsonArrayFrom(selectSignedFiles(db, ctgId)).as('files'),
      jsonArrayFrom(selectLastReminders(db, ctgId)).as('asked'),
    ])
    .executeTakeFirstOrThrow()
  return {
    signedFiles: files.map(({ filedAt, ...file }) => ({ ...file, filedAt: new Date(filedAt) })),
    reminders: reminders.map(toLastReminder),
  }
}

export type ConventionPageData = Awaited<ReturnType<typeof getConventionPage>>

type VersionKey = { readonly ctgId: string; readonly conventionVersionId: string }

/** One frozen version: its progress, its file, what it holds, the decisions it may be tied to. @throws DomainError not-found */
export async function getVersionPage({ db, actor, at }: Context, { ctgId, conventionVersionId }: VersionKey) {
  requireMembership(actor, ctgId)
  const versions = await listVersions({ db, at }, ctgId)
  const version = foundById(versions, conventionVersionId, 'convention.version-not-found')
  const { content, decisionId } = await rowOf(db, 'convention_version', { ctgId, id: conventionVersionId }).get([
    'content',
    'decision_id as decisionId',
  ])
  const decisions = await rowsOf(db, 'decision', { ctg_id: ctgId })
    .select(['id', 'number', 'text', 'decided_on as decidedOn'])
    .orderBy('number', 'desc')
    .limit(100)
    .execute()
  const mayWrite = allows(conventionPermissions.write, actor, { ctgId })
  const convention = await loadConvention(db, ctgId)
  return {
    ctgId,
    today: todayIn({ actor, at }, ctgId),
    version,
    signedOn: convention.signedOn,
    isArchived: convention.isArchived,
    signatories: convention.signatories,
    toSign: versionToSign(convention.versions) ?? null,
    standing: standingOf(convention, conventionVersionId, await listHandovers(db, ctgId)),
    summary: summarise(readFrozen(content)),
    sameAs: versions
      .filter((other) => other.id !== version.id && other.contentSha256 === version.contentSha256)
      .map(({ number }) => number)
      .toSorted((one, another) => one - another),
    decision: decisions.find(({ id }) => id === decisionId) ?? null,
    decisions: mayWrite ? decisions : [],
    mayWrite,
  }
}

export type VersionPageData = Awaited<ReturnType<typeof getVersionPage>>

/** The file of a version, for a member. @throws DomainError not-found; unavailable while it is being made */
export async function getVersionFile({ db, actor }: Context, { ctgId, conventionVersionId }: VersionKey) {
  requireMembership(actor, ctgId)
  const { sha256, number } = found(
    await rowOf(db, 'convention_version', { ctgId, id: conventionVersionId }).find(['file_sha256 as sha256', 'number']),
    'convention.version-not-found',
  )
  if (sha256 === null) throw new DomainError('unavailable', 'convention.file-not-ready')
  return { sha256, number }
}

/** The act and the signature of one signatory, to record or correct. @throws DomainError not-found */
export async function getSignatoryPage(
  { db, actor }: Context,
  { ctgId, partyId }: { readonly ctgId: string; readonly partyId: string },
) {
  requireMembership(actor, ctgId)
  const convention = await loadConvention(db, ctgId)
  const signatory = found(
    convention.signatories.find((one) => one.partyId === partyId),
    'ctg.party-not-found',
  )
  const party = await db
    .selectFrom('party')
    .leftJoin('authorising_act as act', sameCtg('act.party_id', 'party.id'))
    .leftJoin('stored_file as file', sameCtg('file.id', 'act.file_id'))
    .select([
      'party.represented_by as representedBy',
      'party.represented_as as representedAs',
      'file.id as fileId',
      'file.name as fileName',
      'party.logo_file_id as logoFileId',
    ])
    .where('party.ctg_id', '=', ctgId)
    .where('party.id', '=', partyId)
    .executeTakeFirstOrThrow()
  return {
    ctgId,
    signatory,
    ...party,
    versions: convention.versions,
    toSign: versionToSign(convention.versions) ?? null,
    signedOn: convention.signedOn,
    isArchived: convention.isArchived,
    mayWrite: allows(conventionPermissions.write, actor, { ctgId }),
    maySetLogo: allows(ctgPermissions.lead, actor, { ctgId }),
  }
}

export type SignatoryPageData = Awaited<ReturnType<typeof getSignatoryPage>>
