/** What the parties share of their own, who reads it, and what is asked. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { formatDay } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Card, Columns, List, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { depositsLabels as t } from '../labels.fr.ts'
import type { SharedDataPageData } from '../queries.server.ts'
import { requestLabels as r } from '../request-labels.fr.ts'
import { daysLate } from '../requests.ts'

const p = t.page
/** What one query reads at most. */
const most = 200

export function SharedDataPage(props: SharedDataPageData) {
  const { ctgId, may } = props
  const base = `/ctg/${ctgId}/diagnostic/donnees`
  return (
    <Page
      crumbs={[crumbs.diagnosis(ctgId)]}
      title={p.title}
      lead={p.lead}
      actions={
        <>
          {may.askData && <LinkButton to={`${base}/demandes/nouvelle`}>{p.ask}</LinkButton>}
          {may.deposit && <DepositLink to={`${base}/deposer`}>{p.deposit}</DepositLink>}
        </>
      }
    >
      <Columns
        main={<DatasetsCard {...props} />}
        aside={
          <>
            <RequestsCard {...props} />
            <Card title={p.rights}>
              <List of={p.rightsLines} />
            </Card>
          </>
        }
      />
    </Page>
  )
}

/** Loaded whole: the policy of that page alone lets the solver run. */
export const DepositLink = ({ to, children }: { readonly to: string; readonly children: string }) => (
  <LinkButton look="primary" to={to} isWholePage>
    {children}
  </LinkButton>
)

function DatasetsCard({ ctgId, datasets }: SharedDataPageData) {
  return (
    <Card title={p.datasets} note={datasets.length >= most ? p.atMost(most) : undefined}>
      <DataTable
        rows={datasets}
        empty={p.none}
        columns={[
          {
            header: p.name,
            cell: ({ id, name }) => <Link to={`/ctg/${ctgId}/diagnostic/donnees/${id}`}>{name}</Link>,
          },
          { header: p.producer, cell: ({ partyName }) => partyName },
          {
            header: p.readers,
            cell: (dataset) => (
              <>
                {t.readersOf(dataset)}
                {!dataset.isRead && dataset.state === 'shown' && <p className="fine">{p.notForYou}</p>}
              </>
            ),
          },
          { header: p.theme, cell: ({ themeName }) => themeName ?? '–' },
          {
            header: p.date,
            isNote: true,
            cell: ({ source, sourceOn }) => `${source}, ${formatDay(sourceOn)}`,
          },
          {
            header: p.state,
            cell: ({ state }) => (
              <Chip tone={state === 'shown' ? 'ok' : state === 'checking' ? 'warn' : 'neutral'}>{t.state[state]}</Chip>
            ),
          },
        ]}
      />
    </Card>
  )
}

function RequestsCard({ ctgId, requests, today }: SharedDataPageData) {
  return (
    <Card title={r.list}>
      {requests.length === 0 && <EmptyState>{r.none}</EmptyState>}
      <ul className="plain-list">
        {requests.map((request) => (
          <li key={request.id}>
            <Link to={`/ctg/${ctgId}/diagnostic/donnees/demandes/${request.id}`}>{request.title}</Link>{' '}
            <Chip tone={r.stateTone[request.state]}>{r.state[request.state]}</Chip>
            <p className="fine">
              {[r.from(request.askingPartyName, request.askedPartyName), r.when(request, daysLate(request, today))]
                .filter((part) => part !== '')
                .join(' ; ')}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
