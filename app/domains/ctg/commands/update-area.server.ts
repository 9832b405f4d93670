/** Another name for a quartier; whether it is one of the politique de la ville. Rules: docs/rules/ctg.md §6. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError, foundById } from '#app/kernel/errors.ts'
import { checkbox, id, line } from '#app/kernel/fields.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { ctgPermissions } from '../permissions.ts'

export const updateArea = command({
  name: 'ctg.update-area',
  permission: ctgPermissions.lead,
  input: {
    areaId: id(),
    name: line(inputLabels.areaName, 120),
    isPriority: checkbox(),
  },
  about: wholeCtg,
  async run(work, { ctgId, areaId, name, isPriority }) {
    const { tx } = work
    const areas = await rowsOf(tx, 'area', { ctg_id: ctgId }).list(['id', 'name', 'commune_code as communeCode'])
    const area = foundById(areas, areaId, 'ctg.area-not-found')
    if (areas.some((one) => one.id !== areaId && one.communeCode === area.communeCode && one.name === name))
      throw new DomainError('invalid', 'ctg.area-name-taken', { name: inputLabels.areaIsKnown })
    await rowOf(tx, 'area', { ctgId, id: areaId }).update({ name, is_priority: isPriority })
    await recordAct(work, 'ctg.area-updated', { ctgId, id: ctgId }, { name, before: area.name })
    return { areaId }
  },
})
