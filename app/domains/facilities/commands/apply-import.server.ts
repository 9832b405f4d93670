/** Describes what a list says, all at once; what it could not read stays out, and is told. Rules: docs/rules/facilities.md §3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { addRows, rowOf } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { type ComparedLine, compareList, merged } from '../compare-list.ts'
import { listCompared, lockImport } from '../import-store.server.ts'
import type { KeptWriting } from '../kept-reading.ts'
import { facilitiesPermissions } from '../permissions.ts'
import { writeYears } from '../store.server.ts'

const isWritten = ({ outcome }: ComparedLine): boolean => outcome !== 'refused' && outcome !== 'same'

async function addNew({ tx, actor, at, newId }: Work, ctgId: string, lines: readonly ComparedLine[]) {
  const drafts = lines.flatMap(({ outcome, draft, row }) => (outcome === 'new' && draft ? [{ draft, row }] : []))
  const added = drafts.map(({ draft, row }) => ({ id: newId(), draft, row }))
  await addRows(
    tx,
    'facility',
    added.map(({ id: facilityId, draft: { kind, name, communeCode, address } }) => ({
      ...{ ctg_id: ctgId, id: facilityId, kind, name, commune_code: communeCode, address },
      ...{ created_by: actor.name, created_at: at },
    })),
  )
  return new Map(added.map(({ id: facilityId, row }) => [row, facilityId]))
}

export const applyImport = command({
  name: 'facilities.apply-import',
  permission: facilitiesPermissions.lead,
  input: { facilityImportId: id() },
  about: lockImport,
  async run(work, { ctgId, facilityImportId }, facilityImport) {
    refuse('facilities', facilityImport.state === 'preview' ? undefined : 'import-not-in-preview')
    const lines = compareList(
      facilityImport.reading.lines,
      await listCompared(work.tx, ctgId, facilityImport.year),
    ).filter(isWritten)
    if (lines.length === 0) throw new DomainError('conflict', 'facilities.nothing-to-write')
    const added = await addNew(work, ctgId, lines)
    const rows = lines.flatMap(({ row, draft, facility }) => {
      const facilityId = facility?.id ?? added.get(row)
      if (draft === null || facilityId === undefined) return []
      const before = facility?.year ?? null
      return [{ facilityId, isNew: facility === undefined, before, after: merged(before, draft) }]
    })
    await writeYears(
      work,
      { ctgId, year: facilityImport.year },
      rows.map(({ facilityId, after }) => ({ facilityId, ...after })),
    )
    const written: KeptWriting = {
      rows: rows.map(({ facilityId, isNew, before }) => ({
        ...{ facilityId, isNew, before, version: (before?.version ?? 0) + 1 },
      })),
    }
    await rowOf(work.tx, 'facility_import', { ctgId, id: facilityImportId }).update({
      state: 'applied',
      written: JSON.stringify(written),
    })
    const detail = {
      name: facilityImport.fileName,
      year: facilityImport.year,
      added: added.size,
      described: rows.length,
    }
    await recordAct(work, 'facility-import.applied', { ctgId, id: facilityImportId }, detail)
    return { year: facilityImport.year, added: added.size, described: rows.length }
  },
})
