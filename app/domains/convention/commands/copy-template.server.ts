/** Begins a template of this Caf from another, ours when none is named. Rules: docs/rules/convention.md §1.5. */
import { command } from '#app/kernel/transaction.server.ts'
import { cafOf, keeperOf } from '../articles/caf-key.server.ts'
import { copyFields, copyTemplateFor } from '../articles/template-copy.server.ts'
import { conventionPermissions } from '../permissions.ts'

export const copyTemplate = command({
  name: 'convention.copy-template',
  permission: conventionPermissions.keepTemplates,
  input: { ...copyFields },
  about: cafOf,
  run: async (work, { ctgId, ...from }) => copyTemplateFor(work, await keeperOf(work, ctgId), from),
})
