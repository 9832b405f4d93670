/** Where things go inside a page: title and actions, stacked or side by side, in cards. */
import { createContext, type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'
import styles from './layout.module.css'
import { Link } from './link.tsx'
import { raised } from './ordinal-text.tsx'

type HeaderProps = {
  readonly title: ReactNode
  /** The state of things in one sentence. */
  readonly lead?: ReactNode
  /** Buttons, the most likely act last. */
  readonly actions?: ReactNode
}

/** The only `h1` of a page. */
export const PageHeader = ({ title, lead, actions }: HeaderProps) => (
  <header className={styles.header}>
    <div className={styles.headerText}>
      <h1>{raised(title)}</h1>
      {lead && <p className={styles.lead}>{raised(lead)}</p>}
    </div>
    {actions && <div className={styles.actions}>{actions}</div>}
  </header>
)

type Crumb = { readonly label: string; readonly to?: string }

/** The way down to this page, from the top; the page itself is not in it. */
export const Breadcrumb = ({ crumbs }: { readonly crumbs: readonly Crumb[] }) => (
  <nav aria-label="Fil d’Ariane">
    <ol className={classNames('plain-list', styles.crumbs)}>
      {crumbs.map((crumb) => (
        <li key={crumb.label}>{crumb.to === undefined ? crumb.label : <Link to={crumb.to}>{crumb.label}</Link>}</li>
      ))}
    </ol>
  </nav>
)

type PageProps = HeaderProps & {
  /** The way down to it; a page under no other has none. */
  readonly crumbs?: readonly Crumb[]
  readonly children: ReactNode
}

/** What a page opens with, then what it holds, stacked. */
export const Page = ({ crumbs, children, ...header }: PageProps) => (
  <Stack>
    {crumbs && <Breadcrumb crumbs={crumbs} />}
    <PageHeader {...header} />
    {children}
  </Stack>
)

type CardProps = {
  readonly title?: ReactNode
  /** Level of the title in the page's outline. @default 2 */
  readonly level?: 2 | 3 | 4
  /** Under the title, in small: unit, source, scope. */
  readonly note?: ReactNode
  /** Facing the title: a count, a legend, a button. */
  readonly aside?: ReactNode
  /** Anchor of the card. */
  readonly id?: string
  /** The things inside one under the other, with the room of a Stack or less; as they are by default. */
  readonly content?: 'stack' | 'tight'
  readonly children?: ReactNode
}

/** Title of the card around, which names a table of its own in it; undefined outside, or when it is more than words. */
export const CardTitleContext = createContext<string | undefined>(undefined)

/** A white box. With a title it is a region named by it. */
export function Card({ title, level = 2, note, aside, id, content, children }: CardProps) {
  const titleId = useId()
  const Title = `h${level}` as const
  return (
    <section className={styles.card} id={id} aria-labelledby={title ? titleId : undefined}>
      {(title || aside) && (
        <div className={styles.cardHeader}>
          {title && <Title id={titleId}>{title}</Title>}
          {aside && <div className={styles.cardAside}>{aside}</div>}
        </div>
      )}
      {note && <p className={styles.cardNote}>{raised(note)}</p>}
      <CardTitleContext value={typeof title === 'string' ? title : undefined}>
        {content ? <Stack isTight={content === 'tight'}>{children}</Stack> : children}
      </CardTitleContext>
    </section>
  )
}

type ColumnsProps = {
  /** The wide column, first on a phone. */
  readonly main: ReactNode
  /** The narrow column, after it. */
  readonly aside: ReactNode
  /** The second column nearly as wide as the first: it holds a table too. */
  readonly isBalanced?: boolean
}

/** A wide and a narrow column; one under the other where there is no room. */
export const Columns = ({ main, aside, isBalanced = false }: ColumnsProps) => (
  <div className={classNames(styles.columns, isBalanced && styles.balanced)}>
    <div className={styles.stack}>{main}</div>
    <div className={styles.stack}>{aside}</div>
  </div>
)

type StackProps = {
  readonly children: ReactNode /** Less room between things of one card. */
  readonly isTight?: boolean
}

/** A vertical stack. */
export const Stack = ({ children, isTight = false }: StackProps) => (
  <div className={classNames(styles.stack, isTight && styles.tight)}>{children}</div>
)

type RowProps = {
  readonly children: ReactNode
  /** Pushes the first thing left and the last right. */
  readonly isSpread?: boolean
  /** The things are the items (`li`) of one list. */
  readonly isList?: boolean
}

/** Things side by side, wrapping. */
export function Row({ children, isSpread = false, isList = false }: RowProps) {
  const Element = isList ? 'ul' : 'div'
  return (
    <Element className={classNames(isList && 'plain-list', styles.row, isSpread && styles.spread)}>{children}</Element>
  )
}

/** What goes by a name of its own among its likes. */
export type Known = string | { readonly id: string } | { readonly key: string } | { readonly code: string }

/** @returns '' for what has none */
export function ownKey(thing: unknown): string {
  if (typeof thing !== 'object' || thing === null) return String(thing ?? '')
  if ('id' in thing) return String(thing.id)
  return 'key' in thing ? String(thing.key) : 'code' in thing ? String(thing.code) : ''
}

type ListProps<Item> = {
  readonly of: readonly Item[]
  readonly isOrdered?: boolean
  /** Without bullet nor number. */
  readonly isPlain?: boolean
  /** What is said of each. @default itself, when they are sentences */
  readonly children?: (item: Item) => ReactNode
}

/** One line each. */
export function List<Item extends Known>({ of, isOrdered, isPlain, children = String }: ListProps<Item>) {
  const Element = isOrdered ? 'ol' : 'ul'
  return (
    <Element className={isPlain ? 'plain-list' : undefined}>
      {of.map((item) => (
        <li key={ownKey(item)}>{children(item)}</li>
      ))}
    </Element>
  )
}
