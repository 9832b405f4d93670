/** Removes a template; conventions keep what they took of it, for every CTG of the instance. Rules: docs/rules/convention.md §1.5. */
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { ofInstance, removeTemplateOf } from '../articles/template-steps.server.ts'

export const removeInstanceTemplate = command({
  name: 'convention.remove-instance-template',
  permission: 'administrator',
  input: { templateId: id() },
  run: (work, named) => removeTemplateOf(work, ofInstance, named.templateId),
})
