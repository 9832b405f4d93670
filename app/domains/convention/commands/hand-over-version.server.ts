/** Which signatories were sent a frozen version, when and how; told again, the last time counts. Rules: docs/rules/convention.md §2.9. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { choice, day, id, ids } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { handoverMeans } from '../convention.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { conventionLabels as t } from '../labels.fr.ts'
import { conventionPermissions } from '../permissions.ts'
import { lockVersion } from '../store.server.ts'
import { saveHandovers } from '../versions/save-handovers.server.ts'

export const handOverVersion = command({
  name: 'convention.hand-over-version',
  permission: conventionPermissions.write,
  input: {
    conventionVersionId: id(),
    partyIds: ids(),
    handedOn: day(inputLabels.handedOn),
    means: choice(handoverMeans, inputLabels.handoverMeans),
  },
  about: lockVersion,
  async run(work, { ctgId, conventionVersionId, partyIds, handedOn, means }, { number }) {
    if (partyIds.length === 0)
      throw new DomainError('invalid', 'convention.nobody-chosen', { partyIds: t.nobodyChosen })
    if (handedOn > todayIn(work, ctgId))
      throw new DomainError('invalid', 'convention.handover-to-correct', { handedOn: t.handedInFuture })
    await saveHandovers(work, { ctgId, conventionVersionId, partyIds, handedOn, means })
    await recordAct(
      work,
      'convention.version-handed-over',
      { ctgId, id: conventionVersionId },
      { number, parties: partyIds.length, handedOn, means },
    )
    return { parties: partyIds.length }
  },
})
