/** A link to one of our pages. React Router's own does on the server the work of a click, some thirty times a page. */
import type { AnchorHTMLAttributes } from 'react'
import { Link as RouterLink } from 'react-router'
import { keepTogether } from '#app/kernel/format.ts'

type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & {
  readonly to: string
  /** The page stays where it is scrolled. */
  readonly preventScrollReset?: boolean
  /** The page is asked whole: its own headers hold, not those of the page one comes from. */
  readonly reloadDocument?: boolean | undefined
}

/** @param props.to an address that starts with `/` is written as it is; any other is resolved from the page */
export function Link({ to, preventScrollReset = false, reloadDocument = false, children, ...rest }: LinkProps) {
  const content = typeof children === 'string' ? keepTogether(children) : children
  return import.meta.env.SSR && to.startsWith('/') ? (
    <a href={to} {...rest}>
      {content}
    </a>
  ) : (
    <RouterLink
      to={to}
      discover="none"
      preventScrollReset={preventScrollReset}
      reloadDocument={reloadDocument}
      {...rest}
    >
      {content}
    </RouterLink>
  )
}
