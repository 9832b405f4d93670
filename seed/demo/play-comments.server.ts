/** What people without account wrote on the public page of the demonstration, once it is published. Words are illustration. */
import { confirmComment } from '#app/domains/comments/commands/confirm-comment.server.ts'
import { judgeComments } from '#app/domains/comments/commands/judge-comments.server.ts'
import { replyToComment } from '#app/domains/comments/commands/reply-to-comment.server.ts'
import { setCommentsOpen } from '#app/domains/comments/commands/set-comments-open.server.ts'
import { writeComment } from '#app/domains/comments/commands/write-comment.server.ts'
import { mailDoor, pageDoor } from '#app/domains/comments/doors.server.ts'
import { findPublicAddress } from '#app/domains/portal/queries.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Act, CtgIds, Stage } from './stage.server.ts'

const on = '2026-11-24'

type DemoComment = {
  readonly body: string
  readonly displayName: string
  readonly reply?: string
  readonly isWaiting?: true
}

const comments: readonly DemoComment[] = [
  {
    body: 'Les places du soir aux Agnettes, c’est très bien. Et au Luth, c’est prévu quand ?',
    displayName: 'Mina',
    reply: 'Un second site est prévu en septembre 2027, si la PMI l’autorise.',
  },
  { body: 'Pour l’aide aux vacances, il faudrait un seul numéro.', displayName: 'Un habitant' },
  { body: 'Le relais est fermé le mercredi : est-ce voulu ?', displayName: 'Louise', isWaiting: true },
]

async function play(stage: Stage, { ctgId }: CtgIds): Promise<void> {
  const address = await findPublicAddress(stage.db, ctgId)
  if (address === undefined) return
  const antoine = await stage.as('antoine', on)
  await setCommentsOpen(antoine, { ctgId, isOpen: 'on' })
  for (const [index, comment] of comments.entries()) {
    const at = new Date(antoine.at.getTime() + index * 60_000)
    const commentId = await receive(stage, { ctgId, address, at }, comment)
    if (comment.isWaiting) continue
    await judgeComments({ ...antoine, at }, { ctgId, commentIds: [commentId], judgement: 'show' })
    if (comment.reply) await replyToComment({ ...antoine, at }, { ctgId, commentId, body: comment.reply })
  }
}

type Place = { readonly ctgId: string; readonly address: string; readonly at: Date }

/** Written, and confirmed as by the link of its mail. @returns its id */
async function receive(
  { db }: Stage,
  { ctgId, address, at }: Place,
  { body, displayName }: DemoComment,
): Promise<string> {
  const page = await pageDoor.find(db, address, at)
  if (!page) throw new Error('the public page of the demonstration is off')
  const email = 'habitante@exemple.fr'
  await writeComment({ db, at, holder: pageDoor.holderOf(page) }, { body, displayName, email, mayQuote: 'on' })
  const mail = await rowsOf(db, 'comment_mail', { ctg_id: ctgId, kind: 'confirm', asked_at: at }).get([
    'id',
    'comment_id as commentId',
  ])
  const link = { ctgId, mailId: mail.id, kind: 'confirm' as const, commentId: mail.commentId, followerId: null }
  await confirmComment({ db, at, holder: mailDoor.holderOf({ ...link, ctgName: '', archivedAt: null, address }) }, {})
  return mail.commentId ?? ''
}

export const publicCommentActs = (stage: Stage, ids: CtgIds): readonly Act[] => [{ on, play: () => play(stage, ids) }]
