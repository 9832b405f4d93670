/** Who brings what: each funder on its line, crossed with years, axes or communes; never added from one funder to another. */

import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { meansStates } from '#app/domains/plan/plan.ts'
import { PlanFrame } from '#app/domains/plan-list/pages/plan-frame.tsx'
import { planAddress } from '#app/domains/plan-list/plan-filter.ts'
import { SvgPicture } from '#app/ui/charts/svg-picture.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { DataTable, TableRegion } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Tabs } from '#app/ui/navigation.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { crossingSlugs, meansCrossings, stateStrength } from '../crossed-means.ts'
import { viewLabels as t } from '../labels.fr.ts'
import type { MeansPageData } from '../queries.server.ts'
import { Legend } from './legend.tsx'
import styles from './views.module.css'

export function MeansPage(data: MeansPageData) {
  const { frame, crossing, crossed } = data
  const { ctgId, filter } = frame
  return (
    <PlanFrame
      {...frame}
      view="means"
      otherParameters={{ par: crossing === 'year' ? undefined : crossingSlugs[crossing] }}
    >
      <Card title={t.means} note={t.meansNote} aside={crossed.lineCount > 0 && t.meansLead(crossed)}>
        {crossed.lineCount === 0 ? (
          <EmptyState>{t.noMeans}</EmptyState>
        ) : (
          <Stack>
            <Tabs
              label={t.crossingLabel}
              tabs={meansCrossings.map((one) => ({
                label: t.crossing[one],
                to: planAddress(ctgId, 'means', filter, { par: one === 'year' ? undefined : crossingSlugs[one] }),
                isCurrent: one === crossing,
              }))}
            />
            <h3>{t.meansTitle(crossing, filter.year)}</h3>
            <div className={styles.wide}>
              <TableRegion label={t.meansTitle(crossing, filter.year)}>
                <SvgPicture picture={data.picture} />
              </TableRegion>
              <Legend
                items={meansStates.toReversed().map((state) => ({
                  look: 'tint',
                  label: planLabels.meansState[state],
                  strength: stateStrength[state],
                }))}
              />
            </div>
            <AmountsTable {...data} />
          </Stack>
        )}
      </Card>
      {(crossed.lineCount > 0 || data.withoutMeans.length > 0) && <LinesCard {...data} />}
    </PlanFrame>
  )
}

type Funder = MeansPageData['crossed']['funders'][number]

const FunderName = ({ name, kind }: Pick<Funder, 'name' | 'kind'>) =>
  kind === null ? name : <Chip tone={kind}>{name}</Chip>

function AmountsTable({ frame: { filter }, crossing, crossed }: MeansPageData) {
  return (
    <DataTable
      caption={t.meansTitle(crossing, filter.year)}
      rows={crossed.funders}
      columns={[
        {
          header: 'Financeur',
          cell: ({ name, kind }) => <FunderName name={name} kind={kind} />,
        },
        ...crossed.columns.map(({ key, label }, rank) => ({
          key,
          header: label,
          isNumeric: true,
          cell: ({ cells }: Funder) => {
            const cell = cells[rank]
            if (!cell) return '–'
            const note = t.meansUnknown(cell)
            return (
              <>
                {t.meansAmount(cell)}
                {note && <span className={styles.note}>{note}</span>}
              </>
            )
          },
        })),
      ]}
    />
  )
}

/** Every line, folded by funder: what a sum is made of. */
const LinesCard = ({ frame: { ctgId }, crossed: { funders }, actionNames, withoutMeans }: MeansPageData) => (
  <Card
    title={t.meansLines}
    aside={
      withoutMeans.length > 0 && (
        <Link to={planAddress(ctgId, 'list', { ids: withoutMeans })}>{t.withoutMeans(withoutMeans.length)}</Link>
      )
    }
    content="tight"
  >
    {funders.map(({ key, name, lines }) => (
      <Disclosure key={key} summary={t.meansOf(name, lines.length)}>
        <DataTable
          caption={t.meansOf(name, lines.length)}
          rows={lines}
          columns={[
            { header: 'Année', isNote: true, cell: ({ year }) => year },
            {
              header: 'Action',
              isRowHeader: true,
              cell: ({ actionId }) => <Link to={`/ctg/${ctgId}/actions/${actionId}`}>{actionNames[actionId]}</Link>,
            },
            {
              header: 'Nature et dispositif',
              isNote: true,
              cell: ({ nature, scheme }) => [planLabels.meansNature[nature], scheme].filter(Boolean).join(', '),
            },
            {
              header: 'État',
              isNote: true,
              cell: ({ state, cofNumber }) =>
                [planLabels.meansState[state], cofNumber && `COF ${cofNumber}`].filter(Boolean).join(', '),
            },
            {
              header: 'Montant',
              isNumeric: true,
              cell: ({ amountEuros }) => t.lineAmount(amountEuros),
            },
          ]}
        />
      </Disclosure>
    ))}
  </Card>
)
