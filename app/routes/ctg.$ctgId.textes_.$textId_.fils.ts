/** GET, POST /ctg/:ctgId/textes/:textId/fils — open threads of a text, beside it and in its editor; comments, answers, resolves. */
import { openThreads, threadsAction } from '#app/http/text-threads.server.ts'

export const loader = openThreads
export const action = threadsAction
