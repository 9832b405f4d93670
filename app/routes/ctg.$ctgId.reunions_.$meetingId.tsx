/** GET, POST /ctg/:ctgId/reunions/:meetingId — one meeting, from its preparation to its record. */
import { useLoaderData } from 'react-router'
import { QuickDossier } from '#app/domains/dossiers/pages/quick-dossier.tsx'
import { dossierPermissions } from '#app/domains/dossiers/permissions.ts'
import { addAgendaItem } from '#app/domains/meetings/commands/add-agenda-item.server.ts'
import { cancelMeeting } from '#app/domains/meetings/commands/cancel-meeting.server.ts'
import { conveneMeeting } from '#app/domains/meetings/commands/convene-meeting.server.ts'
import { openMeeting } from '#app/domains/meetings/commands/open-meeting.server.ts'
import { recordAttendance } from '#app/domains/meetings/commands/record-attendance.server.ts'
import { removeAgendaItem } from '#app/domains/meetings/commands/remove-agenda-item.server.ts'
import { updateMeeting } from '#app/domains/meetings/commands/update-meeting.server.ts'
import { writeMinutes } from '#app/domains/meetings/commands/write-minutes.server.ts'
import { WithDecisions } from '#app/domains/meetings/decisions/pages/decisions-about.tsx'
import { listDecisionsAbout } from '#app/domains/meetings/decisions/register-queries.server.ts'
import { callOthers } from '#app/domains/meetings/invitations/commands/call-others.server.ts'
import { noteReply } from '#app/domains/meetings/invitations/commands/note-reply.server.ts'
import { remindSilent } from '#app/domains/meetings/invitations/commands/remind-silent.server.ts'
import { replyToInvitation } from '#app/domains/meetings/invitations/commands/reply-to-invitation.server.ts'
import { InvitationCard } from '#app/domains/meetings/invitations/pages/invitation-card.tsx'
import { getInvitations } from '#app/domains/meetings/invitations/queries.server.ts'
import { getMeetingPage } from '#app/domains/meetings/meeting-queries.server.ts'
import { MeetingPage } from '#app/domains/meetings/pages/meeting-page.tsx'
import { addAddendum } from '#app/domains/meetings/session/commands/add-addendum.server.ts'
import { snapshotLabels } from '#app/domains/snapshots/labels.fr.ts'
import { hasPlanBefore } from '#app/domains/snapshots/queries.server.ts'
import { workshopLabels } from '#app/domains/workshops/labels.fr.ts'
import { workshopPermissions } from '#app/domains/workshops/permissions.ts'
import { formRows } from '#app/http/form-values.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { allows } from '#app/kernel/permission.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'

export { shouldRevalidate } from '#app/http/revalidation.ts'

export const loader = route(async ({ context, params }) => {
  const key = ctgIds(params, 'meetingId')
  const page = await getMeetingPage(context, key)
  const { bodyKind, status, themeId } = page.meeting
  const isCopil = bodyKind === 'copil' && status !== 'cancelled'
  const isToCome = ['draft', 'convened', 'in-session'].includes(status)
  return {
    page,
    decisions: await listDecisionsAbout(context, { ctgId: key.ctgId, type: 'meeting', id: key.meetingId }),
    invitations: await getInvitations(context, key.ctgId, page.meeting, page.mayHold),
    mayOpenWorkshop: isToCome && allows(workshopPermissions.lead, context.actor, { ...key, themeId }),
    mayRequestDossier: isCopil && isToCome && allows(dossierPermissions.requestDossier, context.actor, key),
    /** Against an empty plan there is nothing to compare. */
    comparesPlan: isCopil && (await hasPlanBefore(context.db, { ...key, day: page.day })),
  }
})

export const action = formAction({
  'convene-meeting': intent(conveneMeeting, { said: 'Réunion convoquée.' }),
  'call-others': intent(callOthers, { said: 'Convocations envoyées.' }),
  'remind-silent': intent(remindSilent, { said: 'Rappels envoyés.' }),
  'note-reply': intent(noteReply, { said: 'Réponse notée.' }),
  'reply-to-invitation': intent(replyToInvitation, { said: 'Réponse enregistrée.' }),
  'open-meeting': intent(openMeeting, { said: 'Séance ouverte.' }),
  'cancel-meeting': intent(cancelMeeting, { said: 'Réunion annulée.' }),
  'add-addendum': intent(addAddendum, { said: 'Rectificatif ajouté.' }),
  'update-meeting': intent(updateMeeting, { said: 'Réunion modifiée.' }),
  'add-agenda-item': intent(addAgendaItem, { said: 'Point ajouté.' }),
  'remove-agenda-item': intent(removeAgendaItem, { said: 'Point retiré.' }),
  'write-minutes': intent(writeMinutes, { said: 'Compte rendu enregistré.' }),
  'record-attendance': intent(recordAttendance, {
    said: 'Présences notées.',
    complete: async (_args, form) => ({ attendance: formRows(form, ['presence', 'personName']) }),
  }),
})

export default function MeetingRoute() {
  const { page, decisions, invitations, mayRequestDossier, mayOpenWorkshop, comparesPlan } =
    useLoaderData<typeof loader>()
  const { ctgId, meeting } = page
  return (
    <>
      <PageTitle>{meeting.title}</PageTitle>
      <WithDecisions ctgId={ctgId} decisionsAbout={decisions} isOfMeeting>
        <MeetingPage
          {...page}
          acts={
            <>
              {mayRequestDossier && <QuickDossier ctgId={ctgId} meetingId={meeting.id} />}
              {mayOpenWorkshop && (
                <LinkButton to={`/ctg/${ctgId}/ateliers?reunion=${meeting.id}#ouvrir`}>
                  {workshopLabels.openTitle}
                </LinkButton>
              )}
              {comparesPlan && (
                <LinkButton to={`/ctg/${ctgId}/suivi/etats/comparer?reunion=${meeting.id}`}>
                  {snapshotLabels.planChanged}
                </LinkButton>
              )}
            </>
          }
          invitations={<InvitationCard {...invitations} />}
        />
      </WithDecisions>
    </>
  )
}
