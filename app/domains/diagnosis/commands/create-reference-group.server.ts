/** Keeps a group of communes to compare with, why these, and who chose them. Rules: docs/rules/observatory.md §11.5. */
import { sql } from 'kysely'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { line, lines } from '#app/kernel/fields.ts'
import { addRows, rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { diagnosisPermissions } from '../permissions.ts'
import { codeOf, mostGroups, mostMembers, plainName, readMembers, refusalOfMembers } from '../reference-groups.ts'
import { referenceLabels } from '../reference-labels.fr.ts'

/** @throws DomainError invalid with the lines that name no commune, or several */
async function requireMembers({ tx }: Work, named: readonly string[]): Promise<readonly string[]> {
  const codes = named.flatMap((one) => codeOf(one) ?? [])
  const names = named.filter((one) => !codeOf(one)).map(plainName)
  const { rows } = await sql<{ code: string; name: string }>`
    select code, name from territory
    where kind = 'commune' and (code = any(${codes}) or translate(plain_text(name), '-’''', '   ') = any(${names}))
    limit 500`.execute(tx)
  const read = readMembers(named, rows)
  const refusal = refusalOfMembers(read)
  if (refusal) throw new DomainError('invalid', `diagnosis.${refusal}`, { communes: referenceLabels.problem(read) })
  return read.codes
}

export const createReferenceGroup = command({
  name: 'diagnosis.create-reference-group',
  permission: diagnosisPermissions.createReferenceGroup,
  input: {
    name: line(inputLabels.groupName, 80),
    reason: line(inputLabels.groupReason, 500),
    communes: lines(mostMembers + 10, 120),
  },
  about: async (_work, { ctgId }) => ({ ctgId }),
  async run(work, { ctgId, name, reason, communes }) {
    const { partyId } = requireMembership(work.actor, ctgId)
    const codes = await requireMembers(work, communes)
    const count = await rowsOf(work.tx, 'reference_group', { ctg_id: ctgId }).count()
    if (count >= mostGroups) throw new DomainError('conflict', 'diagnosis.too-many-groups')
    const groupId = work.newId()
    await rowOf(work.tx, 'reference_group', { ctgId, id: groupId }).insert({
      name,
      reason,
      party_id: partyId,
      ...{ created_by: work.actor.name, created_at: work.at },
    })
    await addRows(
      work.tx,
      'reference_group_member',
      codes.map((code) => ({ ctg_id: ctgId, group_id: groupId, territory_code: code })),
    )
    await recordAct(work, 'reference-group.created', { ctgId, id: groupId }, { name, reason, communes: codes })
    return { groupId }
  },
})
