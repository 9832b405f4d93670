/** What the personal link of a convocation opens: the meeting, its agenda, and an answer to give. Works on a phone, without account. */

import { formatInstant } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Contact } from '#app/ui/contact.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Card, Page, Row } from '#app/ui/layout.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { isOpenToChange } from '../../meetings.ts'
import { invitationRefusals, invitationLabels as t } from '../labels.fr.ts'
import type { InvitationPageData } from '../queries.server.ts'
import { ReplyForm } from './reply-form.tsx'

type Props = InvitationPageData & { readonly linkTo: string }

export function InvitationPage({ linkTo, name, ctgName, contact, meeting, agenda, own, ...page }: Props) {
  const { title, startsAt, timeZone, place } = meeting
  const refusal = page.isArchived ? 'ctg-archived' : page.refusal
  return (
    <Page
      title={<OrdinalText text={title} />}
      lead={<OrdinalText text={[formatInstant(startsAt, timeZone), place].filter(Boolean).join(', ')} />}
    >
      <p className="small">
        Convocation adressée à <strong>{name}</strong>. Ce n’est pas vous ? Ne répondez pas à sa place
        {contact && (
          <>
            {' '}
            : prévenez <Contact {...contact} />
          </>
        )}
        .
      </p>
      {refusal === null && own ? (
        <ReplyCard own={own} />
      ) : (
        <Notice tone="warn" title={closedTitle[refusal ?? 'invitation-withdrawn'] ?? 'On n’y répond plus'}>
          {invitationRefusals[`governance.${refusal}`] ?? 'La réunion est annulée.'}
        </Notice>
      )}
      <MeetingCard meeting={meeting} ctgName={ctgName} own={own} linkTo={linkTo} />
      <Card title="Ordre du jour">
        {agenda.length === 0 && (
          <EmptyState>
            {isOpenToChange(meeting.status) ? 'L’ordre du jour sera précisé.' : 'L’ordre du jour n’a pas été écrit.'}
          </EmptyState>
        )}
        <ol>
          {agenda.map((item) => (
            <li key={item.id}>
              {item.title}{' '}
              <span className="muted">
                {[item.presenter, item.durationMinutes && `${item.durationMinutes} min`].filter(Boolean).join(', ')}
              </span>
            </li>
          ))}
        </ol>
      </Card>
    </Page>
  )
}

const ReplyCard = ({ own }: { readonly own: NonNullable<Props['own']> }) => (
  <Card title={own.reply ? 'Votre réponse est enregistrée' : 'Venez-vous ?'}>
    {own.reply && (
      <Notice tone="ok" title={t.ownReply[own.reply]}>
        {own.representativeName && <p>Par {own.representativeName}.</p>}
        <p>Vous pouvez la changer jusqu’à l’ouverture de la séance.</p>
      </Notice>
    )}
    <ReplyForm
      intent="answer-by-link"
      answer={own}
      allowsRepresentative={own.seats.some((seat) => seat.capacity === 'holder' && seat.allowsRepresentative)}
      submitLabel={own.reply ? 'Changer ma réponse' : 'Répondre'}
    />
  </Card>
)

function MeetingCard({ meeting, ctgName, own, linkTo }: Pick<Props, 'meeting' | 'ctgName' | 'own' | 'linkTo'>) {
  const { bodyName, startsAt, timeZone, place } = meeting
  return (
    <Card title="La réunion" content="stack">
      <DescriptionList
        items={[
          { term: 'Quand', description: <OrdinalText text={formatInstant(startsAt, timeZone)} /> },
          { term: 'Où', description: place || gapWords.text },
          { term: 'Instance', description: `${bodyName}, CTG ${ctgName}` },
          {
            term: isOpenToChange(meeting.status) ? 'Vous y siégez' : 'Vous y siégiez',
            description: own ? own.seats.map(t.seat).join(' ; ') : null,
          },
        ]}
      />
      {meeting.status !== 'cancelled' && (
        <Row>
          <LinkButton to={`${linkTo}/convocation.pdf`} isDownload>
            Convocation (PDF)
          </LinkButton>
          {meeting.status !== 'closed' && (
            <LinkButton to={`${linkTo}/invitation.ics`} isDownload>
              Ajouter à mon agenda
            </LinkButton>
          )}
        </Row>
      )}
    </Card>
  )
}

const closedTitle: Readonly<Record<string, string>> = {
  'meeting-cancelled': 'Cette réunion est annulée',
  'invitation-withdrawn': 'Vous n’êtes plus attendu à cette réunion',
}
