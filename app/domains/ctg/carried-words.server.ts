/** Writes what a renewal carries of the words of parties, and takes it back. Called within those acts. Rules: docs/rules/renewal.md §2.9, §4. */
import { sql } from 'kysely'
import { recordAudits } from '#app/domains/audit/record-audit.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { requireRight } from '#app/kernel/permission.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { PartyWords } from './party-words.ts'
import { ctgPermissions } from './permissions.ts'

export type SpokenParty = PartyWords & { readonly id: string; readonly name: string }

const selectWords = (db: Reader, ctgId: string) =>
  rowsOf(db, 'party', { ctg_id: ctgId })
    .select(['id', 'name', 'expects', 'brings', 'commitments', 'kept_services as keptServices'])
    .orderBy('position')

/** In the order of the parties. The caller has checked the right to read. */
export const listPartyWords = (db: Reader, ctgId: string): Promise<readonly SpokenParty[]> =>
  selectWords(db, ctgId).execute()

/** Rewrites the words of parties, locked; those that do not change are left alone. @throws DomainError forbidden */
export async function changePartyWords(
  work: Work,
  ctgId: string,
  change: (party: SpokenParty) => PartyWords,
): Promise<void> {
  requireRight(work.actor, ctgPermissions.lead, { ctgId }, 'ctg.update-party')
  const parties = await selectWords(work.tx, ctgId).forUpdate().execute()
  const changed = parties.flatMap((party) => {
    const { expects, brings, commitments, keptServices } = change(party)
    const isSame =
      party.expects === expects &&
      party.brings === brings &&
      party.commitments === commitments &&
      party.keptServices === keptServices
    return isSame ? [] : [{ id: party.id, expects, brings, commitments, keptServices }]
  })
  if (changed.length === 0) return
  const each = (field: keyof (typeof changed)[number]) => changed.map((party) => party[field])
  await sql`
    update party set expects = said.expects, brings = said.brings, commitments = said.commitments,
      kept_services = said.kept_services, version = version + 1
    from unnest(${each('id')}::uuid[], ${each('expects')}::text[], ${each('brings')}::text[],
      ${each('commitments')}::text[], ${each('keptServices')}::text[])
      as said (id, expects, brings, commitments, kept_services)
    where party.ctg_id = ${ctgId} and party.id = said.id`.execute(work.tx)
  await recordAudits(
    work,
    changed.map(({ id }) => ({
      action: 'party.updated',
      subject: { type: 'party' as const, id },
      ctgId,
      detail: { carried: true },
    })),
  )
}
