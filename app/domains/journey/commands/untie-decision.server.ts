/** Takes back what was tied to a decision by hand; what an act tied stays. Rule: docs/rules/governance.md §5.5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { meetingPermissions } from '#app/domains/meetings/permissions.ts'
import { lockDecision, untieDecision as untie } from '#app/domains/meetings/steps.server.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { thingReference } from '../thing-reference.ts'

export const untieDecision = command({
  name: 'journey.untie-decision',
  permission: meetingPermissions.updateDecision,
  input: { decisionId: id(), thing: thingReference() },
  about: lockDecision,
  async run(work, { ctgId, decisionId, thing }) {
    await untie(work, { ctgId, decisionId }, thing)
    await recordAct(work, 'decision.untied', { ctgId, id: decisionId }, { thing })
    return { decisionId }
  },
})
