/** The convention of a CTG as its rules see it, for pages, commands and steps. The caller has checked the right to read. */
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { pendingProposals } from '#app/domains/writing/pending-proposals.server.ts'
import { compileOnce, type SlotOf, type Value } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import { readTextRemarks } from './articles/text-reads.server.ts'
import { conventionFacts } from './facts.ts'
import type { SignatoryTable } from './signatories/signatory-row.ts'

type Period = { readonly startsOn: string | null; readonly endsOn: string | null }

/** Signatories with their act and signature, in the order of the parties. */
const selectSignatories = (db: Reader, ctgId: Value<string>) =>
  db
    .selectFrom('party')
    .leftJoin('authorising_act as act', sameCtg('act.party_id', 'party.id'))
    .leftJoin('signature', sameCtg('signature.party_id', 'party.id'))
    .select([
      'party.id as partyId',
      'party.name',
      'party.short_name as shortName',
      'party.kind',
      'party.is_lead as isLead',
      'party.represented_by as representedBy',
      'party.represented_as as representedAs',
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

type SelectedRow = Awaited<ReturnType<ReturnType<typeof selectSignatories>['execute']>>[number]

const signatoryOf = ({
  partyId,
  name,
  shortName,
  kind,
  isLead,
  representedBy,
  representedAs,
  ...row
}: SelectedRow) => ({
  ...{ partyId, name, shortName, kind, isLead, representedBy, representedAs },
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
})

const askConvention = compileOnce((db, slot: SlotOf<{ readonly ctgId: string }>) => {
  const ctgId = slot('ctgId')
  const articles = db
    .selectFrom('convention_article as article')
    .leftJoin(pendingProposals(db, ctgId, 'convention-article', 'body'), (join) =>
      join.onRef('proposed.subjectId', '=', 'article.id'),
    )
    .where('article.ctg_id', '=', ctgId)
    .select(['article.id', 'article.title', 'article.body', 'proposed.textId'])
    .select(sql<number>`coalesce(proposed.count, 0)`.as('proposals'))
    .orderBy('article.position')
  return rowsOf(db, 'ctg', { id: ctgId }).select((eb) => [
    'starts_on as startsOn',
    'ends_on as endsOn',
    'signed_on as signedOn',
    eb('archived_at', 'is not', null).$castTo<boolean>().as('isArchived'),
    jsonArrayFrom(selectSignatories(db, ctgId)).as('signatories'),
    jsonArrayFrom(
      eb
        .selectFrom('convention_version')
        .select(['id', 'number', 'decision_id as decisionId'])
        .select(sql<string>`(made_at at time zone 'Europe/Paris')::date`.as('frozenOn'))
        .where('ctg_id', '=', ctgId)
        .orderBy('number', 'desc'),
    ).as('versions'),
    jsonArrayFrom(articles).as('articles'),
    eb
      .exists(eb.selectFrom('signed_convention').select('id').where('ctg_id', '=', ctgId))
      .$castTo<boolean>()
      .as('hasSignedFile'),
  ])
})

/** The convention, with its articles, the start and the end of the CTG: one statement. @throws DomainError not-found */
export async function loadWrittenConvention(db: Reader, ctgId: string) {
  const [row] = await askConvention(db, { ctgId })
  const { signatories, articles, hasSignedFile, ...convention } = found(row, 'ctg.not-found')
  return {
    convention: { ...convention, signatories: signatories.map(signatoryOf) },
    articles,
    hasSignedFile,
  }
}

/** Without its articles. @throws DomainError not-found */
export const loadConvention = async (db: Reader, ctgId: string): Promise<SignatoryTable & Period> =>
  (await loadWrittenConvention(db, ctgId)).convention

/** What is counted of it, for the slices above; one statement more while its text is written. @throws DomainError not-found */
export async function getConventionFacts(db: Reader, ctgId: string, today: string) {
  const { convention, ...written } = await loadWrittenConvention(db, ctgId)
  const remarks = await readTextRemarks(db, { ctgId, today }, { convention, ...written })
  return conventionFacts(convention, { ...written, remarks })
}

/** How many versions are frozen. @throws DomainError not-found */
export const countVersions = async (db: Reader, ctgId: string): Promise<number> =>
  (await loadConvention(db, ctgId)).versions.length
