/** Removes a template; conventions keep what they took of it, for every CTG of this Caf. Rules: docs/rules/convention.md §1.5. */
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { cafOf, keeperOf } from '../articles/caf-key.server.ts'
import { removeTemplateOf } from '../articles/template-steps.server.ts'
import { conventionPermissions } from '../permissions.ts'

export const removeTemplate = command({
  name: 'convention.remove-template',
  permission: conventionPermissions.keepTemplates,
  input: { templateId: id() },
  about: cafOf,
  run: async (work, { ctgId, ...named }) => removeTemplateOf(work, await keeperOf(work, ctgId), named.templateId),
})
