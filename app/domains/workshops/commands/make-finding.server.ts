/** Makes a finding of a group or of one proposal, with their words: nothing is typed twice. Rules: docs/rules/journey.md §7. */
import { findingKinds } from '#app/domains/diagnosis/diagnosis.ts'
import { diagnosisPermissions } from '#app/domains/diagnosis/permissions.ts'
import { addFinding } from '#app/domains/diagnosis/steps.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { choice, optionalId } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { workshopKey } from '../inputs.ts'
import { workshopLabels as t } from '../labels.fr.ts'
import { lockWorkshop } from '../store.server.ts'
import { keepSource, takeProposals } from '../turn.server.ts'
import { findingWords } from '../workshops.ts'

export const makeFinding = command({
  name: 'journey.make-finding',
  permission: diagnosisPermissions.proposeFinding,
  input: {
    ...workshopKey,
    groupId: optionalId(),
    proposalId: optionalId(),
    kind: choice(findingKinds, t.findingKindMissing),
  },
  about: lockWorkshop,
  async run(work, { ctgId, workshopId, groupId, proposalId, kind }, { themeId }) {
    // A finding is of a theme: a room that judges the whole convention has none.
    if (themeId === null) throw new DomainError('conflict', 'journey.finding-without-theme')
    const chosen = { ctgId, workshopId, groupId, proposalId }
    const { title, proposals } = await takeProposals(work, chosen, 'finding')
    const words = findingWords(title, proposals)
    const { findingId } = await addFinding(work, { ctgId, themeId, kind, ...words })
    await keepSource(work, { ctgId, workshopId }, proposals, { type: 'finding', id: findingId, title })
    return { findingId }
  },
})
