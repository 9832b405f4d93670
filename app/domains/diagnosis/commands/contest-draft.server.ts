/** Writes down what Trame proposed with the disagreement of one's party, so that the other one answers. Rules: docs/rules/drafting.md §4. */
import { refuse } from '#app/kernel/errors.ts'
import { id, line, optionalChoice } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { findingKinds, refusalToGivePosition } from '../diagnosis.ts'
import { addFindingOf } from '../draft-steps.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { draftKey } from '../inputs.ts'
import { diagnosisPermissions } from '../permissions.ts'
import { savePosition } from '../positions.server.ts'
import { inTheme, requireOwnOrNamedParty } from '../store.server.ts'
import { takeBackPositionAsked } from '../tell.server.ts'

export const contestDraft = command({
  name: 'diagnosis.contest-draft',
  permission: diagnosisPermissions.contestDraft,
  input: {
    themeId: id(),
    key: draftKey(),
    kind: optionalChoice(findingKinds),
    reason: line(inputLabels.disagreement, 2000),
  },
  about: inTheme,
  async run(work, { reason, kind, ...key }) {
    const { ctgId } = key
    const party = await requireOwnOrNamedParty(work, ctgId, null)
    refuse('diagnosis', refusalToGivePosition({ status: 'proposed' }, party))
    const findingId = await addFindingOf(work, key, { outcome: 'contested', kind })
    await savePosition(work, { ctgId, findingId, partyId: party.id, position: 'disagreement', reservation: reason })
    await takeBackPositionAsked(work, { ctgId, findingId }, party.id)
    return { findingId }
  },
})
