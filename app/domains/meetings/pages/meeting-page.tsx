/** One meeting: prepared, held, closed. What may be done now is a button; what is over is read. */
import { HistoryCard } from '#app/domains/audit/pages/history-card.tsx'
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { WrittenText } from '#app/domains/writing/pages/written-text.tsx'
import { clockTimeIn } from '#app/kernel/calendar.ts'
import { formatInstant, formatList } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { DateField, TextArea, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Columns, Page, Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import { meetingLabels as t } from '../labels.fr.ts'
import type { MeetingPageData } from '../meeting-queries.server.ts'
import { sessionLabels } from '../session/labels.fr.ts'
import { AddItem } from '../session/pages/add-item.tsx'
import { ItemLinks, ItemNote } from '../session/pages/item-words.tsx'
import { OutcomeWords } from '../session/pages/outcomes.tsx'
import { RecordCard } from '../session/pages/record-card.tsx'
import { RemoveItem } from '../session/pages/remove-item.tsx'
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
  const page = `/ctg/${ctgId}/reunions/${meeting.id}`
  return (
    <Page
      crumbs={[crumbs.meetings(ctgId), { label: bodyName, to: `/ctg/${ctgId}/instances/${meeting.bodyId}` }]}
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
          {may.decide && (
            <LinkButton to={`${page}/decision`} look={may.close || may.convene || may.open ? 'plain' : 'primary'}>
              Enregistrer une décision
            </LinkButton>
          )}
        </>
      }
    >
      <NextAct {...props} />
      <Columns
        main={
          <>
            {status === 'closed' && <Records {...props} />}
            <AgendaCard {...props} />
            {invitations}
            <AttendanceCard {...props} />
            <MeetingDecisions {...props} />
            {(props.isDayCome || props.minutes.text.length > 0) && <MinutesCard {...props} />}
            {status !== 'cancelled' && status !== 'closed' && props.isDayCome && <Records {...props} />}
          </>
        }
        aside={
          <>
            {may.edit && <DetailsCard {...props} />}
            <HistoryCard lines={history} />
          </>
        }
      />
    </Page>
  )
}

/** First once they are settled: it is what one comes for. */
const Records = ({ ctgId, meeting, addenda, may }: MeetingPageData) => (
  <RecordCard
    ctgId={ctgId}
    meetingId={meeting.id}
    timeZone={meeting.timeZone}
    isClosed={meeting.status === 'closed'}
    addenda={addenda}
    mayCorrect={may.correct}
  />
)

type ConvenedProps = Pick<MeetingPageData, 'ctgId' | 'meeting' | 'mailed' | 'unreachable'>

/** Who would be written to. */
const Convened = ({ ctgId, meeting, mailed, unreachable }: ConvenedProps) => (
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
)

/** The act that moves the meeting on, with what it does in words. */
function NextAct({ ctgId, meeting, mailed, unreachable, may }: MeetingPageData) {
  const page = `/ctg/${ctgId}/reunions/${meeting.id}`
  if (may.close)
    return (
      <Notice title="La séance est ouverte">
        <p>
          Suivez l’ordre du jour point par point : ce qui se dit, les décisions, les tâches. À la clôture, un résumé dit
          ce qui sera arrêté.
        </p>
        <Row>
          <LinkButton to={`${page}/seance`} look="primary">
            Tenir la séance
          </LinkButton>
          <LinkButton to={`${page}/salle`}>Écran de la salle</LinkButton>
          <LinkButton to={`${page}/presences`}>Noter qui arrive</LinkButton>
          <LinkButton to={`${page}/cloture`}>Clore la réunion</LinkButton>
        </Row>
      </Notice>
    )
  if (meeting.status === 'cancelled') return <Notice tone="warn" title="Cette réunion est annulée" />
  if (!may.convene && !may.open && !may.cancel) return null
  return (
    <Notice title={meeting.status === 'draft' ? 'La réunion est en préparation' : 'La réunion est convoquée'}>
      {!may.convene && (
        <p>{meeting.status === 'draft' ? t.nextAct.draft : t.nextAct[may.open ? 'open' : 'convened']}</p>
      )}
      {may.convene && <Convened {...{ ctgId, meeting, mailed, unreachable }} />}
      <Row>
        {may.convene && <CommandForm intent="convene-meeting" isInline submit="Convoquer" />}
        {may.open && (
          <CommandForm intent="open-meeting" isInline>
            <SubmitButton look={may.convene ? 'plain' : 'primary'}>Ouvrir la séance</SubmitButton>
          </CommandForm>
        )}
        {may.cancel && (
          <FoldedForm look="plain" summary="Annuler la réunion" intent="cancel-meeting">
            <p>
              {meeting.status === 'convened'
                ? 'Les personnes convoquées par courriel seront prévenues.'
                : 'Personne n’a encore été convoqué.'}
            </p>
            <SubmitButton look="danger">Confirmer l’annulation</SubmitButton>
          </FoldedForm>
        )}
      </Row>
    </Notice>
  )
}

