/** A link to one of our pages. React Router's own does on the server the work of a click, some thirty times a page. */
import type { AnchorHTMLAttributes } from 'react'
import { Link as RouterLink } from 'react-router'

type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & {
  readonly to: string
  /** The page stays where it is scrolled. */
  readonly preventScrollReset?: boolean
}

/** @param props.to an address that starts with `/` is written as it is; any other is resolved from the page */
export const Link = ({ to, preventScrollReset = false, ...rest }: LinkProps) =>
  import.meta.env.SSR && to.startsWith('/') ? (
    <a href={to} {...rest} />
  ) : (
    <RouterLink to={to} discover="none" preventScrollReset={preventScrollReset} {...rest} />
  )
