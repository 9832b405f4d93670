/** A signatory or an associate joins the CTG. Rules: docs/rules/ctg.md §3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { choice, line, optionalText, textIfGiven } from '#app/kernel/fields.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { partyKind, siretIfGiven } from '../inputs.ts'
import { proposedShortName } from '../names.fr.ts'
import { ctgPermissions } from '../permissions.ts'

/** What the form of a party asks, when it is added and when it is changed. */
export const partyFields = {
  kind: partyKind(),
  name: line(inputLabels.partyName, 200),
  shortName: optionalText(200),
  standing: choice(['signatory', 'associate'], inputLabels.isSignatory),
  representedBy: optionalText(200),
  representedAs: optionalText(200),
  expects: optionalText(),
  brings: optionalText(),
  // Absent from a form opened before these fields existed: the present values stay.
  address: textIfGiven(300),
  siret: siretIfGiven(),
  commitments: textIfGiven(5_000),
  keptServices: textIfGiven(5_000),
}

type InFull = { readonly [Field in 'address' | 'siret' | 'commitments' | 'keptServices']?: string | undefined }

/** What the convention says of a party beyond its name, as its columns; those not given are left out. */
export const partyInFull = ({ address, siret, commitments, keptServices }: InFull) => ({
  ...(address !== undefined && { address }),
  ...(siret !== undefined && { siret }),
  ...(commitments !== undefined && { commitments }),
  ...(keptServices !== undefined && { kept_services: keptServices }),
})

/** @throws DomainError invalid: two parties of one CTG have two names */
export function refuseTakenName(names: readonly string[], name: string): void {
  if (names.includes(name))
    throw new DomainError('invalid', 'ctg.party-name-taken', {
      name: inputLabels.partyNameIsTaken,
    })
}

export const addParty = command({
  name: 'ctg.add-party',
  permission: ctgPermissions.lead,
  input: { ...partyFields },
  about: wholeCtg,
  async run(work, { ctgId, standing, ...party }) {
    const { tx } = work
    const parties = await rowsOf(tx, 'party', { ctg_id: ctgId })
      .select(['name', 'position'])
      .orderBy('id')
      .forUpdate()
      .execute()
    refuseTakenName(
      parties.map(({ name }) => name),
      party.name,
    )
    const partyId = work.newId()
    await rowOf(tx, 'party', { ctgId, id: partyId }).insert({
      kind: party.kind,
      name: party.name,
      short_name: party.shortName || proposedShortName(party.name),
      is_signatory: standing === 'signatory',
      represented_by: party.representedBy || null,
      represented_as: party.representedAs || null,
      expects: party.expects,
      brings: party.brings,
      ...partyInFull(party),
      position: Math.max(-1, ...parties.map(({ position }) => position)) + 1,
    })
    await recordAct(work, 'party.added', { ctgId, id: partyId }, { name: party.name, standing })
    return { partyId }
  },
})
