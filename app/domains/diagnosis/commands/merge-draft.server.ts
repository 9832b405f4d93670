/** Puts the figures of what Trame proposed under a finding still proposed: positions are asked again. Rules: docs/rules/drafting.md §4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToUpdateFinding } from '../diagnosis.ts'
import { requireDraft, saveOutcome } from '../draft-steps.server.ts'
import { addFrozenReadings } from '../elements.server.ts'
import { draftKey } from '../inputs.ts'
import { canUpdateFinding, diagnosisPermissions } from '../permissions.ts'
import { resetPositions } from '../positions.server.ts'
import { lockFinding } from '../store.server.ts'
import { tellPositionAsked } from '../tell.server.ts'

export const mergeDraft = command({
  name: 'diagnosis.merge-draft',
  permission: diagnosisPermissions.updateFinding,
  input: { themeId: id(), key: draftKey(), findingId: id() },
  about: lockFinding,
  may: canUpdateFinding,
  async run(work, { findingId, ...key }, finding) {
    const { ctgId, themeId } = key
    if (finding.themeId !== themeId) throw new DomainError('not-found', 'diagnosis.finding-not-found')
    refuse('diagnosis', refusalToUpdateFinding(finding))
    const draft = await requireDraft(work, key)
    await addFrozenReadings(work, { ctgId, findingId }, draft.readings)
    const version = finding.version + 1
    await rowOf(work.tx, 'finding', { ctgId, id: findingId }).update({ version })
    const reset = await resetPositions(work, ctgId, findingId)
    await saveOutcome(work, key, draft, { outcome: 'merged', findingId })
    await recordAct(work, 'finding.draft-merged', { ctgId, id: findingId }, { question: draft.question, reset })
    await tellPositionAsked(work, { ctgId, findingId }, version)
    return { findingId }
  },
})
