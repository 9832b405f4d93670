/** Ties an amendment to the decision that proposes it to the assemblies. Rules: docs/rules/amendments.md §3.3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { requireDecision } from '#app/domains/convention/store.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { amendmentPermissions } from '../permissions.ts'
import { lockAmendment } from '../store.server.ts'

export const linkAmendmentDecision = command({
  name: 'convention.link-amendment-decision',
  permission: amendmentPermissions.write,
  input: { amendmentId: id(), decisionId: id() },
  about: lockAmendment,
  async run(work, { ctgId, amendmentId, decisionId }, { amendment }) {
    refuse('convention', amendment.isWithdrawn ? 'amendment-withdrawn' : undefined)
    await requireDecision(work, ctgId, decisionId)
    await rowOf(work.tx, 'amendment', { ctgId, id: amendmentId }).update({ decision_id: decisionId })
    const { number, decisionId: before } = amendment
    await recordAct(work, 'amendment.decided', { ctgId, id: amendmentId }, { number, decisionId, before })
    return { amendmentId }
  },
})
