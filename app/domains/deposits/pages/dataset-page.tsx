/** The figures a party shares: a table with the seven looks of a figure, what they are, who reads them. */
import { formatDay, formatNumber } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Columns, PageHeader, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useRefreshWhile } from '#app/ui/refresh-while.tsx'
import { correctionLabels as c } from '../correction-labels.fr.ts'
import { cellKey, cellsByKey, whole, yearsOf } from '../deposits.ts'
import { depositsLabels as t } from '../labels.fr.ts'
import type { DatasetPageData } from '../queries.server.ts'
import styles from './deposit.module.css'
import { SharedCrumbs } from './shared-crumbs.tsx'

const d = t.dataset

export function DatasetPage(props: DatasetPageData) {
  const { ctgId, dataset, table, may } = props
  const base = `/ctg/${ctgId}/diagnostic/donnees`
  useRefreshWhile(dataset.state === 'checking')
  return (
    <Stack>
      <SharedCrumbs ctgId={ctgId} />
      <PageHeader
        title={dataset.name}
        lead={`${dataset.partyName}, ${dataset.source}`}
        actions={
          table && (
            <LinkButton to={`${base}/${dataset.id}/donnees.csv`} isDownload>
              {d.download}
            </LinkButton>
          )
        }
      />
      <Standing {...props} />
      <Columns
        main={table && <FiguresCard {...props} table={table} />}
        aside={
          <>
            <WhatCard {...props} />
            {dataset.checkResult && <CheckCard result={dataset.checkResult} />}
            {may.goOn && (
              <Card title={d.goOn} note={d.goOnNote}>
                <LinkButton to={`${base}/deposer?suite=${dataset.id}`}>{d.goOnAct}</LinkButton>
              </Card>
            )}
            {may.correct && (
              <Card title={c.correct} note={c.correctNote}>
                <LinkButton to={`${base}/deposer?corrige=${dataset.id}`}>{c.correctAct}</LinkButton>
              </Card>
            )}
            {may.withdraw && (
              <Card title={d.withdraw} note={d.withdrawNote}>
                <CommandForm intent="withdraw">
                  <SubmitButton look="plain">{d.withdraw}</SubmitButton>
                </CommandForm>
              </Card>
            )}
          </>
        }
      />
    </Stack>
  )
}

/** What keeps the figures from being seen. */
function Standing({ ctgId, dataset, table }: DatasetPageData) {
  if (dataset.correctedOn !== null)
    return (
      <Notice tone="warn">
        {dataset.state === 'withdrawn' &&
          `${d.withdrawn(dataset.withdrawnBy, dataset.withdrawnOn ?? dataset.depositedOn)} `}
        {dataset.state === 'withdrawn' ? c.correctedOnly(dataset.correctedOn) : c.corrected(dataset.correctedOn)}{' '}
        {dataset.correctedById && (
          <Link to={`/ctg/${ctgId}/diagnostic/donnees/${dataset.correctedById}`}>{c.seeCorrection}</Link>
        )}
      </Notice>
    )
  if (dataset.state === 'checking')
    return <Notice tone="info">{dataset.correctsId === null ? d.checking : `${d.checking} ${c.awaiting}`}</Notice>
  if (dataset.refusal !== null) return <Notice tone="warn">{dataset.refusal}</Notice>
  if (dataset.state === 'withdrawn')
    return <Notice tone="info">{d.withdrawn(dataset.withdrawnBy, dataset.withdrawnOn ?? dataset.depositedOn)}</Notice>
  return table === null ? <Notice tone="info">{d.notForYou}</Notice> : null
}

type FiguresProps = DatasetPageData & { readonly table: NonNullable<DatasetPageData['table']> }

