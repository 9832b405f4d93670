/** A party agrees with a finding, with or without reservation, disagrees, or says it is not asked. Rules: docs/rules/diagnosis.md §3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { choice, id, optionalId, optionalText, version } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { positions, refusalToGivePosition } from '../diagnosis.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { diagnosisPermissions } from '../permissions.ts'
import { savePosition } from '../positions.server.ts'
import { lockFinding, requireOwnOrNamedParty } from '../store.server.ts'
import { takeBackPositionAsked } from '../tell.server.ts'

export const givePosition = command({
  name: 'diagnosis.give-position',
  permission: diagnosisPermissions.givePosition,
  input: {
    findingId: id(),
    partyId: optionalId(),
    position: choice(positions, inputLabels.position),
    reservation: optionalText(2000),
    /** The finding as it was read; a position is never given on words changed meanwhile. */
    version: version().optional(),
  },
  async about(work, { ctgId, findingId, partyId }) {
    const finding = await lockFinding(work, { ctgId, findingId })
    const party = await requireOwnOrNamedParty(work, ctgId, partyId)
    return { ctgId, partyId: party.id, finding, party }
  },
  async run(work, { ctgId, findingId, position, reservation, version: readVersion }, { finding, party }) {
    refuse('diagnosis', refusalToGivePosition(finding, party))
    if (readVersion !== undefined && readVersion !== finding.version) refuse('diagnosis', 'finding-changed')
    const status = await savePosition(work, { ctgId, findingId, partyId: party.id, position, reservation })
    const detail = { partyId: party.id, position, before: finding.status, after: status }
    await recordAct(work, `finding.${position}`, { ctgId, id: findingId }, detail)
    await takeBackPositionAsked(work, { ctgId, findingId }, party.id)
    return { status }
  },
})
