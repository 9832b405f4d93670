/** Says what a decision is about: any thing of the CTG, before the meeting is closed or long after. Rule: docs/rules/governance.md §5.5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { meetingPermissions } from '#app/domains/meetings/permissions.ts'
import { lockDecision, tieDecision as tie } from '#app/domains/meetings/steps.server.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { requireThings } from '#app/things/find-things.server.ts'
import { thingReference } from '../thing-reference.ts'

export const tieDecision = command({
  name: 'journey.tie-decision',
  permission: meetingPermissions.updateDecision,
  input: { decisionId: id(), thing: thingReference() },
  about: lockDecision,
  async run(work, { ctgId, decisionId, thing }) {
    await requireThings(work, ctgId, [thing])
    await tie(work, { ctgId, decisionId }, thing, work.actor.name)
    await recordAct(work, 'decision.tied', { ctgId, id: decisionId }, { thing })
    return { decisionId }
  },
})
