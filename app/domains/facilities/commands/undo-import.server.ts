/** Takes back what a list described, but for the lines someone has worked on since. Rules: docs/rules/facilities.md §3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { listCompared, lockImport } from '../import-store.server.ts'
import { facilitiesPermissions } from '../permissions.ts'
import { writeYears } from '../store.server.ts'

export const undoImport = command({
  name: 'facilities.undo-import',
  permission: facilitiesPermissions.lead,
  input: { facilityImportId: id() },
  about: lockImport,
  async run(work, { ctgId, facilityImportId }, facilityImport) {
    refuse('facilities', facilityImport.state === 'applied' ? undefined : 'import-not-applied')
    const now = new Map(
      (await listCompared(work.tx, ctgId, facilityImport.year)).map((facility) => [facility.id, facility]),
    )
    const rows = (facilityImport.written?.rows ?? []).filter(
      ({ facilityId, version }) => now.get(facilityId)?.year?.version === version,
    )
    const removedIds = rows.flatMap(({ facilityId, before }) => (before === null ? [facilityId] : []))
    const created = rows.flatMap(({ facilityId, isNew }) => (isNew ? [facilityId] : []))
    if (removedIds.length > 0)
      await work.tx
        .deleteFrom('facility_year')
        .where('ctg_id', '=', ctgId)
        .where('year', '=', facilityImport.year)
        .where('facility_id', 'in', removedIds)
        .execute()
    if (created.length > 0)
      await work.tx
        .deleteFrom('facility')
        .where('ctg_id', '=', ctgId)
        .where('id', 'in', created)
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('facility_year')
                .select('year')
                .where('facility_year.ctg_id', '=', ctgId)
                .whereRef('facility_year.facility_id', '=', 'facility.id'),
            ),
          ),
        )
        .execute()
    const back = rows.flatMap(({ facilityId, before }) => (before === null ? [] : [{ facilityId, ...before }]))
    await writeYears(work, { ctgId, year: facilityImport.year }, back)
    await rowOf(work.tx, 'facility_import', { ctgId, id: facilityImportId }).update({ state: 'undone' })
    const left = (facilityImport.written?.rows.length ?? 0) - rows.length
    await recordAct(
      work,
      'facility-import.undone',
      { ctgId, id: facilityImportId },
      { year: facilityImport.year, left },
    )
    return { year: facilityImport.year, left }
  },
})
