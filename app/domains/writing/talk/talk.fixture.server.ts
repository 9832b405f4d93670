import type { Actor } from '#app/kernel/actor.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { aLine, aText, givenChapter, proposedWords, writeInText } from '#test/text-fixture.server.ts'
import { readTexts } from '../read-texts.server.ts'
import type { RichText } from '../rich-text.ts'
import type { TextSubjects } from '../writing.ts'
import { writeContent } from '../y-text.server.ts'
import { answerCommentWith } from './commands/answer-comment.server.ts'
import { commentOnTextWith } from './commands/comment-on-text.server.ts'
import { removeCommentWith } from './commands/remove-comment.server.ts'
import { restoreVersionWith } from './commands/restore-version.server.ts'
import { settleSuggestionsWith } from './commands/settle-suggestions.server.ts'
import { settleThreadWith } from './commands/settle-thread.server.ts'
import { getTalkPage } from './queries.server.ts'

export const saved: string[] = []
export const writingRoles = ['coordinator', 'cooperation-officer']
export const frozen = new Set<string>()
/** Every theme has a chapter, read by members, written by some. */
export const subjects: TextSubjects = {
  load: async (_db, refs) =>
    refs.map(({ ctgId, subjectId }) => ({
      canRead: ({ memberships }: Actor) => memberships.some((one) => one.ctgId === ctgId),
      canWrite: ({ memberships }: Actor) =>
        memberships.some((one) => one.ctgId === ctgId && writingRoles.includes(one.role)),
      isFrozen: frozen.has(subjectId),
      initialText: '',
    })),
  keep: async (_tx, _ref, plain) => {
    saved.push(plain)
  },
}
export const sources = { subjects, readFigures: async () => ({}) }
export const commentOnText = commentOnTextWith(subjects)
export const answerComment = answerCommentWith(subjects)
export const removeComment = removeCommentWith(subjects)
export const settleThread = settleThreadWith(subjects)
export const settleSuggestions = settleSuggestionsWith(subjects)
export const restoreVersion = restoreVersionWith(subjects)

export const db = await testDatabase()

export async function givenText(content: RichText) {
  const ctg = await givenCtg(db)
  const key = await givenChapter(db, ctg)
  await writeInText(db, key, ctg.actors.townCoordinator, new Date('2026-11-20T09:00:00Z'), (doc) =>
    writeContent(doc, content),
  )
  return { ...ctg, key }
}
export const page = (context: Context, key: { ctgId: string; textId: string }) => getTalkPage(context, sources, key)
export const noticesOf = (ctgId: string) =>
  db
    .selectFrom('notice')
    .select(['person_id as personId', 'kind', 'withdrawn_at as withdrawnAt'])
    .where('ctg_id', '=', ctgId)
    .execute()
/** What pages show around the text. */
export const talkOf = async ({ ctgId, textId }: { ctgId: string; textId: string }) => {
  const places = await db
    .selectFrom('written_text')
    .select(['subject_type as subjectType', 'subject_id as subjectId', 'field'])
    .where('ctg_id', '=', ctgId)
    .where('id', '=', textId)
    .execute()
  const [read] = await readTexts(db, ctgId, places)
  return read?.talk
}
/** Where each leads, by kind. */
export const placesOf = async (ctgId: string) => {
  const notices = await db.selectFrom('notice').select(['kind', 'facts']).where('ctg_id', '=', ctgId).execute()
  return new Map(notices.map(({ kind, facts }) => [kind, facts]))
}

export const places = 'Les places manquent au nord.'

export async function givenSuggestions(at = new Date('2026-11-20T09:01:00Z')) {
  const ctg = await givenText(aText(aLine(places)))
  const { townCoordinator, cafCoordinator } = ctg.actors
  await writeInText(db, ctg.key, townCoordinator, at, (doc) =>
    writeContent(
      doc,
      aText(
        aLine(
          'Les places manquent au ',
          proposedWords('nord', 'suggestedDeletion', 's1', townCoordinator),
          proposedWords('sud', 'suggestedInsertion', 's1', townCoordinator),
          '.',
          proposedWords(' Et à l’est.', 'suggestedInsertion', 's2', cafCoordinator),
        ),
      ),
    ),
  )
  return ctg
}
