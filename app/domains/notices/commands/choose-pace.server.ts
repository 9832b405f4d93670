/** Chooses how often mails repeat one's notices. Rules: docs/rules/notices.md §3. */
import { choice } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { noticeLabels as t } from '../labels.fr.ts'
import { noticePaces } from '../notices.ts'
import { savePace } from '../store.server.ts'

export const choosePace = command({
  name: 'notices.choose-pace',
  permission: 'signed-in',
  input: { pace: choice(noticePaces, t.choosePace) },
  async run(work, { pace }) {
    await savePace(work, pace)
    return { pace }
  },
})
