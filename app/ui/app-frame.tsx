/**
 * What surrounds a page: sidebar and header, or only the brand. Each frame holds the skip link and the `main` of the page:
 * pages return what goes inside it. On a phone the sidebar becomes a bar with a menu that opens without JavaScript.
 */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import { resumePlace } from './after-act.ts'
import styles from './app-frame.module.css'
import { classNames } from './class-names.ts'
import { frameFooter } from './frame-footer.tsx'
import { MenuIcon, Weave } from './icons.tsx'
import { Link } from './link.tsx'
import { MessageBands } from './message-band.tsx'
import { SpaceNameContext } from './page-title.tsx'
import { useRootData } from './root-data.tsx'
import { WordsLeftHere } from './words-left.tsx'

type NavigationItem = {
  readonly label: string
  readonly to: string
  readonly isCurrent: boolean
  /** A number that calls for attention, and what it counts, heard after it: « en attente ». */
  readonly count?: { readonly value: number; readonly label: string } | undefined
}

export type NavigationGroup = { readonly label?: string; readonly items: readonly NavigationItem[] }

type FrameProps = {
  /** One line above everything; on a phone, in fewer words. */
  readonly ribbon?: ReactNode
  readonly shortRibbon?: ReactNode
  /** Where the brand leads. */
  readonly homeTo: string
  readonly children: ReactNode
}

type AppFrameProps = FrameProps & {
  /** The space one works in: its kind, its name, its state. */
  readonly space?:
    | {
        readonly kind: string
        readonly name: string
        readonly note?: ReactNode
        readonly to?: string
        /** Whom one acts for there: in the bar of a phone, which has no room for a sentence. */
        readonly as?: string
      }
    | undefined
  readonly navigation: readonly NavigationGroup[]
  readonly search?: ReactNode
  /** Who acts, at the right of the header. */
  readonly person?: ReactNode
  /** Beside them, and in the bar of a phone too: the bell. */
  readonly bell?: ReactNode
  /** On a phone, in the menu: what the bar has no room for. */
  readonly onPhone?: ReactNode
}

const SkipLink = () => (
  <a href="#content" className="skip-link">
    Aller au contenu
  </a>
)

/** The page of a CTG is no page of the application: it is asked whole. */
const Brand = ({ to, owner }: { readonly to: string; readonly owner?: string | undefined }) => (
  <Link
    to={to}
    className={classNames(styles.brand, owner !== undefined && styles.owner)}
    reloadDocument={owner !== undefined}
  >
    <Weave />
    <span>{owner ?? 'Trame'}</span>
  </Link>
)

const Ribbon = ({ ribbon, shortRibbon }: Pick<FrameProps, 'ribbon' | 'shortRibbon'>) =>
  ribbon ? (
    <aside aria-label="Avertissement" className={styles.ribbon}>
      <span>{ribbon}</span>
      {shortRibbon && <span className={styles.shortRibbon}>{shortRibbon}</span>}
    </aside>
  ) : null

/** Long enough to be read, wherever one is in the page; then it stays at the top. */
const secondsInSight = 6

/** What the last act did, said once on the page it led to: the root's data stay, the sentence goes with its page. */
function Said() {
  const { key } = useLocation()
  const root = useRootData()
  const [arrival, setArrival] = useState({ requestId: root?.requestId, key })
  if (arrival.requestId !== root?.requestId) setArrival({ requestId: root?.requestId, key })
  const isSaid = Boolean(root?.said) && arrival.key === key
  const [readId, setReadId] = useState<string>()
  useEffect(() => {
    if (!isSaid) return
    const timer = setTimeout(() => setReadId(arrival.requestId), secondsInSight * 1000)
    return () => clearTimeout(timer)
  }, [isSaid, arrival.requestId])
  return (
    <div role="status" className={classNames(styles.said, isSaid && readId !== arrival.requestId && styles.inSight)}>
      {isSaid && <p>{root?.said}</p>}
    </div>
  )
}

