/** Writes the articles of a template otherwise, as a new dated version, for every CTG of the instance. Rules: docs/rules/convention.md §1.5. */
import { command } from '#app/kernel/transaction.server.ts'
import { rewriteFields, rewriteTemplateOf } from '../articles/template-rewrite.server.ts'
import { ofInstance } from '../articles/template-steps.server.ts'

export const rewriteInstanceTemplate = command({
  name: 'convention.rewrite-instance-template',
  permission: 'administrator',
  input: rewriteFields,
  run: (work, typed) => rewriteTemplateOf(work, ofInstance, typed),
})