const AgendaCard = ({ ctgId, meeting, items, may }: MeetingPageData) => (
  <Card title="Ordre du jour" aside={<AgendaLinks ctgId={ctgId} meeting={meeting} may={may} />}>
    {items.length === 0 && <EmptyState>L’ordre du jour est à écrire.</EmptyState>}
    <ol>
      {items.map((item) => (
        <li key={item.id}>
          <Row isSpread>
            <span>
              {item.title} <ItemNote item={item} />
            </span>
            {may.edit && !item.isPutOff && <RemoveItem status={meeting.status} item={item} />}
          </Row>
          <ItemLinks ctgId={ctgId} item={item} />
          {item.outcomes.length > 0 && (
            <ul>
              {item.outcomes.map((outcome) => (
                <li key={outcome.id} className="small">
                  <strong>{sessionLabels.outcome[outcome.kind]}</strong>{' '}
                  <OutcomeWords ctgId={ctgId} outcome={outcome} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
    {may.edit && <AddItem />}
  </Card>
)

/** To prepare the agenda, or to read what was said on each point. */
const AgendaLinks = ({ ctgId, meeting, may }: Pick<MeetingPageData, 'ctgId' | 'meeting' | 'may'>) => {
  const page = `/ctg/${ctgId}/reunions/${meeting.id}`
  if (may.edit) return <Link to={`${page}/ordre-du-jour`}>Préparer l’ordre du jour</Link>
  return meeting.status === 'closed' ? <Link to={`${page}/seance`}>Lire point par point</Link> : null
}

const MinutesCard = ({ ctgId, meeting, minutes, may }: MeetingPageData) => (
  <Card title="Échanges hors ordre du jour" id="compte-rendu">
    <WrittenText
      of={{ ctgId, subjectType: 'meeting', subjectId: meeting.id, field: 'minutes' }}
      title={`Échanges hors ordre du jour : ${meeting.title}`}
      text={minutes.text}
      isFrozen={minutes.isFrozen}
      talk={minutes.talk}
      empty={may.edit ? 'Rien n’a encore été écrit.' : 'Aucun échange hors ordre du jour n’a été noté.'}
      mayWrite={may.edit}
      withoutScript={<MinutesForm meeting={meeting} />}
    />
  </Card>
)

/** Sets the minutes at once, where the editor cannot run. */
const MinutesForm = ({ meeting }: Pick<MeetingPageData, 'meeting'>) => (
  <CommandForm intent="write-minutes" version={meeting.version} submit="Enregistrer le compte rendu" submitLook="plain">
    <TextArea
      name="minutes"
      label="Texte du compte rendu"
      hint="Un paragraphe par ligne vide ; une liste commence par un tiret."
      rows={8}
      defaultValue={meeting.minutes}
    />
  </CommandForm>
)

const DetailsCard = ({ meeting, day }: MeetingPageData) => (
  <Card title="Date et lieu">
    <FoldedForm summary="Modifier la date, le titre ou le lieu" intent="update-meeting" version={meeting.version}>
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
    </FoldedForm>
  </Card>
)
