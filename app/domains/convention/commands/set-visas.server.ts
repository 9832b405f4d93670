/** The visas of the convention, in their order; none: those proposed are taken again. Rules: docs/rules/convention.md §1.6. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { lines, version } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { conventionPermissions } from '../permissions.ts'
import { lockCtg } from '../store.server.ts'

export const setVisas = command({
  name: 'convention.set-visas',
  permission: conventionPermissions.write,
  input: { version: version(), visas: lines(60, 1_000) },
  about: wholeCtg,
  async run(work, { ctgId, version: versionRead, visas }) {
    const { tx } = work
    await lockCtg(work, ctgId)
    const saved = await rowsOf(tx, 'convention_text', { ctg_id: ctgId }).find(['visas', 'version'])
    const before = saved?.visas ?? []
    if ((saved?.version ?? 1) !== versionRead)
      throw changedMeanwhile('convention', { visas: before.join('\n') }, { visas: visas.join('\n') })
    const values = { visas: visas.length === 0 ? null : [...visas], version: versionRead + 1 }
    await rowsOf(tx, 'convention_text', { ctg_id: ctgId }).put(values)
    await recordAct(work, 'convention.visas-set', { ctgId, id: ctgId }, { before, after: visas })
    return { visas: visas.length }
  },
})
