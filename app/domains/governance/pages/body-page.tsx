/** One body: its mission, its seats and who holds them, its meetings. */
import type { ReactNode } from 'react'
import { HistoryCard } from '#app/domains/audit/pages/history-card.tsx'
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { formatDay, formatList } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card, Columns, Page } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { isUnheldSeat } from '../governance.ts'
import { governanceLabels as t } from '../labels.fr.ts'
import type { BodyPageData, SeatRow } from '../queries.server.ts'
import { AddSeatForm, EditSeatForm, EndBodyForm, EndSeatForm, RemoveSeatsForm } from './body-form.tsx'
import { LeadersCard, LetterCard } from './body-letter-card.tsx'

/** @param meetings the card of its meetings, of the slice above */
export function BodyPage({ meetings, ...props }: BodyPageData & { readonly meetings: ReactNode }) {
  const { ctgId, body, mayEdit, history } = props
  return (
    <Page
      crumbs={[crumbs.bodies(ctgId)]}
      title={body.name}
      lead={body.name === t.bodyKind[body.kind] ? undefined : t.bodyKind[body.kind]}
      actions={
        mayEdit &&
        !props.isEnded && (
          <LinkButton to={`/ctg/${ctgId}/reunions/nouvelle?instance=${body.id}`} look="primary">
            Préparer une réunion
          </LinkButton>
        )
      }
    >
      {body.endedOn !== null && <EndNotice {...props} />}
      <Columns
        main={
          <>
            <SeatsCard {...props} />
            <LetterCard {...props} />
            <PastSeats seats={props.pastSeats} />
          </>
        }
        aside={
          <>
            <LeadersCard {...props} />
            {meetings}
            {mayEdit && body.endedOn === null && (
              <Card title="Fin de l’instance">
                <EndBodyForm {...props} />
              </Card>
            )}
            <HistoryCard lines={history} />
          </>
        }
      />
    </Page>
  )
}

const EndNotice = (props: BodyPageData) => {
  const { body, isEnded, mayEdit } = props
  return (
    <Notice
      tone="warn"
      title={`${isEnded ? 'Instance terminée le' : 'Cette instance se termine le'} ${formatDay(body.endedOn ?? '')}`}
    >
      <p>{[body.endedReason, 'Ses réunions et ses décisions restent.'].filter(Boolean).join('. ')}</p>
      {mayEdit && <EndBodyForm {...props} />}
    </Notice>
  )
}

type SeatActs = Pick<BodyPageData, 'services' | 'mayEdit' | 'today'>

const seatColumns = ({ services, mayEdit, today }: SeatActs): readonly Column<SeatRow>[] => [
  {
    header: 'Fonction',
    cell: (seat) => (
      <span id={`siege-${seat.id}`}>
        {seat.functionTitle}
        {seat.serviceName && `, ${seat.serviceName}`}
        {seat.allowsRepresentative && <span className="muted">, {t.orRepresentative}</span>}
      </span>
    ),
  },
  {
    header: 'Partie',
    cell: ({ partyKind, partyShortName }) => <Chip tone={partyKind}>{partyShortName}</Chip>,
  },
  { header: 'Titulaire', cell: (seat) => <Holder seat={seat} /> },
  { header: 'Dates', isNote: true, cell: seatDates },
  ...(mayEdit
    ? [
        {
          header: 'Modifier',
          isHeaderHidden: true,
          cell: (seat: SeatRow) => (
            <Disclosure
              summary={seat.holderName ? 'Modifier' : 'Nommer le titulaire'}
              forms={{ intents: ['update-seat', 'end-seat'], subject: seat.id }}
            >
              <EditSeatForm seat={seat} services={services} />
              {seat.until === null && <EndSeatForm seat={seat} today={today} />}
            </Disclosure>
          ),
        },
      ]
    : []),
]

const SeatsCard = ({ seats, parties, services, withoutSeat, mayEdit, today }: BodyPageData) => (
  <Card title="Sièges" id="sieges">
    <DataTable
      rows={seats}
      empty="Aucun siège : ajoutez les fonctions que votre convention prévoit."
      columns={seatColumns({ services, mayEdit, today })}
    />
    {withoutSeat.length > 0 && (
      <p className="small">
        {`Sans siège ici, au regard de la composition de la mission : ${formatList(withoutSeat.map(({ name }) => name))}.`}
      </p>
    )}
    {mayEdit && (
      <Disclosure look="button" summary="Ajouter un siège" forms={{ intents: ['add-seat'] }}>
        <AddSeatForm parties={parties} services={services} />
      </Disclosure>
    )}
    {mayEdit && seats.some(isUnheldSeat) && (
      <Disclosure summary="Retirer des sièges proposés" forms={{ intents: ['remove-seats'] }}>
        <RemoveSeatsForm seats={seats.filter(isUnheldSeat)} />
      </Disclosure>
    )}
  </Card>
)

const seatDates = ({ since, until }: SeatRow): string =>
  [since && `depuis le ${formatDay(since)}`, until && `jusqu’au ${formatDay(until)}`].filter(Boolean).join(', ')

const Holder = ({ seat: { holderName, substituteName } }: { readonly seat: SeatRow }) => (
  <>
    {holderName ?? <Chip tone="warn">{t.emptySeat}</Chip>}
    {substituteName && <span className="muted"> (suppléance : {substituteName})</span>}
  </>
)

const PastSeats = ({ seats }: { readonly seats: readonly SeatRow[] }) =>
  seats.length === 0 ? null : (
    <Card title="Anciens titulaires">
      <ul>
        {seats.map((seat) => (
          <li key={seat.id}>
            {seat.functionTitle} : {seat.holderName ?? t.emptySeat}{' '}
            <span className="muted">
              ({seat.partyShortName}, {seatDates(seat)})
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
