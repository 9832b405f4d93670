/** Starts an evaluation: its kind, its title; the signatories are called to judge. Rules: docs/rules/evaluation.md §1. */
import { sql } from 'kysely'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { identityFields } from '../inputs.ts'
import { evaluationPermissions } from '../permissions.ts'

export const startEvaluation = command({
  name: 'evaluation.start-evaluation',
  permission: evaluationPermissions.lead,
  input: { ...identityFields },
  about: wholeCtg,
  async run(work, { ctgId, kind, title }) {
    const { tx, actor, at } = work
    const evaluationId = work.newId()
    await rowOf(tx, 'evaluation', { ctgId, id: evaluationId }).insert({
      kind,
      title,
      started_by: actor.name,
      started_at: at,
    })
    await tx
      .insertInto('evaluation_judge')
      .columns(['ctg_id', 'evaluation_id', 'party_id'])
      .expression((eb) =>
        eb
          .selectFrom('party')
          .select(['ctg_id', sql<string>`${evaluationId}::uuid`.as('evaluation_id'), 'id'])
          .where('ctg_id', '=', ctgId)
          .where('is_signatory', '=', true),
      )
      .execute()
    await recordAct(work, 'evaluation.started', { ctgId, id: evaluationId }, { kind, title })
    return { evaluationId }
  },
})
