/** Beside the figures of a theme: the same numbers commune by commune, and what each indicator is. Pure. */
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { type Commune, listCommunes } from '../communes-page.ts'
import { observatoryLabels as t } from '../labels.fr.ts'
import type { Indicator, IndicatorFigures, ThemeFigures } from '../observatory.ts'
import styles from './figures-table.module.css'

function cellOf({ indicator, year, dots, missingDots }: IndicatorFigures, code: string): string {
  const dot = dots.find((one) => one.code === code)
  if (dot && year !== null) return t.formatReading(indicator, { kind: 'value', value: dot.value, flags: dot.flags })
  const reason = missingDots.find((one) => one.code === code)?.reason
  return reason ? t.missing[reason] : ''
}

/** Every dot of the pictures has its cell here. */
export function ValuesByCommune({ figures }: { readonly figures: ThemeFigures }) {
  const columns: readonly Column<Commune>[] = [
    {
      header: t.table.commune,
      cell: ({ name, isOwn }) =>
        isOwn ? <strong className="nowrap">{name}</strong> : <span className="nowrap">{name}</span>,
    },
    ...figures.indicators.map((row) => ({
      key: row.indicator.id,
      header: t.nameUnderParent(row.indicator),
      isNumeric: true,
      cell: ({ code }: Commune) => cellOf(row, code),
    })),
  ]
  return <DataTable caption={t.table.valuesByCommune} columns={columns} rows={listCommunes(figures)} onPhone="scroll" />
}

const ratioOf = ({ numerator, denominator }: Indicator): string =>
  numerator && denominator ? `${numerator} / ${denominator}` : ''

export const Definition = ({ indicator }: { readonly indicator: Indicator }) => (
  <>
    <span className={styles.definition}>{indicator.definition}</span>
    <span className={styles.definition}>
      {[
        `${t.table.unitCounted} : ${indicator.statisticalUnit}.`,
        ratioOf(indicator) && `${t.table.ratio} : ${ratioOf(indicator)}.`,
        `${indicator.producer}.`,
        indicator.secrecyRule,
        t.table.lag(indicator.usualLagMonths),
      ]
        .filter((sentence) => sentence !== '')
        .join(' ')}
    </span>
  </>
)

export const Definitions = ({ indicators }: { readonly indicators: readonly Indicator[] }) => (
  <DescriptionList
    items={indicators.map((indicator) => ({
      term: indicator.name,
      description: <Definition indicator={indicator} />,
    }))}
  />
)
