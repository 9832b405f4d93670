/** What the figures of a theme are put beside: the menus that choose it, its columns, its gaps. */

import type { Column } from '#app/ui/data-table.tsx'
import { List } from '#app/ui/layout.tsx'
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

/** The name of a reference above its columns: a menu of the territories one may put there instead. */
function ReferenceMenu({ all, references, offered, current }: ReferenceProps & { readonly current: Reference }) {
  const addressWith = usePageAddress()
  const known = [...all, ...offered.filter(({ code }) => all.every((one) => one.code !== code))]
  if (known.length <= references.length) return current.name
  const others = known.filter(({ code }) => references.every((one) => one.code !== code))
  const instead = (code: string): string => {
    const codes = references.map((one, place) => [referenceKeys[place] ?? '', one === current ? code : one.code])
    return addressWith(Object.fromEntries(codes))
  }
  return (
    <Menu label={current.name}>
      <List of={others} isPlain>
        {({ code, name }) => (
          <Link to={instead(code)} aria-label={t.table.referenceInstead(current.name, name)} preventScrollReset>
            {name}
          </Link>
        )}
      </List>
    </Menu>
  )
}

/** Two columns each: the value, then the signed gap. */
export const columnsOfReferences = (choice: ReferenceProps): readonly Column<PlacedIndicator>[] =>
  choice.references.flatMap((reference): readonly Column<PlacedIndicator>[] => {
    const under = { key: reference.code, header: <ReferenceMenu {...choice} current={reference} /> }
    return [
      {
        ...{ key: reference.code, header: t.table.value, under },
        isNumeric: true,
        onPhone: 'bare',
        cell: (row) => <ReferenceValue row={row} reference={reference} />,
      },
      {
        ...{ key: `${reference.code} gap`, header: t.table.gap, under },
        isNumeric: true,
        cell: (row) => gapOf(row, reference),
      },
    ]
  })

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
