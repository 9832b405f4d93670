/** The convention of a CTG as its rules see it, for pages, commands and steps. The caller has checked the right to read. */
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import type { Convention, Signatory } from './convention.ts'

type Period = { readonly startsOn: string | null; readonly endsOn: string | null }

/** Signatories with their act and signature, in the order of the parties. */
async function listSignatories(db: Reader, ctgId: string): Promise<readonly Signatory[]> {
  const rows = await db
    .selectFrom('party')
    .leftJoin('authorising_act as act', (join) =>
      join.onRef('act.ctg_id', '=', 'party.ctg_id').onRef('act.party_id', '=', 'party.id'),
    )
    .leftJoin('signature', (join) =>
      join.onRef('signature.ctg_id', '=', 'party.ctg_id').onRef('signature.party_id', '=', 'party.id'),
    )
    .select([
      'party.id as partyId',
      'party.name',
      'party.short_name as shortName',
      'party.kind',
      'party.is_lead as isLead',
      'act.kind as actKind',
      'act.version_id as actVersionId',
      'act.number as actNumber',
      'act.adopted_on as adoptedOn',
      'act.expected_on as expectedOn',
      'act.transmitted_on as transmittedOn',
      'act.note as actNote',
      'signature.id as signatureId',
      'signature.version_id as signedVersionId',
      'signature.signed_on as signedOn',
      'signature.signed_by as signedBy',
      'signature.signed_as as signedAs',
      'signature.note as signatureNote',
    ])
    .where('party.ctg_id', '=', ctgId)
    .where('party.is_signatory', '=', true)
    .orderBy('party.position')
    .execute()
  return rows.map(({ partyId, name, shortName, kind, isLead, ...row }) => ({
    partyId,
    name,
    shortName,
    kind,
    isLead,
    act: row.actKind && {
      kind: row.actKind,
      versionId: row.actVersionId,
      number: row.actNumber ?? '',
      adoptedOn: row.adoptedOn,
      expectedOn: row.expectedOn,
      transmittedOn: row.transmittedOn,
      note: row.actNote ?? '',
    },
    signature: row.signatureId
      ? {
          versionId: row.signedVersionId,
          signedOn: row.signedOn,
          signedBy: row.signedBy ?? '',
          signedAs: row.signedAs ?? '',
          note: row.signatureNote ?? '',
        }
      : null,
  }))
}

/** The convention, with the start and the end of the CTG. Three statements. @throws DomainError not-found */
export async function loadConvention(db: Reader, ctgId: string): Promise<Convention & Period> {
  const ctg = found(
    await db
      .selectFrom('ctg')
      .select(['starts_on as startsOn', 'ends_on as endsOn', 'signed_on as signedOn'])
      .where('id', '=', ctgId)
      .executeTakeFirst(),
    'ctg.not-found',
  )
  const versions = await db
    .selectFrom('convention_version')
    .select(['id', 'number', 'decision_id as decisionId'])
    .where('ctg_id', '=', ctgId)
    .orderBy('number', 'desc')
    .execute()
  return { signatories: await listSignatories(db, ctgId), versions, ...ctg }
}
