/** Moving among pages of a set: tabs that are links, pages of a list, a search box. */
import { type ReactNode, useEffect, useRef } from 'react'
import { Form } from 'react-router'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import { SearchIcon } from './icons.tsx'
import { Link } from './link.tsx'
import { Menu } from './menu.tsx'
import styles from './navigation.module.css'

type Tab = { readonly label: string; readonly to: string; readonly isCurrent: boolean }

type TabsProps = {
  readonly label: string
  readonly tabs: readonly Tab[]
  /** Those one asks for less often, folded under their own name, after the tabs that one line has no room for. */
  readonly more?: { readonly label: ReactNode; readonly tabs: readonly Tab[] }
}

/** As many as stand on one line of a phone. */
const mostOnPhone = 4

/** Signs of a line on a screen of 1440 points; what parts a tab from the next is worth three. */
const lineSigns = 176
const signsOf = ({ label }: Tab): number => label.length + 3

/** The first ones, and the current one, as far as one line goes; the others fold. */
function partedTabs(tabs: readonly Tab[]): { readonly shown: readonly Tab[]; readonly folded: readonly Tab[] } {
  let room = lineSigns - tabs.reduce((sum, tab) => sum + (tab.isCurrent ? signsOf(tab) : 0), 0)
  const isShown = tabs.map((tab) => {
    if (!tab.isCurrent) room -= signsOf(tab)
    return tab.isCurrent || room >= 0
  })
  return { shown: tabs.filter((_, at) => isShown[at]), folded: tabs.filter((_, at) => !isShown[at]) }
}

/**
 * Links to the pages of one set; the current one is announced to screen readers, and visible even when it belongs to the folded ones.
 * On a phone, a long set is its name, which unfolds what follows it, then its current page.
 */
export function Tabs({ label, tabs, more }: TabsProps) {
  const current = more?.tabs.filter(({ isCurrent }) => isCurrent) ?? []
  const { shown, folded } = more ? partedTabs([...tabs, ...current]) : { shown: tabs, folded: [] }
  return (
    <nav aria-label={label} className={styles.tabsLine}>
      <ul className={classNames('plain-list', styles.tabs)}>
        {tabs.length > mostOnPhone && (
          <li className={styles.othersOnPhone}>
            <details>
              <summary>{label}</summary>
            </details>
          </li>
        )}
        {shown.map((tab) => (
          <li key={tab.to}>
            <TabLink {...tab} />
          </li>
        ))}
        {more && (
          <li>
            <Menu label={more.label} look="tab">
              <ul className="plain-list">
                {[...folded, ...more.tabs].map((tab) => (
                  <li key={tab.to}>
                    <Link to={tab.to} preventScrollReset>
                      {tab.label}
                    </Link>
                  </li>
                ))}
              </ul>
            </Menu>
          </li>
        )}
      </ul>
    </nav>
  )
}

const TabLink = ({ label, to, isCurrent }: Tab) => (
  <Link to={to} className={styles.tab} aria-current={isCurrent ? 'page' : undefined} preventScrollReset>
    {label}
  </Link>
)

type PaginationProps = {
  /** From 1. */
  readonly page: number
  readonly pageCount: number
  readonly pageUrl: (page: number) => string
}

/** Nothing when there is only one page. */
export function Pagination({ page, pageCount, pageUrl }: PaginationProps) {
  if (pageCount <= 1) return null
  return (
    <nav aria-label="Pages de la liste" className={styles.pagination}>
      {page > 2 && <Link to={pageUrl(1)}>Première page</Link>}
      {page > 1 && (
        <Link to={pageUrl(page - 1)} rel="prev">
          Page précédente
        </Link>
      )}
      <span>
        Page {page} sur {pageCount}
      </span>
      {page < pageCount && (
        <Link to={pageUrl(page + 1)} rel="next">
          Page suivante
        </Link>
      )}
      {page < pageCount - 1 && <Link to={pageUrl(pageCount)}>Dernière page</Link>}
    </nav>
  )
}

type SearchBoxProps = {
  /** The page of results. */
  readonly action: string
  /** What one may look for; the name of the box, shown inside it while empty. */
  readonly label: string
  /** @default q */
  readonly name?: string
  readonly defaultValue?: string | undefined
  /** A search of the page itself rather than the one above every page: its button is seen, Ctrl K does not lead to it. */
  readonly isInPage?: boolean
}

/** A search form: Ctrl K leads to it, Enter sends it. */
export function SearchBox({ action, label, name = 'q', defaultValue, isInPage = false }: SearchBoxProps) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (isInPage) return
    const focusBox = (event: KeyboardEvent) => {
      // A text being written has its own use of these keys.
      if (event.defaultPrevented || event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      box.current?.focus()
    }
    document.addEventListener('keydown', focusBox)
    return () => document.removeEventListener('keydown', focusBox)
  }, [isInPage])
  return (
    <search className={classNames(styles.search, !isInPage && styles.ofFrame)}>
      <Form action={action} className={isInPage ? styles.searchInPage : undefined}>
        {!isInPage && <SearchIcon />}
        <input
          ref={box}
          type="search"
          name={name}
          aria-label={label}
          placeholder={label.endsWith('?') ? label : `${label}…`}
          defaultValue={defaultValue}
          aria-keyshortcuts={isInPage ? undefined : 'Control+K'}
        />
        {isInPage ? (
          <Button>Rechercher</Button>
        ) : (
          <button type="submit" className="visually-hidden">
            Rechercher
          </button>
        )}
      </Form>
    </search>
  )
}
