/** Brings in a template read from a Word document, to be looked at before it is offered, for every CTG of this Caf. Rules: docs/rules/convention.md §1.5. */
import { command } from '#app/kernel/transaction.server.ts'
import { cafOf, keeperOf } from '../articles/caf-key.server.ts'
import { addTemplate, readFields } from '../articles/template-steps.server.ts'
import { conventionPermissions } from '../permissions.ts'

export const readTemplate = command({
  name: 'convention.read-template',
  permission: conventionPermissions.keepTemplates,
  input: { ...readFields },
  about: cafOf,
  run: async (work, { ctgId, ...read }) => addTemplate(work, await keeperOf(work, ctgId), read),
})
