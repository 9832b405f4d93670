/** A quartier named by the authority, in one of the communes of the perimeter. Rules: docs/rules/ctg.md §6. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { checkbox, line } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { ctgPermissions } from '../permissions.ts'

export const addArea = command({
  name: 'ctg.add-area',
  permission: ctgPermissions.lead,
  input: {
    communeCode: line('Choisissez la commune.', 10),
    name: line(inputLabels.areaName, 120),
    /** Quartier prioritaire de la politique de la ville. */
    isPriority: checkbox(),
  },
  about: wholeCtg,
  async run(work, { ctgId, communeCode, name, isPriority }) {
    const { tx } = work
    const commune = await rowsOf(tx, 'ctg_perimeter', { ctg_id: ctgId, territory_code: communeCode }).find([
      'territory_code',
    ])
    if (!commune)
      throw new DomainError('invalid', 'ctg.commune-outside', {
        communeCode: inputLabels.communeOfCtg,
      })
    const areaId = work.newId()
    const added = await tx
      .insertInto('area')
      .values({ ctg_id: ctgId, id: areaId, commune_code: communeCode, name, is_priority: isPriority })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!added) throw new DomainError('invalid', 'ctg.area-name-taken', { name: inputLabels.areaIsKnown })
    await recordAct(work, 'ctg.area-added', { ctgId, id: ctgId }, { name })
    return { areaId }
  },
})
