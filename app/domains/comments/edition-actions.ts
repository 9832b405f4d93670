/** The actions of a published edition, as far as comments and followers read them. Pure. Rules: docs/rules/comments.md §6.2. */
import { z } from 'zod'
import { actionStatuses } from '#app/domains/plan/plan.ts'

/** Of any shape of edition: a later one keeps these fields. */
const editionShape = z.object({
  actions: z.array(
    z.object({
      number: z.number(),
      title: z.string(),
      status: z.enum(actionStatuses),
      news: z.object({ on: z.string(), words: z.string() }).nullable(),
    }),
  ),
})

export type EditionAction = z.infer<typeof editionShape>['actions'][number] & { readonly key: string }

/** Named by their number in the plan, as in the addresses of the public page; none when there is no edition. */
export const actionsOf = (content: unknown): readonly EditionAction[] =>
  content === undefined
    ? []
    : editionShape.parse(content).actions.map((action) => ({ ...action, key: String(action.number) }))
