/** Amendments as their rules see them, for pages, commands and steps. The caller has checked the right to read. */
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Signatory } from '#app/domains/convention/convention.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import type { DB } from '#app/kernel/database-types.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Amendment, AmendmentParts } from './amendments.ts'

type Of = (eb: ExpressionBuilder<DB, 'amendment'>) => Expression<SqlBool>

const selectSignatories = (eb: ExpressionBuilder<DB, 'amendment'>) =>
  eb
    .selectFrom('amendment_signatory as one')
    .innerJoin('party', sameCtg('party.id', 'one.party_id'))
    .select([
      'party.id as partyId',
      'party.name',
      'party.short_name as shortName',
      'party.kind',
      'party.is_lead as isLead',
      'party.represented_by as representedBy',
      'party.represented_as as representedAs',
      'one.act_kind as actKind',
      'one.act_number as actNumber',
      'one.adopted_on as adoptedOn',
      'one.expected_on as expectedOn',
      'one.transmitted_on as transmittedOn',
      'one.act_note as actNote',
      'one.act_file_id as actFileId',
      'one.signed_on as signedOn',
      'one.signed_by as signedBy',
      'one.signed_as as signedAs',
      'one.is_refusal as isRefusal',
      'one.signature_note as signatureNote',
    ])
    .whereRef('one.ctg_id', '=', 'amendment.ctg_id')
    .whereRef('one.amendment_id', '=', 'amendment.id')
    .orderBy('one.position')

/** All that is told of amendments, the latest first: one statement. */
const selectAmendments = (db: Reader, ctgId: string, of: Of) =>
  db
    .selectFrom('amendment')
    .innerJoin('ctg', 'ctg.id', 'amendment.ctg_id')
    .leftJoin('decision', sameCtg('decision.id', 'amendment.decision_id'))
    .select((eb) => [
      'amendment.id',
      'amendment.number',
      'amendment.motive',
      'amendment.new_ends_on as newEndsOn',
      'amendment.adds_actions as addsActions',
      'amendment.prepared_by as preparedBy',
      'amendment.decision_id as decisionId',
      'amendment.content_sha256 as contentSha256',
      'amendment.frozen_by as frozenBy',
      'amendment.frozen_at as frozenAt',
      'amendment.status',
      'amendment.progress_percent as progressPercent',
      'amendment.pdf_asked_at as pdfAskedAt',
      'amendment.failure',
      'amendment.file_sha256 as fileSha256',
      'amendment.in_force_on as inForceOn',
      'amendment.withdrawn_at as withdrawnAt',
      'amendment.version',
      eb('ctg.archived_at', 'is not', null).$castTo<boolean>().as('isArchived'),
      'decision.number as decisionNumber',
      'decision.decided_on as decidedOn',
      jsonArrayFrom(
        eb
          .selectFrom('amendment_party as joining')
          .innerJoin('party', sameCtg('party.id', 'joining.party_id'))
          .select(['party.id', 'party.name', 'party.kind'])
          .whereRef('joining.ctg_id', '=', 'amendment.ctg_id')
          .whereRef('joining.amendment_id', '=', 'amendment.id')
          .orderBy('party.position'),
      ).as('parties'),
      jsonArrayFrom(
        eb
          .selectFrom('amendment_commune as entering')
          .innerJoin('territory', 'territory.code', 'entering.territory_code')
          .select(['territory.code', 'territory.name'])
          .whereRef('entering.ctg_id', '=', 'amendment.ctg_id')
          .whereRef('entering.amendment_id', '=', 'amendment.id')
          .orderBy('territory.name'),
      ).as('communes'),
      jsonArrayFrom(
        eb
          .selectFrom('amendment_article as article')
          .select(['article.title', 'article.body'])
          .whereRef('article.ctg_id', '=', 'amendment.ctg_id')
          .whereRef('article.amendment_id', '=', 'amendment.id')
          .orderBy('article.title'),
      ).as('written'),
      jsonArrayFrom(selectSignatories(eb)).as('signatories'),
    ])
    .where('amendment.ctg_id', '=', ctgId)
    .where(of)
    .orderBy('amendment.number', (order) => order.desc().nullsFirst())
    .orderBy('amendment.prepared_at', 'desc')

type Row = Awaited<ReturnType<ReturnType<typeof selectAmendments>['execute']>>[number]

export type AmendmentSignatory = Signatory & {
  readonly representedBy: string | null
  readonly representedAs: string | null
  readonly actFileId: string | null
}

/** An act that is kept was adopted, or is expected, on this very text. */
const signatoryOf = (amendmentId: string, row: Row['signatories'][number]): AmendmentSignatory => ({
  partyId: row.partyId,
  name: row.name,
  shortName: row.shortName,
  kind: row.kind,
  isLead: row.isLead,
  representedBy: row.representedBy,
  representedAs: row.representedAs,
  actFileId: row.actFileId,
  act: row.actKind && {
    kind: row.actKind,
    versionId: amendmentId,
    number: row.actNumber,
    adoptedOn: row.adoptedOn,
    expectedOn: row.expectedOn,
    transmittedOn: row.transmittedOn,
    note: row.actNote,
  },
  signature:
    row.signedOn !== null || row.isRefusal
      ? {
          versionId: row.isRefusal ? null : amendmentId,
          signedOn: row.signedOn,
          signedBy: row.signedBy,
          signedAs: row.signedAs,
          note: row.signatureNote,
        }
      : null,
})

const toAmendment = ({ signatories, ...row }: Row) => ({
  ...row,
  isWithdrawn: row.withdrawnAt !== null,
  signatories: signatories.map((one) => signatoryOf(row.id, one)),
})
export type AmendmentRow = ReturnType<typeof toAmendment> & Amendment

export const partsOf = (row: AmendmentRow): AmendmentParts => ({
  newEndsOn: row.newEndsOn,
  addsActions: row.addsActions,
  partyIds: row.parties.map(({ id }) => id),
  communeCodes: row.communes.map(({ code }) => code),
  articleTitles: row.written.map(({ title }) => title),
})

/** More than any convention has. */
const longestList = 50

/** The latest first, drafts before. */
export const listAmendments = async (db: Reader, ctgId: string): Promise<readonly AmendmentRow[]> =>
  (
    await selectAmendments(db, ctgId, (eb) => eb.lit(true))
      .limit(longestList)
      .execute()
  ).map(toAmendment)

/** Undefined when this CTG has none of this id. */
export async function findAmendment(db: Reader, ctgId: string, id: string): Promise<AmendmentRow | undefined> {
  const row = await selectAmendments(db, ctgId, (eb) => eb('amendment.id', '=', id)).executeTakeFirst()
  return row && toAmendment(row)
}

/** What each amendment in force changes, and what those of these ids would, as they were frozen; in the order of their numbers. */
export async function listContents(db: Reader, ctgId: string, also: readonly string[] = []) {
  const rows = await rowsOf(db, 'amendment', { ctg_id: ctgId })
    .select(['id', 'number', 'content', 'in_force_on as inForceOn'])
    .where('content', 'is not', null)
    .where((eb) => eb.or([eb('in_force_on', 'is not', null), ...(also.length > 0 ? [eb('id', 'in', also)] : [])]))
    .orderBy('number')
    .execute()
  return rows
}
