/** What the proof file says, read at once when it is asked. Rules: docs/rules/signing.md §5. */
import { sql } from 'kysely'
import { loadConvention } from '#app/domains/convention/load-convention.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import { actSentences } from '#app/things/register.ts'
import { listCopies } from './copies.server.ts'
import type { ProofData } from './proof-document.ts'
import { listSignedAmendments } from './signed-texts.server.ts'

const mostLines = 1000

type Question = { readonly ctgId: string; readonly siteUrl: string; readonly today: string }

export async function loadProofData(db: Reader, { ctgId, siteUrl, today }: Question): Promise<ProofData> {
  const convention = await loadConvention(db, ctgId)
  const { name, isDemo } = await rowsOf(db, 'ctg', { id: ctgId }).get((eb) => [
    'name',
    eb
      .exists(eb.selectFrom('instance_setting').select('key').where('key', '=', 'demo'))
      .$castTo<boolean>()
      .as('isDemo'),
  ])
  const lines = await listLines(db, ctgId)
  return {
    ctgName: name,
    instance: new URL(siteUrl).host,
    madeOn: today,
    isDemo,
    convention,
    parties: convention.signatories.map((one) => ({ name: one.name, kind: one.kind })),
    versions: await listVersions(db, ctgId),
    copies: (await listCopies(db, ctgId)).toReversed(),
    amendments: await listSignedAmendments(db, ctgId),
    named: await listNamed(db, ctgId),
    journal: lines.slice(0, mostLines).toReversed(),
    isJournalCut: lines.length > mostLines,
  }
}

async function listVersions(db: Reader, ctgId: string) {
  const rows = await db
    .selectFrom('convention_version as version')
    .leftJoin('decision', sameCtg('decision.id', 'version.decision_id'))
    .select([
      'version.number',
      'version.made_at as madeAt',
      'version.made_by as madeBy',
      'version.content_sha256 as contentSha256',
      'version.file_sha256 as fileSha256',
      'decision.number as decisionNumber',
      'decision.decided_on as decidedOn',
    ])
    .where('version.ctg_id', '=', ctgId)
    .orderBy('version.number')
    .limit(200)
    .execute()
  return rows.map(({ decisionNumber, decidedOn, ...row }) => ({
    ...row,
    decision: decisionNumber === null || decidedOn === null ? null : { number: decisionNumber, decidedOn },
  }))
}

/** Who was named to sign in Trame, by whom, and the codes sent to her address; the first one first. */
async function listNamed(db: Reader, ctgId: string) {
  const links = await db
    .selectFrom('signing_link as link')
    .innerJoin('party', sameCtg('party.id', 'link.party_id'))
    .leftJoin('amendment', sameCtg('amendment.id', 'link.amendment_id'))
    .select([
      'link.id',
      'party.name as partyName',
      'amendment.number as amendmentNumber',
      'link.holder_name as holderName',
      'link.holder_role as holderRole',
      'link.email',
      'link.created_by as namedBy',
      'link.created_at as namedAt',
      'link.revoked_at as revokedAt',
    ])
    .where('link.ctg_id', '=', ctgId)
    .orderBy('link.created_at')
    .limit(mostLines)
    .execute()
  const sent = await rowsOf(db, 'audit_entry', { ctg_id: ctgId, action: 'signing.code-sent' })
    .select(['at', sql<string | null>`detail ->> 'linkId'`.as('linkId')])
    .orderBy('at')
    .limit(mostLines)
    .execute()
  return links.map(({ id, ...link }) => ({
    ...link,
    codesSentAt: sent.filter(({ linkId }) => linkId === id).map(({ at }) => at),
  }))
}

/** Versions, amendments, acts, signatures and copies; what is written in articles day after day is not there. The latest first. */
async function listLines(db: Reader, ctgId: string) {
  const rows = await rowsOf(db, 'audit_entry', { ctg_id: ctgId })
    .select(['at', 'person_name as personName', 'action'])
    .where((eb) =>
      eb.or([
        eb('subject_type', 'in', ['convention-version', 'authorising-act', 'signature', 'signed-copy', 'amendment']),
        eb('action', 'like', 'signing.%'),
        eb('action', '=', 'convention.signed-filed'),
      ]),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostLines + 1)
    .execute()
  return rows.map(({ at, personName, action }) => ({ at, personName, act: actSentences.get(action) ?? action }))
}
