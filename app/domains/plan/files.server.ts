/** Documents filed on a sheet. Rules: docs/rules/plan.md §11.8. */
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { ActionKey } from './store.server.ts'

/** The latest first. The caller has checked the right to read. */
export const listActionFiles = compileOnce((db, slot: SlotOf<ActionKey>) =>
  db
    .selectFrom('action_file')
    .innerJoin('stored_file as file', (join) =>
      join.onRef('file.ctg_id', '=', 'action_file.ctg_id').onRef('file.id', '=', 'action_file.file_id'),
    )
    .leftJoin('person', 'person.id', 'file.added_by')
    .select(['file.id', 'file.name', 'action_file.caption', 'file.added_at as addedAt', 'person.name as addedBy'])
    .where('action_file.ctg_id', '=', slot('ctgId'))
    .where('action_file.action_id', '=', slot('actionId'))
    .orderBy('file.added_at', 'desc'),
)
