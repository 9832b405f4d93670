/** Name, representative, what a party expects and brings, whether it signs. Rules: docs/rules/ctg.md §3. */
import type { Selectable } from 'kysely'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import type { Party } from '#app/kernel/database-types.ts'
import { foundById, refuse } from '#app/kernel/errors.ts'
import { id, version } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { refusalToChangeParty } from '../ctg.ts'
import { proposedShortName } from '../names.fr.ts'
import { ctgPermissions } from '../permissions.ts'
import { partyFields, partyInFull, refuseTakenName } from './add-party.server.ts'

type SavedParty = Selectable<Party>

const standingOf = (saved: SavedParty) => (saved.is_signatory ? 'signatory' : 'associate')

/** As the form gives them. */
const fieldsOf = (saved: SavedParty) => ({
  kind: saved.kind,
  name: saved.name,
  shortName: saved.short_name,
  standing: standingOf(saved),
  representedBy: saved.represented_by,
  representedAs: saved.represented_as,
  expects: saved.expects,
  brings: saved.brings,
  address: saved.address,
  siret: saved.siret,
  commitments: saved.commitments,
  keptServices: saved.kept_services,
})

export const updateParty = command({
  name: 'ctg.update-party',
  permission: ctgPermissions.lead,
  input: { partyId: id(), version: version(), ...partyFields },
  about: wholeCtg,
  async run(work, { ctgId, partyId, ...input }) {
    const { tx } = work
    const parties = await tx
      .selectFrom('party')
      .selectAll()
      .where('ctg_id', '=', ctgId)
      .orderBy('id')
      .forUpdate()
      .execute()
    const saved = foundById(parties, partyId, 'ctg.party-not-found')
    if (saved.version !== input.version) throw changedMeanwhile('ctg', fieldsOf(saved), input)
    refuse('ctg', refusalToChangeParty({ isLead: saved.is_lead, kind: saved.kind }, input))
    refuseTakenName(
      parties.filter((party) => party.id !== partyId).map(({ name }) => name),
      input.name,
    )
    await rowOf(tx, 'party', { ctgId, id: partyId }).update({
      kind: input.kind,
      name: input.name,
      short_name: input.shortName || proposedShortName(input.name),
      is_signatory: input.standing === 'signatory',
      represented_by: input.representedBy || null,
      represented_as: input.representedAs || null,
      expects: input.expects,
      brings: input.brings,
      ...partyInFull(input),
      version: saved.version + 1,
    })
    await recordAct(
      work,
      'party.updated',
      { ctgId, id: partyId },
      {
        name: input.name,
        before: { name: saved.name, standing: standingOf(saved), representedBy: saved.represented_by },
      },
    )
    return { partyId }
  },
})
