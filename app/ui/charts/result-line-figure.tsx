/** Values by year beside « si rien n’avait changé » and the target, and the table that says the same. */
import { formatNumber } from '#app/kernel/format.ts'
import { DataTable } from '../data-table.tsx'
import { Disclosure } from '../disclosure.tsx'
import { chartWords } from './chart-words.fr.ts'
import { type ResultLineSpec, resultLine } from './result-line.ts'
import { SvgPicture } from './svg-picture.tsx'
import styles from './target-bar-figure.module.css'

const widths = { screen: 540, phone: 310 } as const

export function ResultLineFigure({ spec }: { readonly spec: ResultLineSpec }) {
  const { points, target, gap, format = (value: number) => formatNumber(value) } = spec
  const [first] = points
  if (!first) return null
  const rows = [
    ...points.map(({ year, value }) => ({
      year,
      value: format(value),
      what: year === first.year ? 'départ' : 'constaté',
    })),
    ...(target ? [{ year: target.year, value: format(target.value), what: 'cible' }] : []),
  ]
  return (
    <>
      <div className={styles.screen}>
        <SvgPicture picture={resultLine(spec, widths.screen)} />
      </div>
      <div className={styles.phone}>
        <SvgPicture picture={resultLine(spec, widths.phone)} />
        <p className="fine">
          {`Trait brun : ${chartWords.flat}.${target ? ` Trait vert : vers la cible de ${target.year}.` : ''}`}
        </p>
      </div>
      <Disclosure summary="En tableau">
        <DataTable
          caption={spec.title}
          rows={rows}
          rowKey={({ year, what }) => `${year} ${what}`}
          onPhone="scroll"
          columns={[
            { key: 'year', header: 'Année', cell: ({ year }) => year },
            { key: 'what', header: 'Ce que c’est', cell: ({ what }) => what },
            { key: 'value', header: 'Valeur', isNumeric: true, cell: ({ value }) => value },
            { key: 'flat', header: 'Si rien n’avait changé', isNumeric: true, cell: () => format(first.value) },
          ]}
          note={gap ?? undefined}
        />
      </Disclosure>
    </>
  )
}
