/** Names, dates and offers a template, says who checked it, for every CTG of this Caf. Rules: docs/rules/convention.md §1.5. */
import { command } from '#app/kernel/transaction.server.ts'
import { cafOf, keeperOf } from '../articles/caf-key.server.ts'
import { saveFields, saveTemplateOf } from '../articles/template-steps.server.ts'
import { conventionPermissions } from '../permissions.ts'

export const saveTemplate = command({
  name: 'convention.save-template',
  permission: conventionPermissions.keepTemplates,
  input: { ...saveFields },
  about: cafOf,
  run: async (work, { ctgId, ...typed }) => saveTemplateOf(work, await keeperOf(work, ctgId), typed),
})
