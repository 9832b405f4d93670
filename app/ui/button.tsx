/** What one acts with: a button sends or opens, a link goes somewhere. Both may wear the same clothes. */
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import styles from './button.module.css'
import { classNames } from './class-names.ts'
import { Link } from './link.tsx'

/** `primary` once or twice a screen at most; `danger` for what cannot be undone; `quiet` looks like a link. */
export type ButtonLook = 'plain' | 'primary' | 'danger' | 'quiet'

type Look = { readonly look?: ButtonLook | undefined; readonly isSmall?: boolean | undefined }

const lookClass = ({ look = 'plain', isSmall = false }: Look) =>
  classNames(styles.button, styles[look], isSmall && styles.small)

type ButtonProps = Look & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'>

/** A native button, `type="submit"` unless told otherwise. */
export const Button = ({ look, isSmall, type = 'submit', ...attributes }: ButtonProps) => (
  <button {...attributes} type={type} className={lookClass({ look, isSmall })} />
)

type LinkButtonProps = Look & {
  readonly to: string
  readonly children: ReactNode
  /** A file to download or an address of the server that is not a page: no client navigation. */
  readonly isDownload?: boolean
  /** Loads the whole page, as a typed address does, so that its own headers apply. */
  readonly isWholePage?: boolean
  /** Read instead of the text when the same text occurs twice on the page; begins with the text. */
  readonly label?: string
}

/** A link that looks like a button. */
export function LinkButton({ to, children, look, isSmall, isDownload = false, isWholePage, label }: LinkButtonProps) {
  const className = lookClass({ look, isSmall })
  if (isDownload)
    return (
      <a href={to} className={className} aria-label={label} download>
        {children}
      </a>
    )
  return (
    <Link to={to} className={className} aria-label={label} reloadDocument={isWholePage}>
      {children}
    </Link>
  )
}
