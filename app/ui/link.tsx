/** A link to one of our pages. React Router's own does on the server the work of a click, some thirty times a page. */
import type { AnchorHTMLAttributes } from 'react'
import { Link as RouterLink } from 'react-router'
import { keepTogether } from '#app/kernel/format.ts'

type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & {
  readonly to: string
  /** The page stays where it is scrolled. */
  readonly preventScrollReset?: boolean
}

/** @param props.to an address that starts with `/` is written as it is; any other is resolved from the page */
export function Link({ to, preventScrollReset = false, children, ...rest }: LinkProps) {
  const content = typeof children === 'string' ? keepTogether(children) : children
  return import.meta.env.SSR && to.startsWith('/') ? (
    <a href={to} {...rest}>
      {content}
    </a>
  ) : (
    <RouterLink to={to} discover="none" preventScrollReset={preventScrollReset} {...rest}>
      {content}
    </RouterLink>
  )
}
