/** Brings in a template read from a Word document, to be looked at before it is offered, for every CTG of the instance. Rules: docs/rules/convention.md §1.5. */
import { command } from '#app/kernel/transaction.server.ts'
import { addTemplate, ofInstance, readFields } from '../articles/template-steps.server.ts'

export const readInstanceTemplate = command({
  name: 'convention.read-instance-template',
  permission: 'administrator',
  input: { ...readFields },
  run: (work, read) => addTemplate(work, ofInstance, read),
})
