/** The act by which a signatory is authorised to sign; the last one awaited authorises the convention. Rules: docs/rules/convention.md §3. */
import { actKinds } from '#app/domains/convention/convention.ts'
import { conventionPermissions } from '#app/domains/convention/permissions.ts'
import { saveAuthorisingAct } from '#app/domains/convention/steps.server.ts'
import { optionalKeptFile } from '#app/domains/documents/kept-file.ts'
import { choice, id, optionalDay, optionalId, optionalText } from '#app/kernel/fields.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { reachConventionMilestones } from '../convention-milestones.server.ts'
import { inputLabels } from '../input-labels.fr.ts'

export const recordAuthorisingAct = command({
  name: 'journey.record-authorising-act',
  permission: conventionPermissions.write,
  input: {
    partyId: id(),
    kind: choice(actKinds, inputLabels.actKind),
    versionId: optionalId(),
    number: optionalText(60),
    adoptedOn: optionalDay(),
    expectedOn: optionalDay(),
    transmittedOn: optionalDay(),
    note: optionalText(1000),
    file: optionalKeptFile(),
  },
  about: wholeCtg,
  async run(work, { ctgId, partyId, file, ...act }) {
    const convention = await saveAuthorisingAct(work, { ctgId, partyId, act, file })
    return reachConventionMilestones(work, ctgId, convention)
  },
})
