/** Ties to a point what answers it, whole or in part; or puts aside what Trame found. Rules: docs/rules/sppe.md §3. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { choice, id, optionalText } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { requireThings } from '#app/things/find-things.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { optionalThing, pointKey } from '../inputs.ts'
import { sppeRefusals } from '../labels.fr.ts'
import { sppePermissions } from '../permissions.ts'
import { lockCtg } from '../store.server.ts'

const covers = ['whole', 'part', 'aside'] as const

export const tieAnswer = command({
  name: 'sppe.tie-answer',
  permission: sppePermissions.write,
  input: z
    .object({
      ctgId: id(),
      pointKey: pointKey(),
      thing: optionalThing(),
      /** Of a document that is not in Trame. */
      title: optionalText(200),
      cover: choice(covers),
      word: optionalText(500),
    })
    .refine(({ thing, title }) => Boolean(thing) || Boolean(title), {
      path: ['title'],
      error: sppeRefusals['sppe.nothing-to-tie'] ?? '',
      // Checked even when other fields are wrong, so that all errors show together.
      when: () => true,
    })
    .refine(({ thing, cover }) => thing !== null || cover !== 'aside', {
      path: ['cover'],
      error: inputLabels.onlyFound,
    }),
  about: lockCtg,
  async run(work, { ctgId, pointKey: point, thing, title, cover, word }) {
    const { tx, newId, actor, at } = work
    if (thing) await requireThings(work, ctgId, [thing])
    const columns = { cover, word, tied_by: actor.name, tied_at: at }
    const { id: tieId } = await tx
      .insertInto('sppe_tie')
      .values({
        ...{ ctg_id: ctgId, id: newId(), point, ...columns, title: thing ? '' : title },
        ...{ subject_type: thing?.type ?? null, subject_id: thing?.id ?? null },
      })
      .onConflict((conflict) =>
        conflict.columns(['ctg_id', 'point', 'subject_type', 'subject_id']).doUpdateSet(columns),
      )
      .returning('id')
      .executeTakeFirstOrThrow()
    await recordAct(
      work,
      cover === 'aside' ? 'sppe.answer-set-aside' : 'sppe.answer-tied',
      { ctgId, id: ctgId },
      { point, thing, title, cover, word },
    )
    return { tieId }
  },
})
