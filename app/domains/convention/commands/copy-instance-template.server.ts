/** Begins a template of the instance from another, ours when none is named. Rules: docs/rules/convention.md §1.5. */
import { command } from '#app/kernel/transaction.server.ts'
import { copyFields, copyTemplateFor } from '../articles/template-copy.server.ts'
import { ofInstance } from '../articles/template-steps.server.ts'

export const copyInstanceTemplate = command({
  name: 'convention.copy-instance-template',
  permission: 'administrator',
  input: copyFields,
  run: (work, from) => copyTemplateFor(work, ofInstance, from),
})
