/** Answers a convocation by its personal link, without account. A repeat changes nothing. Rules: docs/rules/governance.md §11.4, §11.7. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Database } from '#app/kernel/database.server.ts'
import { linkCommands } from '#app/kernel/link-command.server.ts'
import { authorOf, type FoundInvitation } from '../holder.server.ts'
import { lockInvitation, recordReply } from '../record-reply.server.ts'
import { replyFields } from '../reply-fields.ts'

const answerInput = z.object(replyFields)

linkCommands.add('governance.answer-by-link')

/** @throws ZodError | DomainError as `recordReply` */
export async function answerByLink(
  { db, at }: { readonly db: Database; readonly at: Date },
  found: FoundInvitation,
  form: unknown,
): Promise<void> {
  const given = answerInput.parse(form)
  const { ctgId, invitationId } = found
  await db.transaction().execute(async (tx) => {
    const work = { tx, at, actor: authorOf(found), newId: randomUUID }
    const invitation = await lockInvitation(work, { ctgId, invitationId })
    await recordReply(work, invitation, { ctgId, invitationId, ...given, notedBy: '' })
  })
}
