/** One meeting: prepared, held, closed. What may be done now is a button; what is over is read. */
import { HistoryCard } from '#app/domains/audit/pages/history-card.tsx'
import { formatInstant, formatList } from '#app/kernel/format.ts'
import { clockTimeIn } from '#app/kernel/time-zone.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { DateField, NumberField, TextArea, TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Breadcrumb, Card, Columns, PageHeader, Row, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import { governanceLabels as t } from '../labels.fr.ts'
import type { MeetingPageData } from '../meeting-queries.server.ts'
import { AttendanceCard } from './attendance-card.tsx'
import { MeetingDecisions } from './meeting-decisions.tsx'
import { meetingTone } from './tones.ts'

type Props = MeetingPageData & {
  /** Acts of the slices above. */
  readonly acts?: React.ReactNode
  /** Who was called, and the answers. */
  readonly invitations?: React.ReactNode
}

export function MeetingPage({ acts, invitations, ...props }: Props) {
  const { ctgId, meeting, may, history } = props
  const { status, title, bodyName, startsAt, timeZone, place } = meeting
  return (
    <Stack>
      <Breadcrumb
        crumbs={[
          { label: 'Réunions et décisions', to: `/ctg/${ctgId}/reunions` },
          { label: bodyName, to: `/ctg/${ctgId}/instances/${meeting.bodyId}` },
        ]}
      />
      <PageHeader
        title={title}
        lead={
          <>
            {formatInstant(startsAt, timeZone)}
            {place && `, ${place}`} <Chip tone={meetingTone[status]}>{t.meetingStatus[status]}</Chip>
          </>
        }
        actions={
          <>
            {acts}
            {status !== 'cancelled' && meeting.bodyKind === 'copil' && (
              <LinkButton to={`/ctg/${ctgId}/suivi/etats/comparer?reunion=${meeting.id}`}>
                Ce qui a changé depuis le copil précédent
              </LinkButton>
            )}
            {status !== 'cancelled' && (
              <LinkButton to={`/ctg/${ctgId}/reunions/${meeting.id}/releve.pdf`} isDownload>
                Relevé de décisions (PDF)
              </LinkButton>
            )}
            {may.decide && (
              <LinkButton to={`/ctg/${ctgId}/reunions/${meeting.id}/decision`} look="primary">
                Enregistrer une décision
              </LinkButton>
            )}
          </>
        }
      />
      <NextAct {...props} />
      <Columns
        main={
          <>
            <AgendaCard {...props} />
            {invitations}
            <AttendanceCard {...props} />
            <MeetingDecisions {...props} />
            {(props.isDayCome || meeting.minutes !== '') && <MinutesCard {...props} />}
          </>
        }
        aside={
          <>
            {may.edit && <DetailsCard {...props} />}
            <HistoryCard lines={history} />
          </>
        }
      />
    </Stack>
  )
}

/** The act that moves the meeting on, with what it does in words. */
function NextAct({ ctgId, meeting, mailed, unreachable, may, decisions }: MeetingPageData) {
  if (may.close)
    return (
      <Notice title="La séance est ouverte">
        <p>Notez qui siège, enregistrez les décisions, écrivez le compte rendu. À la clôture, le relevé est arrêté.</p>
        <CommandForm intent="close-meeting" isInline>
          <SubmitButton look={decisions.length > 0 ? 'primary' : 'plain'}>Clore la réunion</SubmitButton>
        </CommandForm>
      </Notice>
    )
  if (meeting.status === 'cancelled') return <Notice tone="warn" title="Cette réunion est annulée" />
  if (!may.convene && !may.open && !may.cancel) return null
  return (
    <Notice title={meeting.status === 'draft' ? 'La réunion est en préparation' : 'La réunion est convoquée'}>
      {may.convene && (
        <p>
          {mailed.length === 0
            ? 'Aucune adresse n’est connue : la convocation sera à imprimer et à envoyer par vos moyens. '
            : `La convocation part par courriel, avec l’invitation pour l’agenda, à ${formatList(mailed)}. `}
          {unreachable.length > 0 && (
            <>
              Sans adresse : {formatList(unreachable)}.{' '}
              <Link to={`/ctg/${ctgId}/instances/${meeting.bodyId}`}>Ajouter les adresses</Link>
            </>
          )}
        </p>
      )}
      <Row>
        {may.convene && (
          <CommandForm intent="convene-meeting" isInline>
            <SubmitButton>Convoquer</SubmitButton>
          </CommandForm>
        )}
        {may.open && (
          <CommandForm intent="open-meeting" isInline>
            <SubmitButton look={may.convene ? 'plain' : 'primary'}>Ouvrir la séance</SubmitButton>
          </CommandForm>
        )}
        {may.cancel && (
          <Disclosure summary="Annuler la réunion" forms={{ intents: ['cancel-meeting'] }}>
            <CommandForm intent="cancel-meeting">
              <p>
                {meeting.status === 'convened'
                  ? 'Les personnes convoquées par courriel seront prévenues.'
                  : 'Personne n’a encore été convoqué.'}
              </p>
              <SubmitButton look="danger">Confirmer l’annulation</SubmitButton>
            </CommandForm>
          </Disclosure>
        )}
      </Row>
    </Notice>
  )
}

