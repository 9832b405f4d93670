import { createAction } from '#app/domains/plan/commands/create-action.server.ts'
import { testDatabase, unguardedDatabase } from '#test/database.server.ts'
import type { PlanFixture } from '#test/plan-fixture.server.ts'
import { changeActions } from '../commands/change-actions.server.ts'
import type { CellKey } from './cells.ts'

export const db = await testDatabase()
export const written = await unguardedDatabase()

export type ActorName = keyof PlanFixture['actors']
export const titles = ['Ouvrir une crèche', 'Ouvrir un relais', 'Former les assistantes']

/** Three actions proposed on « Petite enfance », without objective; ids in order. */
export async function givenActions(fixture: PlanFixture, given: object = {}) {
  const ids: string[] = []
  for (const title of titles) {
    const { actionId } = await createAction(fixture.as(fixture.actors.cafCoordinator), {
      ctgId: fixture.ctgId,
      title,
      themeId: fixture.early.id,
      ...given,
    })
    ids.push(actionId)
  }
  const [first = '', second = '', third = ''] = ids
  return [first, second, third] as const
}

export type Cells = Partial<Record<CellKey, readonly [string, string]>>
export const changeOf = (actionId: string, cells: Cells) => ({
  actionId,
  cells: Object.entries(cells).map(([key, [before, after]]) => ({ key, before, after })),
})
export const change = (
  { ctgId, as, actors }: PlanFixture,
  who: ActorName,
  changes: readonly ReturnType<typeof changeOf>[],
  given: object = {},
) => changeActions.runUnknown(as(actors[who]), { ctgId, origin: 'grid', changes, ...given })

export const action = (id: string) =>
  written.selectFrom('action').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
export const journal = (id: string) =>
  written.selectFrom('audit_entry').select(['action', 'detail']).where('subject_id', '=', id).orderBy('id').execute()
export const batches = (ctgId: string) =>
  written.selectFrom('plan_batch').selectAll().where('ctg_id', '=', ctgId).execute()
export const codesOf = (refusals: object) =>
  Object.entries(refusals).map(([key, refusal]) => [key, Object(refusal).code])
