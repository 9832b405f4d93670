/** Rights over comments of the public page, by command: the coordinations read before, answer and decide. Pure. Rules: docs/rules/accounts.md §3. */
import type { Permission } from '#app/kernel/permission.ts'

const coordinators = {
  roles: ['coordinator'],
  bounds: 'ctg',
  refusal: 'comments.moderate',
} as const satisfies Permission

export const commentPermissions = {
  setCommentsOpen: coordinators,
  judgeComments: coordinators,
  replyToComment: coordinators,
  decideAppeal: coordinators,
  decideContentNotice: coordinators,
  keepTestimony: coordinators,
} as const satisfies Record<string, Permission>
