/** Places by the value of one indicator, the highest first: the gap of each drawn beside its number, and its value of before. */
import { observatoryLabels as t } from '#app/domains/observatory/labels.fr.ts'
import type { Indicator } from '#app/domains/observatory/observatory.ts'
import type { RankedCommune, RankingPage } from '#app/domains/observatory/ranking.ts'
import { Lollipop } from '#app/ui/charts/lollipop.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Pagination } from '#app/ui/navigation.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { pageLabels } from '../page-labels.fr.ts'
import styles from './indicator-page.module.css'

const p = pageLabels.indicator

type Props = {
  readonly indicator: Indicator
  readonly ranking: RankingPage
  /** What a row is, and how many of it are counted. */
  readonly place: string
  readonly counted: string
  /** What gaps are measured to. */
  readonly gap: string
  /** The year of the values of before; null where there is none. */
  readonly before: number | null
  readonly pageUrl: (page: number) => string
}

export function IndicatorRanking({ indicator, ranking, place, counted, gap: gapName, before, pageUrl }: Props) {
  const { rows, extent } = ranking
  if (rows.length === 0) return <EmptyState>{t.missingSentence['not-loaded']}</EmptyState>
  const columns: readonly (Column<RankedCommune> | undefined)[] = [
    indicator.isRate ? { header: p.rank, isNumeric: true, cell: ({ rank }) => rank } : undefined,
    {
      key: 'place',
      header: place,
      isRowHeader: true,
      cell: ({ name, isOwn, skipped }) => (
        <>
          {skipped > 0 && <small>{p.skipped(skipped, counted)} </small>}
          {isOwn ? <strong>{name}</strong> : name}
        </>
      ),
    },
    rows.some(({ gap }) => gap !== null)
      ? {
          key: 'gap',
          header: gapName,
          isNumeric: true,
          cell: ({ gap, isOwn }) =>
            gap !== null && (
              <Lollipop gap={gap} extent={extent} isOwn={isOwn}>
                {p.signed(indicator, gap)}
              </Lollipop>
            ),
        }
      : undefined,
    {
      header: p.value,
      isNumeric: true,
      cell: ({ value, flags, isOwn }) => {
        const words = t.formatReading(indicator, { kind: 'value', value, flags })
        return isOwn ? <strong>{words}</strong> : words
      },
    },
    before === null
      ? undefined
      : {
          key: 'before',
          header: before,
          isNumeric: true,
          isNote: true,
          cell: (row) => (row.before === null ? '–' : t.formatValue(indicator, row.before)),
        },
  ]
  return (
    <div className={styles.closeRows}>
      <DataTable
        caption={p.order}
        onPhone="scroll"
        columns={columns.filter((column) => column !== undefined)}
        rows={rows}
      />
      <Pagination {...ranking} pageUrl={pageUrl} />
    </div>
  )
}