/** The page itself. It takes the focus when one arrives from another page, so that reading goes on from its title. */
function Main({ className, children }: { readonly className: string | undefined; readonly children: ReactNode }) {
  const { pathname, key } = useLocation()
  const main = useRef<HTMLElement>(null)
  const last = useRef({ pathname, key })
  useEffect(() => {
    if (last.current.key === key) return
    const isSamePage = last.current.pathname === pathname
    last.current = { pathname, key }
    resumePlace(isSamePage)
    if (isSamePage) return
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true })
  }, [pathname, key])
  return (
    <main ref={main} id="content" tabIndex={-1} className={className}>
      <WordsLeftHere />
      {children}
    </main>
  )
}

/** Sidebar, header, page. */
export function AppFrame(props: AppFrameProps) {
  const { ribbon, shortRibbon, homeTo, space, navigation, search, person, bell, onPhone, children } = props
  const { pathname } = useLocation()
  return (
    <div className={styles.app}>
      <SkipLink />
      <header className={styles.side}>
        <Brand to={homeTo} />
        {space && (
          <p className={styles.here}>
            {space.name}
            {space.as && <span>{space.as}</span>}
          </p>
        )}
        {/* Keyed by page: the menu of a phone closes when one has gone somewhere. */}
        <details key={pathname} className={styles.toggle}>
          <summary>
            <MenuIcon /> <span>Menu</span>
          </summary>
        </details>
        <div className={styles.menu}>
          {space && <Space {...space} />}
          <nav aria-label="Rubriques">
            {navigation.map((group, index) => (
              <NavigationList key={group.label ?? index} {...group} />
            ))}
          </nav>
          {onPhone && <div className={styles.onPhone}>{onPhone}</div>}
        </div>
      </header>
      <div className={styles.body}>
        <Ribbon ribbon={ribbon} shortRibbon={shortRibbon} />
        <MessageBands className={styles.messages} />
        {(search || person || bell) && (
          <section aria-label="Recherche et compte" className={styles.top}>
            {search}
            {person && <div className={styles.person}>{person}</div>}
            {bell}
          </section>
        )}
        <Said />
        <SpaceNameContext value={space?.name ?? ''}>
          <Main className={styles.main}>{children}</Main>
        </SpaceNameContext>
        <footer className={styles.footer}>{frameFooter}</footer>
      </div>
    </div>
  )
}

function Space({ kind, name, note, to }: NonNullable<AppFrameProps['space']>) {
  return (
    <div className={styles.space}>
      <span>{kind}</span>
      {to === undefined ? (
        <strong>{name}</strong>
      ) : (
        <strong>
          <Link to={to}>{name}</Link>
        </strong>
      )}
      {note && <span className={styles.spaceNote}>{note}</span>}
    </div>
  )
}

const NavigationList = ({ label, items }: NavigationGroup) => (
  <>
    {label && (
      <p className={styles.group} aria-hidden="true">
        {label}
      </p>
    )}
    <ul className="plain-list" aria-label={label}>
      {items.map(({ label, to, isCurrent, count }) => (
        <li key={to}>
          <Link to={to} className={styles.item} aria-current={isCurrent ? 'page' : undefined}>
            {label}
            {count && count.value > 0 && (
              <span className={styles.count}>
                {count.value}
                <span className="visually-hidden"> {count.label}</span>
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  </>
)

type PlainFrameProps = FrameProps & {
  /** Whose page it is, in place of ours: the name of a CTG, on what its residents are given. */
  readonly owner?: string | undefined
  /** In place of the links that our pages owe. */
  readonly footer?: ReactNode
  /** A form or a text to read: a narrow column. @default true */
  readonly isNarrow?: boolean
  /** At the right of the brand. */
  readonly aside?: ReactNode
}

/** The brand and the page: signing in, personal links, public pages. */
export const PlainFrame = ({ isNarrow = true, ...props }: PlainFrameProps) => (
  <div className={styles.plain}>
    <SkipLink />
    <Ribbon ribbon={props.ribbon} shortRibbon={props.shortRibbon} />
    <MessageBands className={styles.messages} />
    <header className={styles.plainTop}>
      <Brand to={props.homeTo} owner={props.owner} />
      {props.aside && <div className={styles.person}>{props.aside}</div>}
    </header>
    <Said />
    <Main className={classNames(styles.main, isNarrow ? styles.narrow : styles.wide)}>{props.children}</Main>
    <footer className={styles.footer}>{props.footer ?? frameFooter}</footer>
  </div>
)
