/** The bodies of a CTG: who sits in each, which seats await their holder, when they met and will meet. */

import { formatDay, formatShortDate } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card, Page, Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { emptySeats, type Occasions } from '../governance.ts'
import { governanceLabels as t } from '../labels.fr.ts'
import type { BodiesPageData } from '../queries.server.ts'
import { NewBodyForm } from './body-form.tsx'
import { BodyTabs } from './body-tabs.tsx'

type Body = BodiesPageData['bodies'][number]

type Props = BodiesPageData & { readonly occasions: readonly Occasions[] }

export function BodiesPage(props: Props) {
  const { ctgId, today, bodies, endedBodies, themes, parties, may } = props
  return (
    <Page
      title="Instances"
      lead="Qui siège où, au titre de quelle fonction. Les noms et la composition sont ceux de votre convention."
      actions={
        may.prepareMeeting && <LinkButton to={`/ctg/${ctgId}/reunions/nouvelle`}>Préparer une réunion</LinkButton>
      }
    >
      <BodyTabs ctgId={ctgId} current="bodies" />
      <Card title="Composition et rythme">
        <DataTable
          caption="Instances"
          rows={bodies}
          empty={
            <EmptyState>
              Aucune instance pour le moment : le binôme, le comité de pilotage et les groupes seront ici.
            </EmptyState>
          }
          columns={columnsOf(props)}
        />
        {may.createBody && (
          <Disclosure look="button" summary="Créer une instance" forms={{ intents: ['create-body'] }}>
            <NewBodyForm themes={themes} hasNoTheme={may.createBodyWithoutTheme} />
          </Disclosure>
        )}
      </Card>
      {!props.isEnded && <Holes ctgId={ctgId} bodies={bodies} unseated={props.unseated} today={today} />}
      <EndedBodies ctgId={ctgId} bodies={endedBodies} />
      {may.renew && parties.length > 0 && (
        <Card
          title="Après une élection ou un changement de conseil"
          note="Tous les sièges d’une partie en une fois ; les décisions anciennes gardent les noms d’alors."
        >
          <Row>
            {parties.map(({ id, name }) => (
              <LinkButton key={id} to={`/ctg/${ctgId}/instances/renouvellement/${id}`} isSmall>
                {`Renouveler les sièges : ${name}`}
              </LinkButton>
            ))}
          </Row>
        </Card>
      )}
    </Page>
  )
}

function columnsOf({ ctgId, today, isEnded, occasions }: Props): readonly Column<Body>[] {
  const occasionsOf = (body: Body) => occasions.find(({ bodyId }) => bodyId === body.id)
  return [
    {
      header: 'Instance',
      cell: ({ id, name, sitsAs }) => (
        <>
          <Link to={`/ctg/${ctgId}/instances/${id}`}>{name}</Link>
          {sitsAs && (
            <>
              <br />
              <span className="fine">siège aussi comme {sitsAs}</span>
            </>
          )}
        </>
      ),
    },
    { header: 'Nature', cell: ({ kind }) => t.bodyKind[kind] },
    { header: 'Sièges', cell: (body) => <SeatCount body={body} today={today} /> },
    { header: 'Animée par', isNote: true, cell: (body) => <Leaders body={body} /> },
    { header: 'Rythme', isNote: true, cell: ({ rhythm }) => rhythm || gapWords.text },
    {
      header: 'Dernière réunion',
      isNote: true,
      cell: (body) => {
        const lastOn = occasionsOf(body)?.lastOn
        return lastOn ? formatShortDate(lastOn, 'day') : isEnded ? 'jamais réunie' : 'pas encore réunie'
      },
    },
    {
      header: 'Prochaine',
      isNote: true,
      cell: (body) => <Next ctgId={ctgId} isEnded={isEnded} {...occasionsOf(body)} />,
    },
  ]
}

type HolesProps = Pick<Props, 'ctgId' | 'bodies' | 'unseated' | 'today'>

function Holes({ ctgId, bodies, unseated, today }: HolesProps) {
  const holes = bodies.flatMap((body) => emptySeats(body.seats, today).map((seat) => ({ ...seat, body })))
  if (holes.length + unseated.length === 0 && bodies.every(({ withoutSeat }) => withoutSeat.length === 0)) return null
  return (
    <Card
      title="Ce qui manque à la composition"
      note="Une remarque, jamais un empêchement : les réunions se tiennent et les décisions comptent."
    >
      <ul>
        {holes.map(({ id, functionTitle, partyName, body }) => (
          <li key={id}>
            <Link to={`/ctg/${ctgId}/instances/${body.id}#siege-${id}`}>
              {body.name} : {functionTitle}
            </Link>{' '}
            <span className="muted">
              ({partyName}, {t.emptySeat})
            </span>
          </li>
        ))}
        {bodies.flatMap((body) =>
          body.withoutSeat.map((party) => (
            <li key={`${body.id} ${party.id}`}>
              <Link to={`/ctg/${ctgId}/instances/${body.id}`}>
                {body.name} : {party.name}
              </Link>{' '}
              <span className="muted">(signataire sans siège : elle ne note pas les enjeux)</span>
            </li>
          )),
        )}
        {unseated.map(({ name, partyShortName }) => (
          <li key={`${partyShortName} ${name}`}>
            {name} <span className="muted">({partyShortName}, membre d’une instance, sans siège ni animation)</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

type EndedProps = { readonly ctgId: string; readonly bodies: Props['endedBodies'] }

const EndedBodies = ({ ctgId, bodies }: EndedProps) =>
  bodies.length > 0 && (
    <Card title="Instances terminées" note="Leurs réunions et leurs décisions se lisent toujours.">
      <ul>
        {bodies.map(({ id, name, endedOn, endedReason }) => (
          <li key={id}>
            <Link to={`/ctg/${ctgId}/instances/${id}`}>{name}</Link>{' '}
            <span className="muted">
              {[endedOn && `terminée le ${formatDay(endedOn)}`, endedReason].filter(Boolean).join(' : ')}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )

function SeatCount({ body, today }: { readonly body: Body; readonly today: string }) {
  const empty = emptySeats(body.seats, today).length
  if (body.seats.length === 0) return <span className="muted">à composer</span>
  return (
    <>
      {body.seats.length} {empty > 0 && <Chip tone="warn">{t.emptySeats(empty)}</Chip>}
    </>
  )
}

const Leaders = ({ body: { leaders, kind } }: { readonly body: Body }) =>
  leaders.length > 0 ? (
    leaders.map(({ personName, partyShortName }) => `${personName} (${partyShortName})`).join(', ')
  ) : (
    <span className="muted">{kind === 'working-group' ? gapWords.person : '–'}</span>
  )

type NextProps = { readonly ctgId: string; readonly isEnded: boolean } & Partial<Occasions>

const Next = ({ ctgId, isEnded, nextOn, nextId }: NextProps) =>
  nextOn && nextId ? (
    <Link to={`/ctg/${ctgId}/reunions/${nextId}`}>{formatShortDate(nextOn, 'day')}</Link>
  ) : (
    <span>{isEnded ? '–' : gapWords.date}</span>
  )
