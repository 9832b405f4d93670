/** Who came to a body over time: a line per seat, a column per meeting, the names of each day. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { formatShortDate } from '#app/kernel/format.ts'
import { Chip } from '#app/ui/chip.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { meetingLabels as t } from '../labels.fr.ts'
import type { SittingsPageData } from '../sittings-queries.server.ts'
import { presenceTone } from './tones.ts'

type Seat = SittingsPageData['seats'][number]

export function SittingsPage({ ctgId, body, meetings, seats }: SittingsPageData) {
  const home = `/ctg/${ctgId}/instances/${body.id}`
  return (
    <Page
      crumbs={[crumbs.bodies(ctgId), { label: body.name, to: home }]}
      title="Qui est venu"
      lead={`${body.name} : ses dernières réunions tenues, siège par siège. Ni quorum ni reproche : de quoi voir qui il faut inviter autrement.`}
    >
      <Card title="Présences">
        <DataTable
          caption={`Présences, ${body.name}`}
          rows={seats}
          onPhone="scroll"
          empty="Les présences seront ici après une première réunion."
          columns={[
            {
              header: 'Siège',
              cell: ({ functionTitle, partyShortName, partyKind }) => (
                <>
                  {functionTitle} <Chip tone={partyKind}>{partyShortName}</Chip>
                </>
              ),
            },
            {
              header: 'A siégé',
              cell: ({ satCount, notedCount }) => (notedCount === 0 ? '–' : `${satCount} sur ${notedCount}`),
            },
            ...meetings.map(
              ({ id, day, title }, index): Column<Seat> => ({
                key: id,
                header: (
                  <Link to={`/ctg/${ctgId}/reunions/${id}`} title={title}>
                    {formatShortDate(day, 'day')}
                  </Link>
                ),
                cell: (seat) => <Sat seat={seat} index={index} />,
              }),
            ),
          ]}
        />
      </Card>
    </Page>
  )
}

function Sat({ seat, index }: { readonly seat: Seat; readonly index: number }) {
  const presence = seat.presences[index] ?? null
  if (presence === null) return <span className="visually-hidden">pas encore ou plus de siège</span>
  if (presence === 'vacant') return <span className="muted">{t.vacant}</span>
  if (presence === 'not-noted') return <span className="muted">non noté</span>
  return (
    <>
      <Chip tone={presenceTone[presence]}>{t.presence[presence]}</Chip>
      {seat.names[index] && (
        <>
          <br />
          <span className="fine">{seat.names[index]}</span>
        </>
      )}
    </>
  )
}
