/** Commands around texts, tied to what the slices say of the thing each text is about. Stands above all slices. */
import { readEvidence } from '#app/domains/observatory/evidence.server.ts'
import { answerCommentWith } from '#app/domains/writing/talk/commands/answer-comment.server.ts'
import { commentOnTextWith } from '#app/domains/writing/talk/commands/comment-on-text.server.ts'
import { removeCommentWith } from '#app/domains/writing/talk/commands/remove-comment.server.ts'
import { restoreVersionWith } from '#app/domains/writing/talk/commands/restore-version.server.ts'
import { settleSuggestionsWith } from '#app/domains/writing/talk/commands/settle-suggestions.server.ts'
import { settleThreadWith } from '#app/domains/writing/talk/commands/settle-thread.server.ts'
import type { TalkSources } from '#app/domains/writing/talk/queries.server.ts'
import { textSubjects } from './texts.server.ts'

export const commentOnText = commentOnTextWith(textSubjects)
export const answerComment = answerCommentWith(textSubjects)
export const removeComment = removeCommentWith(textSubjects)
export const settleThread = settleThreadWith(textSubjects)
export const settleSuggestions = settleSuggestionsWith(textSubjects)
export const restoreVersion = restoreVersionWith(textSubjects)

export const talkSources: TalkSources = { subjects: textSubjects, readFigures: readEvidence }