const AgendaCard = ({ agenda, may }: MeetingPageData) => (
  <Card title="Ordre du jour">
    {agenda.length === 0 && <EmptyState>L’ordre du jour est à écrire.</EmptyState>}
    <ol>
      {agenda.map(({ id, title, presenter, durationMinutes }) => (
        <li key={id}>
          <Row isSpread>
            <span>
              {title}{' '}
              <span className="muted">
                {[presenter, durationMinutes && `${durationMinutes} min`].filter(Boolean).join(', ')}
              </span>
            </span>
            {may.edit && (
              <CommandForm intent="remove-agenda-item" subject={id} isInline>
                <input type="hidden" name="agendaItemId" value={id} />
                <SubmitButton look="quiet" isSmall label={`Retirer : ${title}`}>
                  Retirer
                </SubmitButton>
              </CommandForm>
            )}
          </Row>
        </li>
      ))}
    </ol>
    {may.edit && (
      <Disclosure look="button" summary="Ajouter un point" forms={{ intents: ['add-agenda-item'] }}>
        <CommandForm intent="add-agenda-item">
          <TextField name="title" label="Point" isRequired />
          <TextField name="presenter" label="Présenté par" />
          <NumberField name="durationMinutes" label="Durée" unit="minutes" />
          <FormActions>
            <SubmitButton>Ajouter à l’ordre du jour</SubmitButton>
          </FormActions>
        </CommandForm>
      </Disclosure>
    )}
  </Card>
)

const MinutesCard = ({ meeting, may }: MeetingPageData) => (
  <Card
    title="Compte rendu"
    note={may.edit ? 'Un paragraphe par ligne vide ; une liste commence par un tiret.' : undefined}
  >
    {may.edit ? (
      <CommandForm intent="write-minutes" version={meeting.version}>
        <TextArea name="minutes" label="Texte du compte rendu" rows={8} defaultValue={meeting.minutes} />
        <FormActions>
          <SubmitButton look="plain">Enregistrer le compte rendu</SubmitButton>
        </FormActions>
      </CommandForm>
    ) : (
      meeting.minutes
        .split(/\n{2,}/)
        .filter((paragraph) => paragraph.trim() !== '')
        .map((paragraph) => <p key={paragraph}>{paragraph}</p>)
    )}
    {!may.edit && meeting.minutes === '' && <EmptyState>Aucun compte rendu n’a été écrit.</EmptyState>}
  </Card>
)

const DetailsCard = ({ meeting, day }: MeetingPageData) => (
  <Card title="Date et lieu">
    <Disclosure look="button" summary="Modifier la date, le titre ou le lieu" forms={{ intents: ['update-meeting'] }}>
      <CommandForm intent="update-meeting" version={meeting.version}>
        <TextField name="title" label="Titre" defaultValue={meeting.title} isRequired />
        <DateField name="day" label="Jour" defaultValue={day} isRequired />
        <TextField
          name="hour"
          label="Heure"
          hint="Par exemple 14:30 ou 14 h 30."
          defaultValue={clockTimeIn(meeting.timeZone, meeting.startsAt)}
          width={8}
          isRequired
        />
        <TextField name="place" label="Lieu" defaultValue={meeting.place} />
        <FormActions>
          <SubmitButton look="plain">Enregistrer la date et le lieu</SubmitButton>
        </FormActions>
      </CommandForm>
    </Disclosure>
  </Card>
)
