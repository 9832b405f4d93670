/** One line of the tree: what it is, and the acts that move it. Every button belongs to a form of the page, so none needs JavaScript. */
import type { ReactNode } from 'react'
import { Button } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Link } from '#app/ui/link.tsx'
import { usePageAddress } from '#app/ui/page-address.tsx'
import type { TreeThing } from '../drops.ts'
import { treeLabels as t } from '../labels.fr.ts'
import { writeStep } from '../step-text.ts'
import styles from './tree.module.css'
import { useTreeMoves } from './use-moves.tsx'

type Props = {
  readonly thing: TreeThing
  readonly code: string
  readonly title: string
  /** The name of its level, before its number. */
  readonly level: string
  readonly to?: string | undefined
  /** State, lead, what else is to be known. */
  readonly children?: ReactNode
  /** Undefined when this person moves nothing here. */
  readonly steps: { readonly isFirst: boolean; readonly isLast: boolean } | undefined
}

/** Name of a row in the page and in the address of its panel. */
export const rowName = ({ kind, id, fromId }: TreeThing): string => [kind, id, fromId].filter(Boolean).join('.')

/** The address of the page with this panel open; without row, closed. */
export function usePanelLink(): (row: string | undefined) => string {
  const addressWith = usePageAddress()
  return (row) => addressWith({ deplacer: row })
}

export function TreeRow({ thing, code, title, level, to, children, steps }: Props) {
  const moves = useTreeMoves()
  const row = rowName(thing)
  const mayMove = steps !== undefined
  return (
    <div className={classNames(styles.row, styles[thing.kind])} data-row id={row} {...moves?.receive(thing)}>
      {mayMove && <Handle {...{ thing, row, code, title }} />}
      <span className={styles.words}>
        <span className={styles.level}>
          {level} {code}
        </span>{' '}
        {to === undefined ? <strong>{title}</strong> : <Link to={to}>{title}</Link>}
        {children && <span className={styles.notes}>{children}</span>}
      </span>
      {steps && <Steps {...{ thing, row, code, title, steps }} />}
    </div>
  )
}

type ActProps = Pick<Props, 'thing' | 'code' | 'title'> & { readonly row: string }

/** Opens the panel; also what the mouse takes and the keyboard pushes. */
function Handle({ thing, row, code, title }: ActProps) {
  const moves = useTreeMoves()
  const panelLink = usePanelLink()
  return (
    <Link
      id={`${row}-handle`}
      to={`${panelLink(row)}#${row}`}
      className={styles.handle}
      preventScrollReset
      aria-label={t.named(t.move, code, title)}
      title={t.move}
      onKeyDown={moves?.onKey(thing)}
      {...moves?.take(thing)}
    >
      <span aria-hidden="true">⠿</span>
    </Link>
  )
}

function Steps({ thing, row, code, title, steps }: ActProps & { readonly steps: NonNullable<Props['steps']> }) {
  const moves = useTreeMoves()
  const ways = [
    { way: 'up', label: t.up, sign: '↑', isUnavailable: steps.isFirst },
    { way: 'down', label: t.down, sign: '↓', isUnavailable: steps.isLast },
  ] as const
  return (
    <span className={styles.steps}>
      {ways.map(({ way, label, sign, isUnavailable }) => (
        <Button
          key={way}
          id={`${row}-${way}`}
          form={`move-${thing.kind}`}
          name="step"
          value={writeStep({ ...thing, way })}
          look="quiet"
          isSmall
          type={isUnavailable ? 'button' : 'submit'}
          aria-label={t.named(label, code, title)}
          aria-disabled={isUnavailable || undefined}
          onClick={(event) => {
            if (!moves) return
            event.preventDefault()
            if (!isUnavailable) moves.step(thing, way)
          }}
        >
          <span aria-hidden="true">{sign}</span>
        </Button>
      ))}
    </span>
  )
}
