/** What the figures of a theme are put beside: the menus that choose it, its columns, its gaps. */
import type { Column } from '#app/ui/data-table.tsx'
import { Link } from '#app/ui/link.tsx'
import { Menu } from '#app/ui/menu.tsx'
import { usePageAddress } from '#app/ui/page-address.tsx'
import { besideReference, type Reference, referenceKeys } from '../figure-lines.ts'
import { observatoryLabels as t } from '../labels.fr.ts'
import type { PlacedIndicator } from '../placed-figures.ts'
import styles from './figures-table.module.css'
import type { OfferedReferences } from './told-groups.tsx'

type ReferenceProps = {
  readonly all: readonly Reference[]
  readonly references: readonly Reference[]
  readonly offered: OfferedReferences['offered']
}

/** One menu a column: the territories one may put there instead. */
export function ReferenceMenus({ all, references, offered }: ReferenceProps) {
  const addressWith = usePageAddress()
  const known = [...all, ...offered.filter(({ code }) => all.every((one) => one.code !== code))]
  if (known.length <= references.length) return null
  const others = known.filter(({ code }) => references.every((one) => one.code !== code))
  const instead = (place: number, code: string): string => {
    const codes = references.map((one, index) => [referenceKeys[index] ?? '', index === place ? code : one.code])
    return addressWith(Object.fromEntries(codes))
  }
  return (
    <div className={styles.references}>
      <span className="small">{t.table.chooseReferences}</span>
      {references.map((current, place) => (
        <Menu key={current.code} label={current.name}>
          <ul className="plain-list">
            {others.map(({ code, name }) => (
              <li key={code}>
                <Link
                  to={instead(place, code)}
                  aria-label={t.table.referenceInstead(current.name, name)}
                  preventScrollReset
                >
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </Menu>
      ))}
    </div>
  )
}

/** Its value, then the signed gap. */
export const columnsOfReference = (reference: Reference): readonly Column<PlacedIndicator>[] => [
  {
    key: reference.code,
    header: reference.name,
    isNumeric: true,
    cell: (row) => (
      <>
        <ReferenceValue row={row} reference={reference} />
        <GapOnPhone row={row} reference={reference} />
      </>
    ),
  },
  {
    key: `${reference.code} gap`,
    header: (
      <>
        {t.table.gap} <span className="visually-hidden">{t.table.gapWith(reference.name)}</span>
      </>
    ),
    isNumeric: true,
    onPhone: 'hidden',
    cell: (row) => gapOf(row, reference),
  },
]

type BesideProps = { readonly row: PlacedIndicator; readonly reference: Reference }

function ReferenceValue({ row, reference }: BesideProps) {
  const beside = besideReference(row, reference)
  if (beside.kind === 'compared')
    return beside.span === undefined ? (
      beside.value
    ) : (
      <>
        {beside.value} <span className={styles.span}>{beside.span}</span>
      </>
    )
  if (beside.kind === 'missing') return <span className={styles.missing}>{beside.reason}</span>
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">{row.indicator.isRate ? t.table.none : t.table.notCompared}</span>
    </>
  )
}

const gapOf = (row: PlacedIndicator, reference: Reference): string => {
  const beside = besideReference(row, reference)
  return beside.kind === 'compared' ? beside.gap : ''
}

/** Where the columns are lines of a card, the gap follows its value: « 72,1 écart −14,7 ». */
function GapOnPhone({ row, reference }: BesideProps) {
  const gap = gapOf(row, reference)
  return gap === '' ? null : (
    <span className={styles.gapOnPhone}>
      {` ${t.table.gap} `}
      <strong>{gap}</strong>
    </span>
  )
}
