/** GET, POST /ctg/:ctgId/instances/:bodyId — one body, its seats, its meetings. */
import { addSeat } from '#app/domains/governance/commands/add-seat.server.ts'
import { endSeat } from '#app/domains/governance/commands/end-seat.server.ts'
import { fileMissionLetter } from '#app/domains/governance/commands/file-mission-letter.server.ts'
import { leadBody } from '#app/domains/governance/commands/lead-body.server.ts'
import { removeSeats } from '#app/domains/governance/commands/remove-seats.server.ts'
import { reopenBody } from '#app/domains/governance/commands/reopen-body.server.ts'
import { updateBody } from '#app/domains/governance/commands/update-body.server.ts'
import { updateSeat } from '#app/domains/governance/commands/update-seat.server.ts'
import { BodyPage } from '#app/domains/governance/pages/body-page.tsx'
import { getBodyPage } from '#app/domains/governance/queries.server.ts'
import { endBody } from '#app/domains/meetings/commands/end-body.server.ts'
import { DecisionsAboutCard } from '#app/domains/meetings/decisions/pages/decisions-about.tsx'
import { listDecisionsAbout } from '#app/domains/meetings/decisions/register-queries.server.ts'
import { listMeetingsOfBody } from '#app/domains/meetings/meeting-queries.server.ts'
import { BodyMeetingsCard } from '#app/domains/meetings/pages/body-meetings-card.tsx'
import { formRows } from '#app/http/form-values.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { onePdf } from '#app/http/uploads.server.ts'
import { Stack } from '#app/ui/layout.tsx'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export { shouldRevalidate } from '#app/http/revalidation.ts'

export const loader = route(async ({ context, params }) => {
  const key = ctgIds(params, 'bodyId')
  const page = await getBodyPage(context, key)
  const meetings = await listMeetingsOfBody(context, key)
  const decisions = await listDecisionsAbout(context, { ctgId: key.ctgId, type: 'body', id: key.bodyId })
  return { page, meetings, decisions }
})

export const action = formAction({
  'update-body': intent(updateBody, { said: 'Instance modifiée.' }),
  'lead-body': intent(leadBody, {
    said: 'Animation de l’instance enregistrée.',
    complete: async (_args, form) => ({
      leaders: formRows(form, ['leaderName', 'leaderFunction', 'leaderParty', 'leaderSince', 'leaderUntil']),
    }),
  }),
  'end-body': intent(endBody, { said: 'Instance terminée.' }),
  'reopen-body': intent(reopenBody, { said: 'Instance rouverte.' }),
  'file-mission-letter': intent(fileMissionLetter, { said: 'Lettre de mission déposée.', upload: onePdf }),
  'add-seat': intent(addSeat, { said: 'Siège ajouté.' }),
  'update-seat': intent(updateSeat, { said: 'Siège enregistré.' }),
  'remove-seats': intent(removeSeats, { said: 'Sièges retirés.' }),
  'end-seat': intent(endSeat, { said: 'Siège terminé.' }),
})

export default titled<Loaded<typeof loader>>(
  ({ page, meetings, decisions }) => {
    const { ctgId, body } = page
    return (
      <Stack>
        <BodyPage {...page} meetings={<BodyMeetingsCard ctgId={ctgId} bodyId={body.id} meetings={meetings} />} />
        <DecisionsAboutCard ctgId={ctgId} decisions={decisions} />
      </Stack>
    )
  },
  ({ page }) => page.body.name,
)
