/** Corrects a finding still proposed: positions given on other words are asked again. Rules: docs/rules/diagnosis.md §3.5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id, version } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToUpdateFinding } from '../diagnosis.ts'
import { saveElements } from '../elements.server.ts'
import { findingFields } from '../inputs.ts'
import { canUpdateFinding, diagnosisPermissions } from '../permissions.ts'
import { resetPositions } from '../positions.server.ts'
import { lockFinding } from '../store.server.ts'
import { tellPositionAsked } from '../tell.server.ts'

export const updateFinding = command({
  name: 'diagnosis.update-finding',
  permission: diagnosisPermissions.updateFinding,
  input: { findingId: id(), version: version(), ...findingFields },
  about: lockFinding,
  may: canUpdateFinding,
  async run(work, { ctgId, findingId, version: readVersion, kind, title, text, ...elements }, finding) {
    const { tx } = work
    refuse('diagnosis', refusalToUpdateFinding(finding))
    if (finding.version !== readVersion)
      throw changedMeanwhile('diagnosis', { title: finding.title, text: finding.text }, { title, text })
    await rowOf(tx, 'finding', { ctgId, id: findingId }).update({ kind, title, text, version: finding.version + 1 })
    await saveElements(work, { ctgId, themeId: finding.themeId, findingId }, elements)
    const reset = await resetPositions(work, ctgId, findingId)
    const detail = { before: { title: finding.title, text: finding.text, kind: finding.kind }, reset }
    await recordAct(work, 'finding.updated', { ctgId, id: findingId }, detail)
    await tellPositionAsked(work, { ctgId, findingId }, finding.version + 1)
    return { findingId, positionsReset: reset }
  },
})
