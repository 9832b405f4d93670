/** Baseline, value and target as a bar, and the table that says the same. */
import { formatNumber } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { DataTable } from '../data-table.tsx'
import { Disclosure } from '../disclosure.tsx'
import { SvgPicture } from './svg-picture.tsx'
import { type BarPoint, type TargetBarSpec, targetBar } from './target-bar.ts'
import styles from './target-bar-figure.module.css'

const widths = { screen: 1000, phone: 320 } as const

type Props = {
  readonly spec: TargetBarSpec
  /** Instead of a target that was not set. */
  readonly withoutTarget: string
}

export function TargetBarFigure({ spec, withoutTarget }: Props) {
  const { format = (value: number) => formatNumber(value) } = spec
  const cell = (point: BarPoint | null, none: string): string =>
    point ? `${format(point.value)}${point.when && ` (${point.when})`}` : none
  const columns = [
    { key: 'baseline', header: 'Départ', text: cell(spec.baseline, gapWords.value) },
    { key: 'last', header: 'Dernière valeur', text: cell(spec.last, 'aucune') },
    { key: 'target', header: 'Cible', text: cell(spec.target, withoutTarget) },
    ...(spec.marks ?? []).map(({ label }, index) => ({ key: `mark-${index}`, header: 'Repère', text: label })),
  ]
  return (
    <>
      <div className={styles.screen}>
        <SvgPicture picture={targetBar(spec, widths.screen)} />
      </div>
      <div className={styles.phone}>
        <SvgPicture picture={targetBar(spec, widths.phone)} />
      </div>
      <Disclosure summary="En tableau">
        <DataTable
          caption={spec.title}
          rows={columns}
          columns={[
            { key: 'what', header: 'Ce que c’est', cell: ({ header }) => header },
            { key: 'value', header: 'Valeur', cell: ({ text }) => text },
          ]}
        />
      </Disclosure>
    </>
  )
}
