/** « Qui agit avec qui »: sentences first, then the services crossed, the shares over time, and who sat. */

import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { formatCount, formatNumber } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Card, Columns, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Matrix } from '#app/ui/matrix.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { type Cooperation, cooperationSquare } from '../cooperation.ts'
import { serviceName, cooperationLabels as t } from '../labels.fr.ts'
import type { CooperationPageData } from '../queries.server.ts'
import styles from './cooperation.module.css'

export function CooperationPage(data: CooperationPageData) {
  const { ctgId, cooperation } = data
  return (
    <Page crumbs={[crumbs.followup(ctgId)]} title={t.title} lead={t.lead}>
      {cooperation.services.length === 0 ? (
        <Card>
          <EmptyState action={<LinkButton to={`/ctg/${ctgId}/membres/cadre`}>Nommer les services</LinkButton>}>
            Aucune partie n’a encore nommé ses services : c’est entre eux que le décloisonnement se mesure.
          </EmptyState>
        </Card>
      ) : (
        <Columns
          main={
            <>
              <WordsCard {...data} />
              <SquareCard cooperation={cooperation} />
              <PointsCard {...data} />
            </>
          }
          aside={
            <>
              <ServicesCard {...data} />
              <LoneCard {...data} />
            </>
          }
        />
      )}
    </Page>
  )
}

const WordsCard = (data: CooperationPageData) => (
  <Card title="En bref">
    {t.sentences(data).map((sentence) => (
      <p key={sentence}>{sentence}</p>
    ))}
  </Card>
)

/** Services crossed with services; on a phone, the pairs. */
function SquareCard({ cooperation }: Pick<CooperationPageData, 'cooperation'>) {
  const square = cooperationSquare(cooperation)
  const label = 'Actions portées ensemble, par paire de services'
  return (
    <Card title="Services qui agissent ensemble" note="Nombre d’actions que deux services portent ensemble.">
      {cooperation.pairs.length === 0 ? (
        <EmptyState>
          Aucune action ne réunit encore deux services : ils se choisissent sur la fiche de l’action.
        </EmptyState>
      ) : (
        <>
          <div className={styles.wide}>
            <Matrix
              caption={label}
              rowsLabel="Service"
              columns={square.map(({ service }) => ({ key: service.serviceId, label: serviceName(service) }))}
              lines={square.map(({ service, counts }) => ({
                key: service.serviceId,
                label: serviceName(service),
                counts,
              }))}
            />
          </div>
          <ul className={styles.phone}>
            {cooperation.pairs.map(({ one, other, actions }) => (
              <li key={`${one.serviceId}/${other.serviceId}`}>
                {`${serviceName(one)} et ${serviceName(other)}\u00a0: ${formatCount(actions, 'action')}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

const count = (value: number) => (value === 0 ? '–' : formatNumber(value))

type Point = CooperationPageData['points'][number]

const measures: readonly {
  readonly key: string
  readonly header: string
  readonly of: (cooperation: Cooperation) => number
}[] = [
  { key: 'actions', header: 'Actions', of: ({ actionCount }) => actionCount },
  { key: 'one-service', header: '1 service', of: ({ byServices }) => byServices.one },
  { key: 'two-services', header: '2 services', of: ({ byServices }) => byServices.two },
  { key: 'more-services', header: '3 services ou plus', of: ({ byServices }) => byServices.more },
  { key: 'one-party', header: '1 partie', of: ({ byParties }) => byParties.one },
  { key: 'two-parties', header: '2 parties', of: ({ byParties }) => byParties.two },
  { key: 'more-parties', header: '3 parties ou plus', of: ({ byParties }) => byParties.more },
]

const PointsCard = ({ points }: CooperationPageData) => (
  <Card title="À la signature et au copil de chaque année" note={t.partiesNote}>
    <DataTable
      caption="Actions portées par un service, deux ou plus, par une partie, deux ou plus, à la signature et chaque année"
      rows={points}
      rowKey={t.when}
      note={points.some(({ cooperation }) => cooperation === null) ? t.notRecordedNote : undefined}
      columns={[
        { header: 'Quand', cell: t.when },
        ...measures.map(
          ({ key, header, of }): Column<Point> => ({
            ...{ key, header, isNumeric: true },
            cell: ({ cooperation }) => (cooperation ? count(of(cooperation)) : t.notRecorded),
          }),
        ),
        { header: 'D’après', isNote: true, cell: t.source },
      ]}
    />
  </Card>
)

const ServicesCard = ({ ctgId, cooperation, sittings }: CooperationPageData) => (
  <Card title="Service par service" aside={<Link to={`/ctg/${ctgId}/instances`}>Voir les instances</Link>}>
    <DataTable
      caption="Actions et réunions de chaque service"
      rows={cooperation.services}
      rowKey={({ serviceId }) => serviceId}
      note="A siégé : réunions closes où un de ses sièges était présent ou représenté."
      columns={[
        { header: 'Service', cell: serviceName },
        { header: 'Actions', isNumeric: true, cell: ({ actions }) => count(actions) },
        { header: 'Seul', isNumeric: true, cell: ({ alone }) => count(alone) },
        {
          header: 'Avec une autre partie',
          isNumeric: true,
          cell: ({ acrossParties }) => count(acrossParties),
        },
        {
          header: 'A siégé',
          isNumeric: true,
          cell: ({ serviceId }) => {
            const one = sittings.find((sitting) => sitting.serviceId === serviceId)
            return one ? t.sat(one) : 'pas de siège'
          },
        },
      ]}
    />
  </Card>
)

const LoneCard = ({ ctgId, cooperation: { loneActions } }: CooperationPageData) => (
  <Card title="Actions d’un seul service" aside={formatCount(loneActions.length, 'action')}>
    {loneActions.length === 0 ? (
      <p className="muted">Chaque action qui nomme ses services en réunit deux au moins.</p>
    ) : (
      <ul>
        {loneActions.map(({ actionId, code, title }) => (
          <li key={actionId}>
            <Link to={`/ctg/${ctgId}/actions/${actionId}`}>
              {code} {title}
            </Link>
          </li>
        ))}
      </ul>
    )}
  </Card>
)
