/** What parties do on a theme: fields of the Caf, powers of each authority. Rules: docs/rules/ctg.md §5. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { foundById } from '#app/kernel/errors.ts'
import { id, ids, texts } from '#app/kernel/fields.ts'
import { addRows } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { ctgPermissions } from '../permissions.ts'
import { lockCtg, requireTheme } from '../store.server.ts'

export const setThemePower = command({
  name: 'ctg.set-theme-power',
  permission: ctgPermissions.lead,
  input: z
    .object({ ctgId: id(), themeId: id(), partyIds: ids(), powers: texts(200, 1000) })
    .refine(({ partyIds, powers }) => partyIds.length === powers.length && partyIds.length > 0, {
      path: ['powers'],
      error: inputLabels.powerMissing,
    }),
  about: lockCtg,
  async run(work, { ctgId, themeId, partyIds, powers }) {
    const { tx } = work
    const theme = await requireTheme(work, ctgId, themeId)
    const parties = await tx.selectFrom('party').select('id').where('ctg_id', '=', ctgId).execute()
    for (const partyId of partyIds) foundById(parties, partyId, 'ctg.party-not-found')
    await tx
      .deleteFrom('theme_power')
      .where('ctg_id', '=', ctgId)
      .where('theme_id', '=', themeId)
      .where('party_id', 'in', partyIds)
      .execute()
    const filled = new Map(partyIds.map((partyId, index) => [partyId, powers[index] ?? '']))
    const rows = [...filled].filter(([, power]) => power !== '')
    await addRows(
      tx,
      'theme_power',
      rows.map(([party_id, power]) => ({ ctg_id: ctgId, theme_id: themeId, party_id, power })),
    )
    await recordAct(work, 'ctg.theme-powers-set', { ctgId, id: ctgId }, { name: theme.name, parties: rows.length })
    return { themeId }
  },
})
