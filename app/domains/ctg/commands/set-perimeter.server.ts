/** The communes of the CTG; a grouping stands for all of its communes. Rules: docs/rules/ctg.md §6. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { listCommunesOf, listTerritories } from '#app/domains/territory/queries.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { territoryCodes } from '#app/kernel/fields.ts'
import { addRows, rowsOf } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { ctgPermissions } from '../permissions.ts'
import { requireCommunes } from '../steps.server.ts'
import { lockCtg } from '../store.server.ts'

/** Codes of communes, those of each grouping in place of its own. */
async function expandGroupings({ tx }: Work, codes: readonly string[]): Promise<readonly string[]> {
  const territories = await listTerritories(tx, codes)
  const groupings = territories.filter(({ kind }) => kind === 'epci' || kind === 'ept')
  // One grouping at a time is asked for on screen: this is a loop of one.
  const communes = await Promise.all(groupings.map(({ code }) => listCommunesOf(tx, code)))
  const replaced = new Set(groupings.map(({ code }) => code))
  return [...codes.filter((code) => !replaced.has(code)), ...communes.flat().map(({ code }) => code)]
}

export const setPerimeter = command({
  name: 'ctg.set-perimeter',
  permission: ctgPermissions.lead,
  input: { communeCodes: territoryCodes() },
  about: lockCtg,
  async run(work, { ctgId, communeCodes }) {
    const { tx } = work
    const communes = await requireCommunes(work, await expandGroupings(work, communeCodes), 'communeCodes')
    const codes = communes.map(({ code }) => code)
    const orphanArea = await rowsOf(tx, 'area', { ctg_id: ctgId })
      .select(['id'])
      .where('commune_code', 'not in', codes)
      .limit(1)
      .executeTakeFirst()
    refuse('ctg', orphanArea && 'commune-has-areas')
    await tx.deleteFrom('ctg_perimeter').where('ctg_id', '=', ctgId).execute()
    await addRows(
      tx,
      'ctg_perimeter',
      codes.map((code) => ({ ctg_id: ctgId, territory_code: code })),
    )
    await recordAct(work, 'ctg.perimeter-set', { ctgId, id: ctgId }, { communes: codes.length, codes: codes })
    return { communes: codes.length }
  },
})
