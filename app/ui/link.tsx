/** A link to one of our pages. React Router's own does on the server the work of a click, some thirty times a page. */
import type { AnchorHTMLAttributes } from 'react'
import { Link as RouterLink, useLinkClickHandler } from 'react-router'
import { keepTogether } from '#app/kernel/format.ts'

/** Neither `onClick`, which would take the place of the navigation, nor `target`, which it would not follow. */
type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'onClick' | 'target'> & {
  readonly to: string
  /** The page stays where it is scrolled. */
  readonly preventScrollReset?: boolean
  /** The page is asked whole: its own headers hold, not those of the page one comes from. */
  readonly reloadDocument?: boolean | undefined
}

/** The page itself, otherwise chosen: its address is not written again. */
function LinkWithin({ to, preventScrollReset, ...rest }: LinkProps) {
  const follow = useLinkClickHandler<HTMLAnchorElement>(to, { preventScrollReset: preventScrollReset ?? false })
  return <a href={to} onClick={follow} {...rest} />
}

/** @param props.to an address that starts with `/` or `?` is written as it is; any other is resolved from the page */
export function Link({ to, preventScrollReset = false, reloadDocument = false, children, ...rest }: LinkProps) {
  const content = typeof children === 'string' ? keepTogether(children) : children
  const isWithin = to.startsWith('?')
  if (import.meta.env.SSR && (isWithin || to.startsWith('/')))
    return (
      <a href={to} {...rest}>
        {content}
      </a>
    )
  if (isWithin && !reloadDocument)
    return (
      <LinkWithin to={to} preventScrollReset={preventScrollReset} {...rest}>
        {content}
      </LinkWithin>
    )
  return (
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
