/** GET, POST /ctg/:ctgId/reunions/:meetingId/ordre-du-jour — the agenda prepared, and what awaits one. */
import { getBacklog } from '#app/domains/journey/backlog-queries.server.ts'
import { drawAgendaItems } from '#app/domains/journey/commands/draw-agenda-items.server.ts'
import { setAsideBacklogItem } from '#app/domains/journey/commands/set-aside-backlog-item.server.ts'
import { BacklogCard } from '#app/domains/journey/pages/backlog-card.tsx'
import { addAgendaItem } from '#app/domains/meetings/commands/add-agenda-item.server.ts'
import { removeAgendaItem } from '#app/domains/meetings/commands/remove-agenda-item.server.ts'
import { addBacklogItem } from '#app/domains/meetings/session/commands/add-backlog-item.server.ts'
import { attachAgendaFile } from '#app/domains/meetings/session/commands/attach-agenda-file.server.ts'
import { detachAgendaFile } from '#app/domains/meetings/session/commands/detach-agenda-file.server.ts'
import { moveAgendaItem } from '#app/domains/meetings/session/commands/move-agenda-item.server.ts'
import { putBackBacklogItem } from '#app/domains/meetings/session/commands/put-back-backlog-item.server.ts'
import { putOffAgendaItem } from '#app/domains/meetings/session/commands/put-off-agenda-item.server.ts'
import { removeBacklogItem } from '#app/domains/meetings/session/commands/remove-backlog-item.server.ts'
import { setMeetingDuration } from '#app/domains/meetings/session/commands/set-meeting-duration.server.ts'
import { updateAgendaItem } from '#app/domains/meetings/session/commands/update-agenda-item.server.ts'
import { writeProposal } from '#app/domains/meetings/session/commands/write-proposal.server.ts'
import { AgendaPage } from '#app/domains/meetings/session/pages/agenda-page.tsx'
import { getAgendaPage } from '#app/domains/meetings/session/queries.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { oneFile } from '#app/http/uploads.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const nothing = { waiting: [], aside: [] }

export { shouldRevalidate } from '#app/http/revalidation.ts'

export const loader = route(async ({ context, params, searchParams }) => {
  const key = ctgIds(params, 'meetingId')
  const page = await getAgendaPage(context, key)
  return {
    page,
    backlog: page.may.edit ? await getBacklog(context, key.ctgId, page.meeting) : nothing,
    asideKey: searchParams.get('ecarter'),
  }
})

const agendaPath = (ctgId: string | undefined, meetingId: string | undefined) =>
  `/ctg/${ctgId}/reunions/${meetingId}/ordre-du-jour`

/** The form that was opened is folded again. */
const toAgenda = (_: unknown, { ctgId, meetingId }: Readonly<Record<string, string | undefined>>) =>
  agendaPath(ctgId, meetingId)

export const action = formAction({
  'add-agenda-item': intent(addAgendaItem, { said: 'Point ajouté.' }),
  'remove-agenda-item': intent(removeAgendaItem, { said: 'Point retiré.' }),
  'update-agenda-item': intent(updateAgendaItem, { said: 'Point modifié.' }),
  'write-proposal': intent(writeProposal, { said: 'Proposition enregistrée.' }),
  'move-agenda-item': intent(moveAgendaItem, { said: 'Point déplacé.' }),
  'put-off-agenda-item': intent(putOffAgendaItem, { said: 'Point reporté.' }),
  'set-meeting-duration': intent(setMeetingDuration, { said: 'Durée enregistrée.' }),
  'attach-agenda-file': intent(attachAgendaFile, {
    said: 'Document joint.',
    upload: oneFile(),
  }),
  'detach-agenda-file': intent(detachAgendaFile, { said: 'Document retiré.' }),
  'add-backlog-item': intent(addBacklogItem, { said: 'Point gardé.' }),
  'remove-backlog-item': intent(removeBacklogItem, { said: 'Point retiré de ce qui attend.' }),
  'set-aside-backlog-item': intent(setAsideBacklogItem, { said: 'Point écarté.', done: toAgenda }),
  'put-back-backlog-item': intent(putBackBacklogItem, { said: 'Point remis dans ce qui attend.' }),
  'draw-agenda-items': intent(drawAgendaItems, { said: 'Points mis à l’ordre du jour.' }),
})

export default titled<Loaded<typeof loader>>(
  ({ page, backlog, asideKey }) => (
    <AgendaPage
      {...page}
      backlog={<BacklogCard {...backlog} asideKey={asideKey} page={agendaPath(page.ctgId, page.meeting.id)} />}
    />
  ),
  ({ page }) => `Ordre du jour, ${page.meeting.title}`,
)
