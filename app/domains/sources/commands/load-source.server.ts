/** Asks for the figures of a source: they are brought and shown by a job. Rules: docs/rules/sources.md §1. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { choice } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { askForImport } from '../jobs.server.ts'
import { sourceKeys } from '../source.ts'
import { sourceOf } from '../source-table.ts'
import { addLot } from '../store.server.ts'

export const loadSource = command({
  name: 'sources.load-source',
  permission: 'administrator',
  input: { source: choice(sourceKeys) },
  async run(work, { source }) {
    const { tx, actor, at } = work
    const lotId = await addLot(tx, { source: sourceOf(source), origin: 'internet', requestedBy: actor.name, at })
    await askForImport(tx, lotId)
    await recordAct(work, 'figure-lot.requested', { ctgId: null, id: lotId }, { source })
    return { lotId }
  },
})
