/** Writes the articles of a template otherwise, as a new dated version, for every CTG of this Caf. Rules: docs/rules/convention.md §1.5. */
import { command } from '#app/kernel/transaction.server.ts'
import { cafOf, keeperOf } from '../articles/caf-key.server.ts'
import { rewriteFields, rewriteTemplateOf } from '../articles/template-rewrite.server.ts'
import { conventionPermissions } from '../permissions.ts'

export const rewriteTemplate = command({
  name: 'convention.rewrite-template',
  permission: conventionPermissions.keepTemplates,
  input: { ...rewriteFields },
  about: cafOf,
  run: async (work, { ctgId, ...typed }) => rewriteTemplateOf(work, await keeperOf(work, ctgId), typed),
})
