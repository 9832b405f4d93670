/** Copies that came back signed, as pages and the proof file read them. The caller has checked the right to read. */

import { readReport } from '#app/domains/signatures/report.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'

type Of = {
  readonly partyId?: string
  /** Undefined: of every text; null: of the convention. */
  readonly amendmentId?: string | null
}

/** Copies of a CTG, or of one of its parties, or of one text, the latest first, two hundred at most. */
export async function listCopies(db: Reader, ctgId: string, { partyId, amendmentId }: Of = {}) {
  const rows = await db
    .selectFrom('signed_copy as copy')
    .leftJoin('convention_version as version', sameCtg('version.id', 'copy.version_id'))
    .leftJoin('amendment', sameCtg('amendment.id', 'copy.amendment_id'))
    .leftJoin('stored_file as file', sameCtg('file.id', 'copy.file_id'))
    .select((eb) => [
      'copy.id',
      'copy.party_id as partyId',
      'copy.mode',
      'copy.state',
      'copy.file_id as fileId',
      'copy.report',
      'copy.signed_on as signedOn',
      'copy.signed_by as signedBy',
      'copy.signed_as as signedAs',
      'copy.reason',
      'copy.proven_by as provenBy',
      'copy.received_by as receivedBy',
      'copy.received_at as receivedAt',
      'copy.amendment_id as amendmentId',
      eb.fn.coalesce('version.number', 'amendment.number', eb.lit(0)).as('number'),
      'file.name as fileName',
      'file.sha256',
      eb
        .selectFrom('copy_confirmation as one')
        .select((row) =>
          row.fn.coalesce(row.fn.agg<string[]>('array_agg', [row.ref('one.side')]), row.val('{}')).as('sides'),
        )
        .whereRef('one.ctg_id', '=', 'copy.ctg_id')
        .whereRef('one.copy_id', '=', 'copy.id')
        .as('confirmedBy'),
    ])
    .where('copy.ctg_id', '=', ctgId)
    .$if(partyId !== undefined, (query) => query.where('copy.party_id', '=', partyId ?? ''))
    .$if(amendmentId !== undefined, (query) =>
      query.where('copy.amendment_id', 'is not distinct from', amendmentId ?? null),
    )
    .orderBy('copy.received_at', 'desc')
    .limit(200)
    .execute()
  return rows.map(({ report, ...row }) => ({ ...row, report: readReport(report) }))
}

export type CopyRow = Awaited<ReturnType<typeof listCopies>>[number]
