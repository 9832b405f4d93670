/** The session, point by point: what is said, what comes out of it, and on to the next point. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { WrittenText } from '#app/domains/writing/pages/written-text.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Columns, Page, Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { isOpenToChange } from '../../meetings.ts'
import type { SessionItem } from '../items.server.ts'
import type { SessionPageData } from '../queries.server.ts'
import { PutOffForm } from './agenda-page.tsx'
import { ItemDemand, ItemLinks, ItemNote } from './item-words.tsx'
import { titleAndTime } from './meeting-when.ts'
import { OutcomeForms, OutcomeList } from './outcomes.tsx'
import styles from './session.module.css'

type Props = SessionPageData

export function SessionPage(props: Props) {
  const { ctgId, meeting, may, seatCount, seatedCount } = props
  const page = `/ctg/${ctgId}/reunions/${meeting.id}`
  return (
    <Page
      crumbs={[crumbs.meetings(ctgId), { label: meeting.title, to: page }]}
      title="Séance"
      lead={titleAndTime(meeting)}
      actions={
        <>
          {isOpenToChange(meeting.status) && <LinkButton to={`${page}/salle`}>Écran de la salle</LinkButton>}
          <LinkButton to={`${page}/presences`}>
            Présences : {seatedCount} sur {seatCount}
          </LinkButton>
          {may.close && (
            <LinkButton to={`${page}/cloture`} look="primary">
              Clore la réunion
            </LinkButton>
          )}
        </>
      }
    >
      <Columns main={<ShownItem {...props} />} aside={<ItemsCard {...props} />} />
    </Page>
  )
}

const ItemsCard = ({ ctgId, meeting, items, shown }: Props) => (
  <Card title="Points">
    <nav aria-label="Points de l’ordre du jour">
      <ol className={styles.points}>
        {items.map((item) => (
          <li key={item.id} className={item.isPutOff ? styles.putOff : undefined}>
            <Link
              to={`/ctg/${ctgId}/reunions/${meeting.id}/seance?point=${item.id}`}
              aria-current={item.id === shown?.id ? 'page' : undefined}
            >
              {item.title}
            </Link>{' '}
            <PointState meeting={meeting} item={item} />
          </li>
        ))}
      </ol>
    </nav>
  </Card>
)

const PointState = ({ meeting, item }: Pick<Props, 'meeting'> & { readonly item: SessionItem }) => (
  <>
    {meeting.currentItemId === item.id && <Chip tone="accent">en cours</Chip>}
    {item.isPutOff && <Chip tone="warn">reporté</Chip>}
    {!item.isPutOff && meeting.currentItemId !== item.id && item.minutes !== '' && <Chip tone="ok">écrit</Chip>}
  </>
)

function ShownItem(props: Props) {
  const { ctgId, meeting, items, shown, said, may } = props
  if (!shown)
    return (
      <EmptyState
        action={
          may.edit && <Link to={`/ctg/${ctgId}/reunions/${meeting.id}/ordre-du-jour`}>Écrire l’ordre du jour</Link>
        }
      >
        Cette réunion n’a pas de point à l’ordre du jour.
      </EmptyState>
    )
  const next = items.slice(items.indexOf(shown) + 1).find(({ isPutOff }) => !isPutOff)
  // One point after the other: from one that was not begun, what comes is to begin it.
  const isToBegin = meeting.currentItemId !== shown.id && !shown.isPutOff
  return (
    <>
      <Card
        title={shown.title}
        note={<ItemNote item={shown} />}
        aside={may.conduct && isToBegin && <ShowForm item={shown} look="primary" />}
        content="tight"
      >
        <ItemDemand item={shown} level={3} isOver={meeting.status === 'closed'} />
        <ItemLinks ctgId={ctgId} item={shown} />
        <WrittenText
          key={shown.id}
          of={{ ctgId, subjectType: 'agenda-item', subjectId: shown.id, field: 'minutes' }}
          title={`Ce qui s’est dit : ${shown.title}`}
          text={said?.text ?? []}
          isFrozen={said?.isFrozen ?? false}
          talk={said?.talk}
          empty={may.edit ? 'Rien n’a encore été écrit sur ce point.' : 'Rien n’a été écrit sur ce point.'}
          mayWrite={may.edit}
          opensAtOnce={may.conduct && !shown.isPutOff ? 'beside' : undefined}
          withoutScript={<MinutesForm item={shown} />}
        />
      </Card>
      <Card title="Ce qui en sort" id="suites" content="stack">
        <OutcomeList ctgId={ctgId} outcomes={shown.outcomes} ownTaskIds={props.ownTaskIds} may={may} />
        {may.note && <OutcomeForms ctgId={ctgId} meetingId={meeting.id} item={shown} />}
      </Card>
      <Row isSpread>
        {may.conduct && !isToBegin && next && (
          <ShowForm item={next} look="primary">
            Passer au point suivant : {next.title}
          </ShowForm>
        )}
        {may.edit && !shown.isPutOff && (
          <Disclosure summary="Reporter ce point" forms={{ intents: ['put-off-agenda-item'], subject: shown.id }}>
            <PutOffForm item={shown} nextMeetings={props.nextMeetings} />
          </Disclosure>
        )}
      </Row>
    </>
  )
}

type ShowProps = {
  readonly item: SessionItem
  readonly look?: 'primary' | 'plain'
  readonly children?: React.ReactNode
}

const ShowForm = ({ item, look = 'plain', children = 'Mettre ce point en cours' }: ShowProps) => (
  <CommandForm
    intent="show-agenda-item"
    isInline
    submit={children}
    submitLook={look}
    about={{ agendaItemId: item.id }}
  ></CommandForm>
)

const MinutesForm = ({ item }: { readonly item: SessionItem }) => (
  <CommandForm key={item.id} intent="write-item-minutes" version={item.version} about={{ agendaItemId: item.id }}>
    <TextArea
      name="minutes"
      label="Ce qui s’est dit"
      hint="Un paragraphe par ligne vide ; une liste commence par un tiret."
      rows={10}
      defaultValue={item.minutes}
    />
    <FormActions>
      <SubmitButton look="plain">Enregistrer</SubmitButton>
    </FormActions>
  </CommandForm>
)
