/** The party that proposed a finding takes it back; it stays readable, withdrawn. Rules: docs/rules/diagnosis.md §3.6. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id, optionalText } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToWithdrawFinding } from '../diagnosis.ts'
import { allowsOwnWords, diagnosisPermissions } from '../permissions.ts'
import { lockFinding } from '../store.server.ts'
import { takeBackPositionAsked } from '../tell.server.ts'

export const withdrawFinding = command({
  name: 'diagnosis.withdraw-finding',
  permission: diagnosisPermissions.withdrawFinding,
  input: { findingId: id(), reason: optionalText(500) },
  about: lockFinding,
  may: (actor, { ctgId, themeId, proposedByPartyId: partyId }) =>
    allowsOwnWords(diagnosisPermissions.withdrawFinding, actor, { ctgId, themeId, partyId }),
  async run(work, { ctgId, findingId, reason }, finding) {
    refuse('diagnosis', refusalToWithdrawFinding(finding))
    await rowOf(work.tx, 'finding', { ctgId, id: findingId }).update({
      status: 'withdrawn',
      version: finding.version + 1,
    })
    await recordAct(work, 'finding.withdrawn', { ctgId, id: findingId }, { reason })
    await takeBackPositionAsked(work, { ctgId, findingId })
    return { findingId }
  },
})
