/** Names, dates and offers a template, says who checked it, for every CTG of the instance. Rules: docs/rules/convention.md §1.5. */
import { command } from '#app/kernel/transaction.server.ts'
import { ofInstance, saveFields, saveTemplateOf } from '../articles/template-steps.server.ts'

export const saveInstanceTemplate = command({
  name: 'convention.save-instance-template',
  permission: 'administrator',
  input: { ...saveFields },
  run: (work, typed) => saveTemplateOf(work, ofInstance, typed),
})
