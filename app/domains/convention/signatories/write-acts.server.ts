/** Acts of several signatories, written in one statement. Rules: docs/rules/convention.md §3. */
import type { AuditLine } from '#app/domains/audit/record-audit.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { AuthorisingAct } from '../convention.ts'

export type WrittenAct = {
  readonly partyId: string
  readonly before: AuthorisingAct | null
  readonly after: AuthorisingAct
  /** Null: the file filed before stays. */
  readonly fileId: string | null
}

/** @returns their lines of the journal, as for acts recorded one by one */
export async function writeActs(
  { tx, newId }: Pick<Work, 'tx' | 'newId'>,
  ctgId: string,
  acts: readonly WrittenAct[],
): Promise<readonly AuditLine[]> {
  if (acts.length === 0) return []
  const saved = await tx
    .insertInto('authorising_act')
    .values(
      acts.map(({ partyId, after, fileId }) => ({
        ctg_id: ctgId,
        id: newId(),
        party_id: partyId,
        kind: after.kind,
        version_id: after.versionId,
        number: after.number,
        adopted_on: after.adoptedOn,
        expected_on: after.expectedOn,
        transmitted_on: after.transmittedOn,
        note: after.note,
        file_id: fileId,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['ctg_id', 'party_id']).doUpdateSet(({ ref, fn }) => ({
        kind: ref('excluded.kind'),
        version_id: ref('excluded.version_id'),
        number: ref('excluded.number'),
        adopted_on: ref('excluded.adopted_on'),
        expected_on: ref('excluded.expected_on'),
        transmitted_on: ref('excluded.transmitted_on'),
        note: ref('excluded.note'),
        file_id: fn.coalesce(ref('excluded.file_id'), ref('authorising_act.file_id')),
      })),
    )
    .returning(['id', 'party_id as partyId'])
    .execute()
  const byParty = new Map(acts.map((act) => [act.partyId, act]))
  return saved.map(({ id, partyId }) => {
    const detail = { partyId, before: byParty.get(partyId)?.before ?? null, after: byParty.get(partyId)?.after }
    return { action: 'authorising-act.recorded', subject: { type: 'authorising-act', id }, ctgId, detail }
  })
}