/** Years side by side for a series; for a table, one after the other. */
function FiguresCard({ dataset, table }: FiguresProps) {
  const years = yearsOf(table)
  const cells = cellsByKey(table)
  const hidden = table.cells.filter(({ status }) => status === 'secret').length
  const isSeries = dataset.categories.length === 0
  const totalFirst = table.cells.some(({ category }) => category === whole)
  const categories = [
    ...dataset.categories.map((name, index) => ({ category: index + 1, name })),
    ...(totalFirst ? [{ category: whole, name: d.all }] : []),
  ]
  const places = [
    ...table.places.filter(({ place }) => place !== whole),
    ...table.places.filter(({ place }) => place === whole),
  ]
  const grids = isSeries
    ? [
        {
          key: 'series',
          title: dataset.name,
          columns: years.map((year) => ({ key: String(year), name: String(year), category: whole, year })),
        },
      ]
    : years.map((year) => ({
        key: String(year),
        title: `${dataset.name}, ${year}`,
        columns: categories.map(({ category, name }) => ({ key: `${category}`, name, category, year })),
      }))
  return (
    <Card title={d.table} note={hidden > 0 ? d.hiddenCount(hidden) : undefined}>
      {grids.map(({ key, title, columns }) => (
        <section key={key} className={styles.scroll} aria-label={title} tabIndex={0}>
          <table className={styles.masked}>
            <caption className={isSeries ? 'visually-hidden' : undefined}>{title}</caption>
            <thead>
              <tr>
                <th scope="col">{d.place}</th>
                {columns.map((column) => (
                  <th key={column.key} scope="col">
                    {column.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {places.map(({ place, name }) => (
                <tr key={place} className={place === whole && places.length > 1 ? styles.total : undefined}>
                  <th scope="row">{name}</th>
                  {columns.map((column) => (
                    <Figure key={column.key} unit={dataset.unit} cell={cells.get(cellKey({ place, ...column }))} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      <Legend {...{ cells, places, columns: grids.flatMap((grid) => grid.columns) }} />
    </Card>
  )
}

type FigureProps = {
  readonly unit: DatasetPageData['dataset']['unit']
  readonly cell: FiguresProps['table']['cells'][number] | undefined
}

function Figure({ unit, cell }: FigureProps) {
  if (!cell)
    return (
      <td className={styles['not-loaded']}>
        <span className="visually-hidden">{t.look['not-loaded'].meaning}</span>
      </td>
    )
  const isShown = cell.value !== null
  return (
    <td className={styles[cell.status]}>
      {t.cell(unit, cell)}
      {!isShown && cell.status !== 'published' && cell.status !== 'estimated' && (
        <span className="visually-hidden"> : {t.look[cell.status].meaning}</span>
      )}
    </td>
  )
}

type LegendProps = {
  readonly cells: ReadonlyMap<string, NonNullable<FigureProps['cell']>>
  readonly places: readonly { readonly place: number }[]
  readonly columns: readonly { readonly category: number; readonly year: number }[]
}

/** The signs that the table holds, and no other. */
function Legend({ cells, places, columns }: LegendProps) {
  const names = new Set(
    columns.flatMap((column) => places.map(({ place }) => lookOf(cells.get(cellKey({ place, ...column }))))),
  )
  const looks = Object.entries(t.look).filter(([name]) => names.has(name))
  return looks.length === 0 ? null : (
    <section aria-label={d.legend}>
      <h3>{d.legend}</h3>
      <ul className={classNames('plain-list', styles.looks)}>
        {looks.map(([name, { mark, meaning }]) => (
          <li key={name}>
            <b aria-hidden="true" className={styles[name]}>
              {mark || '\u00a0'}
            </b>
            {meaning}
          </li>
        ))}
      </ul>
    </section>
  )
}

function lookOf(cell: FigureProps['cell']): string {
  if (!cell) return 'not-loaded'
  return cell.value === 0 && cell.status === 'published' ? 'zero' : cell.status
}

const WhatCard = ({ ctgId, dataset }: DatasetPageData) => (
  <Card title={d.what} note={d.deposited(dataset.depositedBy, dataset.depositedOn)}>
    <DescriptionList
      items={[
        { term: d.counted, description: dataset.statisticalUnit },
        { term: d.definition, description: dataset.definition },
        { term: d.source, description: `${dataset.source}, ${formatDay(dataset.sourceOn)}` },
        { term: d.secrecy, description: t.secrecyRule(dataset.threshold) },
        { term: d.readers, description: t.readersOf(dataset) },
        { term: d.theme, description: dataset.themeName },
        {
          term: c.was,
          description: dataset.correctsId && (
            <Link to={`/ctg/${ctgId}/diagnostic/donnees/${dataset.correctsId}`}>{dataset.correctsName}</Link>
          ),
        },
        { term: c.why, description: dataset.correctionReason || null },
        {
          term: d.answers,
          description: dataset.dataRequestId && (
            <Link to={`/ctg/${ctgId}/diagnostic/donnees/demandes/${dataset.dataRequestId}`}>{d.seeRequest}</Link>
          ),
        },
      ]}
    />
  </Card>
)

const CheckCard = ({ result }: { readonly result: NonNullable<DatasetPageData['dataset']['checkResult']> }) => (
  <Card title={d.check}>
    <DescriptionList
      items={[
        { term: d.hidden, description: formatNumber(result.hidden) },
        { term: d.exact, description: formatNumber(result.exact) },
        { term: d.tooTight, description: formatNumber(result.tooTight) },
        { term: d.earlier, description: formatNumber(result.earlier) },
      ]}
    />
  </Card>
)
