/** Whether the thing is still as the software read it; if not, who did what since. Rules: docs/rules/api.md §3.4. */
import { listHistory } from '#app/domains/audit/queries.server.ts'
import { ApiRefusal } from '../problems.ts'
import type { ApiWriter } from './write-operation.ts'

const mostTold = 10

/** What raises the version of each, among all that its journal says. */
const raises = {
  action: (act: string) => !act.startsWith('text.') && act !== 'action.renumbered',
  meeting: (act: string) => ['meeting.updated', 'meeting.minutes-written'].includes(act),
  'agenda-item': (act: string) => ['meeting.agenda-item-updated', 'meeting.item-minutes-written'].includes(act),
} as const

type Versioned = {
  readonly type: keyof typeof raises
  /** Of the sheet, or of the meeting. */
  readonly id: string
  /** Now, its row being locked. */
  readonly current: number
  /** As it was read. */
  readonly version: number
}

/** @throws ApiRefusal changed-meanwhile, with the acts since that raised the version, by one each */
export async function requireSame(
  { work, ctgId }: ApiWriter,
  { type, id, current, version }: Versioned,
): Promise<void> {
  if (current === version) return
  const lines = await listHistory(work.tx, ctgId, { type: type === 'action' ? type : 'meeting', id })
  const since = lines
    .filter(({ action }) => raises[type](action))
    .slice(0, Math.min(Math.max(current - version, 1), mostTold))
  throw new ApiRefusal('changed-meanwhile', {
    changes: since.map(({ at, personName, sentence }) => ({ at: at.toISOString(), by: personName, act: sentence })),
  })
}
