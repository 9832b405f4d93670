/** Moving among pages of a set: tabs that are links, pages of a list, a search box. */
import { useEffect, useRef } from 'react'
import { Form } from 'react-router'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import { Link } from './link.tsx'
import styles from './navigation.module.css'

type Tab = { readonly label: string; readonly to: string; readonly isCurrent: boolean }

/** Links to the pages of one set; the current one is said to screen readers too. */
export const Tabs = ({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) => (
  <nav aria-label={label}>
    <ul className={classNames('plain-list', styles.tabs)}>
      {tabs.map((tab) => (
        <li key={tab.to}>
          <Link to={tab.to} className={styles.tab} aria-current={tab.isCurrent ? 'page' : undefined} preventScrollReset>
            {tab.label}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
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
    <search className={styles.search}>
      <Form action={action} className={isInPage ? styles.searchInPage : undefined}>
        <input
          ref={box}
          type="search"
          name={name}
          aria-label={label}
          placeholder={`${label}…`}
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
