/** Who holds each mission for some communes, and their total populations. Rules: docs/rules/sppe.md §1. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { id, year } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { missionRows } from '../inputs.ts'
import { sppePermissions } from '../permissions.ts'
import { missions } from '../sppe.ts'
import { listPerimeter, lockCtg, requireHolders } from '../store.server.ts'

type Row = z.output<ReturnType<typeof missionRows>>[number]

export const saveMissions = command({
  name: 'sppe.save-missions',
  permission: sppePermissions.write,
  input: z
    .object({ ctgId: id(), communes: missionRows(), totalYear: year() })
    .refine(({ communes, totalYear }) => totalYear !== null || communes.every(({ total }) => total === null), {
      path: ['totalYear'],
      error: inputLabels.populationYear,
    }),
  about: lockCtg,
  async run(work, { ctgId, communes, totalYear }) {
    const perimeter = new Set(await listPerimeter(work, ctgId))
    if (communes.some((row) => !perimeter.has(row.id))) throw new DomainError('conflict', 'sppe.not-in-perimeter')
    await requireHolders(
      work,
      ctgId,
      communes.flatMap((row) => missions.flatMap((mission) => row[mission] ?? [])),
    )
    await saveHolders(work, ctgId, communes)
    await savePopulations(work, ctgId, communes, totalYear)
    await recordAct(work, 'sppe.missions-set', { ctgId, id: ctgId }, { communes })
    return { communes: communes.length }
  },
})

async function saveHolders({ tx }: Work, ctgId: string, rows: readonly Row[]): Promise<void> {
  await tx
    .deleteFrom('sppe_mission_holder')
    .where('ctg_id', '=', ctgId)
    .where(
      'territory_code',
      'in',
      rows.map((row) => row.id),
    )
    .execute()
  const holderRows = rows.flatMap((row) =>
    missions.flatMap((mission) =>
      row[mission] === undefined
        ? []
        : [{ ctg_id: ctgId, territory_code: row.id, mission, holder_id: row[mission] ?? null }],
    ),
  )
  if (holderRows.length > 0) await tx.insertInto('sppe_mission_holder').values(holderRows).execute()
}

/** A population that did not change keeps its year. */
async function savePopulations({ tx }: Work, ctgId: string, rows: readonly Row[], totalYear: number | null) {
  const codes = rows.map((row) => row.id)
  const before = await rowsOf(tx, 'sppe_population', { ctg_id: ctgId })
    .select(['territory_code as code', 'inhabitants', 'year'])
    .where('territory_code', 'in', codes)
    .execute()
  await tx.deleteFrom('sppe_population').where('ctg_id', '=', ctgId).where('territory_code', 'in', codes).execute()
  const typed = rows.flatMap((row) => {
    if (row.total === null) return []
    const same = before.find(({ code, inhabitants }) => code === row.id && inhabitants === row.total)
    const known = same?.year ?? totalYear
    return known === null ? [] : [{ ctg_id: ctgId, territory_code: row.id, inhabitants: row.total, year: known }]
  })
  if (typed.length > 0) await tx.insertInto('sppe_population').values(typed).execute()
}
