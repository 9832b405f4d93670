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
  permission: ctgPermissions.updateParty,
  input: { ctgId: id(), partyId: id(), version: version(), ...partyFields },
  about: wholeCtg,
  async run(work, { ctgId, partyId, ...given }) {
    const { tx } = work
    const parties = await tx
      .selectFrom('party')
      .selectAll()
      .where('ctg_id', '=', ctgId)
      .orderBy('id')
      .forUpdate()
      .execute()
    const saved = foundById(parties, partyId, 'ctg.party-not-found')
    if (saved.version !== given.version) throw changedMeanwhile('ctg', fieldsOf(saved), given)
    refuse('ctg', refusalToChangeParty({ isLead: saved.is_lead, kind: saved.kind }, given))
    refuseTakenName(
      parties.filter((party) => party.id !== partyId).map(({ name }) => name),
      given.name,
    )
    await rowOf(tx, 'party', { ctgId, id: partyId }).update({
      kind: given.kind,
      name: given.name,
      short_name: given.shortName || proposedShortName(given.name),
      is_signatory: given.standing === 'signatory',
      represented_by: given.representedBy || null,
      represented_as: given.representedAs || null,
      expects: given.expects,
      brings: given.brings,
      ...partyInFull(given),
      version: saved.version + 1,
    })
    await recordAct(
      work,
      'party.updated',
      { ctgId, id: partyId },
      {
        name: given.name,
        before: { name: saved.name, standing: standingOf(saved), representedBy: saved.represented_by },
      },
    )
    return { partyId }
  },
})
