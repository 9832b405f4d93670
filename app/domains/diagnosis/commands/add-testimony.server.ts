/** Writes down what inhabitants or professionals say. Rules: docs/rules/diagnosis.md §2. */
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { choice, day, id, line } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { testimonyKinds } from '../diagnosis.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { addTestimony as writeTestimony } from '../new-testimony.server.ts'
import { diagnosisPermissions } from '../permissions.ts'
import { inTheme } from '../store.server.ts'

export const addTestimony = command({
  name: 'diagnosis.add-testimony',
  permission: diagnosisPermissions.addTestimony,
  input: {
    themeId: id(),
    kind: choice(testimonyKinds, inputLabels.howCollected),
    text: line(inputLabels.testimony, 4000),
    source: line(inputLabels.testimonySource, 300),
    collectedOn: day(inputLabels.collectedOn),
  },
  about: inTheme,
  async run(work, testimony) {
    if (testimony.collectedOn > todayIn(work, testimony.ctgId))
      throw new DomainError('invalid', 'diagnosis.future-day', { collectedOn: inputLabels.notYetCome })
    return writeTestimony(work, testimony)
  },
})
