/** Before closing: all that will be recorded, on one page; what another person changed meanwhile is said before anything is closed. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { formatInstant } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { CommandForm, useField } from '#app/ui/form.tsx'
import { Card, List, Page, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import { meetingLabels } from '../../labels.fr.ts'
import { decisionReference, isVacant } from '../../meetings.ts'
import { SeatedTable } from '../../pages/attendance-card.tsx'
import { DespiteWords, FollowUpWords, PositionsSaid } from '../../pages/meeting-decisions.tsx'
import { sessionLabels as t } from '../labels.fr.ts'
import type { ClosingPageData } from '../queries.server.ts'
import { type ClosingFacts, closingFactNames, seenOn } from '../session.ts'
import { ItemLinks, ItemNote } from './item-words.tsx'
import { titleAndTime } from './meeting-when.ts'
import { MinutesText } from './minutes-text.tsx'
import { OutcomeWords } from './outcomes.tsx'
import { RecordLinks } from './record-links.tsx'

export function ClosingPage(props: ClosingPageData) {
  const { ctgId, meeting, seats, may } = props
  const page = `/ctg/${ctgId}/reunions/${meeting.id}`
  return (
    <Page
      crumbs={[crumbs.meetings(ctgId), { label: meeting.title, to: page }]}
      title={meeting.closedAt ? 'Réunion close' : 'Clore la réunion'}
      lead={titleAndTime(meeting)}
      actions={
        meeting.closedAt ? (
          <LinkButton to={page}>Revenir à la réunion</LinkButton>
        ) : (
          <LinkButton to={`${page}/seance`}>Revenir à la séance</LinkButton>
        )
      }
    >
      <ClosingAct {...props} />
      <Card title="Présences" note={may.note && <Link to={`${page}/presences`}>Noter les présences</Link>}>
        <SeatedTable seats={seats} />
      </Card>
      <ItemsCard {...props} />
      <DecisionsCard {...props} />
    </Page>
  )
}

function ClosingAct(page: ClosingPageData) {
  const { ctgId, meeting, seats, facts, may } = page
  if (meeting.closedAt)
    return (
      <Notice
        tone="ok"
        title={`Réunion close le ${formatInstant(meeting.closedAt, meeting.timeZone)}${meeting.closedBy ? `, par ${meeting.closedBy}` : ''}`}
      >
        <p>Voici ce qui a été arrêté ; une correction s’ajoute désormais par un rectificatif daté.</p>
        <RecordLinks ctgId={ctgId} meetingId={meeting.id} addenda={0} />
      </Notice>
    )
  if (!may.close)
    return (
      <Notice tone="warn" title={`La réunion est ${meetingLabels.meetingStatus[meeting.status]}`}>
        Une réunion se clôt une fois sa séance ouverte, par qui la tient.
      </Notice>
    )
  return (
    <Notice title="À la clôture">
      <p>
        Le compte rendu et le relevé de décisions sont arrêtés tels que ci-dessous, puis envoyés à qui siège et à qui
        une suite est confiée. Ils ne changeront plus : une correction sera un rectificatif daté.
      </p>
      <CommandForm intent="close-meeting" submit="Clore et arrêter le relevé" sendingLabel="Clôture…">
        <input type="hidden" name="seen" value={seenOn(page)} />
        <ul>
          {closingFactNames.map((name) => (
            <Fact key={name} name={name} facts={facts} vacantCount={seats.filter(isVacant).length} />
          ))}
        </ul>
      </CommandForm>
    </Notice>
  )
}

/** A line of the summary; what was refused because of it leads here. */
type FactProps = {
  readonly name: keyof ClosingFacts
  readonly facts: ClosingFacts
  /** Seats of which nothing is to be noted. */
  readonly vacantCount: number
}

function Fact({ name, facts, vacantCount }: FactProps) {
  const { id, error } = useField(name)
  const count = facts[name]
  // Said only to who had another summary before her eyes.
  if (name === 'correctionCount' && !error) return null
  const whole = {
    notedCount: facts.seatCount - vacantCount,
    seatedCount: facts.seatCount,
    writtenCount: facts.itemCount,
  }
  const outOf = Object.entries(whole).find(([part]) => part === name)?.[1] ?? count
  return (
    <li id={id} tabIndex={-1}>
      {t.counted(name, count, outOf)}
      {name === 'seatCount' && t.ofWhichVacant(vacantCount)} {error && <Chip tone="warn">changé entre-temps</Chip>}
      {error && name === 'writtenCount' && <input type="hidden" name="areWordsTold" value="on" />}
    </li>
  )
}

const ItemsCard = ({ ctgId, items, meeting }: ClosingPageData) => (
  <Card title="Points, échanges et suites">
    {items.length === 0 && <EmptyState>Aucun point à l’ordre du jour.</EmptyState>}
    <Stack>
      {items.map((item, index) => (
        <Stack key={item.id} isTight>
          <h3>
            {index + 1}. {item.title} <ItemNote item={item} />
          </h3>
          <ItemLinks ctgId={ctgId} item={item} />
          {item.minutes === '' && item.isPutOff ? null : <MinutesText text={item.minutes} />}
          {item.outcomes.length > 0 && (
            <ul>
              {item.outcomes.map((outcome) => (
                <li key={outcome.id}>
                  <strong>{t.outcome[outcome.kind]}</strong> <OutcomeWords ctgId={ctgId} outcome={outcome} />
                </li>
              ))}
            </ul>
          )}
        </Stack>
      ))}
    </Stack>
    {meeting.minutes !== '' && (
      <>
        <h3>Autres échanges</h3>
        <MinutesText text={meeting.minutes} />
      </>
    )}
  </Card>
)

const Listed = ({ title, items }: { readonly title: string; readonly items: readonly string[] }) =>
  items.length === 0 ? null : (
    <div className="small">
      <p>{title} :</p>
      <List of={items} />
    </div>
  )

const DecisionsCard = ({ ctgId, decisions }: ClosingPageData) => (
  <Card title="Décisions">
    {decisions.length === 0 && <EmptyState>Aucune décision n’est enregistrée.</EmptyState>}
    {decisions.map((decision) => (
      <Stack key={decision.id} isTight>
        <h3>
          <Link to={`/ctg/${ctgId}/decisions/${decision.id}`}>Décision {decisionReference(decision)}</Link>
        </h3>
        <p>{decision.text}</p>
        <Listed title={t.reached} items={decision.reached} />
        <Listed title={t.about} items={decision.about.map(t.thing)} />
        <PositionsSaid positions={decision.positions} />
        <FollowUpWords {...decision} />
        <DespiteWords missing={decision.missing} despite={decision.despite} />
      </Stack>
    ))}
  </Card>
)
