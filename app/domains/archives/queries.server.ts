/** What the pages of the archives read. Rules: docs/rules/archives.md. */
import { requireMembership } from '#app/kernel/actor.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { allows, requireRight } from '#app/kernel/permission.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { isLost, refusalToAsk, sideOf, type Wish } from './archives.ts'
import { type ArrivalReport, refusalToGiveUp, reportShape } from './arrival/report.ts'
import { readRefusal, readState } from './arrival/store.server.ts'
import { listCopies } from './copies.server.ts'
import { archivesPermissions } from './permissions.ts'

type OfCtg = { readonly ctgId: string }

/** Copies of a CTG and where its archiving stands; every member reads that, the coordinations act. @throws DomainError not-found */
export async function getArchivesPage({ db, actor, at }: Context, { ctgId }: OfCtg) {
  requireMembership(actor, ctgId)
  const [copies, ctg, wishes] = await Promise.all([
    listCopies(db, ctgId),
    db.selectFrom('ctg').select(['name', 'archived_at as archivedAt']).where('id', '=', ctgId).executeTakeFirst(),
    rowsOf(db, 'ctg_archiving_wish', { ctg_id: ctgId })
      .select(['side', 'wish', 'wished_by as wishedBy', 'wished_at as wishedAt'])
      .orderBy('side')
      .execute(),
  ])
  const mayAct = allows(archivesPermissions.lead, actor, { ctgId })
  return {
    ctgId,
    ...found(ctg, 'ctg.not-found'),
    mayAct,
    side: sideOf(actor, ctgId) ?? null,
    refusal: {
      whole: refusalToAsk(copies, 'whole', at) ?? null,
      records: refusalToAsk(copies, 'records', at) ?? null,
    },
    wishes: wishes.map(({ wish, ...row }): Wish & typeof row => ({
      ...row,
      wish: wish === 'reopen' ? 'reopen' : 'archive',
    })),
    copies: copies.map(({ sha256, askedAt, ...copy }) => ({
      ...copy,
      isLost: isLost({ state: copy.state, askedAt }, at),
      isThere: copy.state === 'ready' && sha256 !== null && copy.expiresAt !== null && copy.expiresAt > at,
    })),
  }
}
export type ArchivesPageData = Awaited<ReturnType<typeof getArchivesPage>>

/** The bytes of a copy, for the coordinations. @throws DomainError not-found, also once its time is past; forbidden */
export async function getArchiveFile(
  { db, actor, at }: Context,
  { ctgId, archiveId }: OfCtg & { readonly archiveId: string },
) {
  requireRight(actor, archivesPermissions.lead, { ctgId }, 'archives.ask-archive')
  const copy = found(
    await db
      .selectFrom('ctg_archive')
      .innerJoin('ctg', 'ctg.id', 'ctg_archive.ctg_id')
      .select(['ctg.name', 'kind', 'file_sha256 as sha256', 'made_at as madeAt'])
      .where('ctg_archive.ctg_id', '=', ctgId)
      .where('ctg_archive.id', '=', archiveId)
      .where('state', '=', 'ready')
      .where('expires_at', '>', at)
      .executeTakeFirst(),
    'archives.not-found',
  )
  if (copy.sha256 === null || copy.madeAt === null) throw new DomainError('not-found', 'archives.not-found')
  const day = copy.madeAt.toISOString().slice(0, 10)
  const name = `${copy.kind === 'records' ? 'archives' : 'ctg'}-${copy.name.replace(/[^\p{L}\p{N}]+/gu, '-')}-${day}.zip`
  return { sha256: copy.sha256, name, mediaType: 'application/zip' }
}

const longestList = 50

/** Archives brought here, the latest first. @throws DomainError not-found for who does not administer the instance */
export async function getArrivalsPage({ db, actor, at }: Context) {
  if (!actor.isPlatformAdministrator) throw new DomainError('not-found', 'archives.arrival-not-found')
  const rows = await db
    .selectFrom('archive_arrival')
    .select(['id', 'file_name as fileName', 'size_bytes as sizeBytes', 'state', 'progress_percent as progressPercent'])
    .select(['report', 'refusal', 'place', 'arrived_as as arrivedAs', 'brought_by as broughtBy'])
    .select(['brought_at as broughtAt', 'asked_at as askedAt'])
    .orderBy('brought_at', 'desc')
    .limit(longestList)
    .execute()
  return {
    arrivals: rows.map(({ state, report, refusal, sizeBytes, askedAt, ...row }) => ({
      ...row,
      mayGiveUp: state !== 'given-up' && refusalToGiveUp({ state: readState(state), askedAt }, at) === undefined,
      sizeBytes: Number(sizeBytes),
      state: readState(state),
      report: readReport(report),
      refusal: readRefusal(refusal),
    })),
  }
}
export type ArrivalsPageData = Awaited<ReturnType<typeof getArrivalsPage>>

const readReport = (report: unknown): ArrivalReport | null => reportShape.safeParse(report).data ?? null
