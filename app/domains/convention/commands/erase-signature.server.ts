/** Erases a signature or a refusal recorded by mistake, before the convention is signed. Rules: docs/rules/convention.md §4.1. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { refusalToBecome } from '../convention.ts'
import { conventionPermissions } from '../permissions.ts'
import { lockConvention } from '../store.server.ts'

export const eraseSignature = command({
  name: 'convention.erase-signature',
  permission: conventionPermissions.write,
  input: { partyId: id() },
  about: wholeCtg,
  async run(work, { ctgId, partyId }) {
    const convention = await lockConvention(work, ctgId)
    const signatory = convention.signatories.find((one) => one.partyId === partyId)
    refuse('convention', refusalToBecome('awaited', signatory, convention))
    const erased = await work.tx
      .deleteFrom('signature')
      .where('ctg_id', '=', ctgId)
      .where('party_id', '=', partyId)
      .returning(['id', 'signed_on as signedOn', 'version_id as versionId', 'note'])
      .executeTakeFirstOrThrow()
    await recordAct(work, 'signature.erased', { ctgId, id: erased.id }, { partyId, ...erased })
    return { partyId }
  },
})
