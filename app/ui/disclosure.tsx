/** Something folded until one asks for it; native, so it opens without JavaScript and is found by the browser's search. */
import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { classNames } from './class-names.ts'
import styles from './disclosure.module.css'
import { useRefused } from './form.tsx'

type Props = {
  readonly summary: ReactNode
  /** `button` for a form one opens, `plain` for details one reads. @default plain */
  readonly look?: 'plain' | 'button'
  readonly isOpen?: boolean
  /** Disclosures of the same group close one another. */
  readonly group?: string
  /** Its anchor: a link to it unfolds it. */
  readonly id?: string
  /** Intents and subjects of the forms inside: a refusal opens it again, so that the sentences are seen. */
  readonly forms?: { readonly intents: readonly string[]; readonly subject?: string | readonly string[] | undefined }
  /** Names of the fields inside, in a form around: a refusal of one of them opens it. */
  readonly fields?: readonly string[]
  readonly children: ReactNode
}

export function Disclosure({ summary, look = 'plain', isOpen = false, group, id, forms, fields, children }: Props) {
  const wasRefused = useRefused(forms?.intents ?? [], forms?.subject, fields)
  const { hash, key } = useLocation()
  const element = useRef<HTMLDetailsElement>(null)
  // A visit that names it: a second click on the same link unfolds what was folded since.
  const visit = id !== undefined && hash === `#${id}` ? key : null
  useEffect(() => {
    if (!element.current || visit === null) return
    element.current.open = true
    element.current.querySelector('summary')?.focus({ preventScroll: true })
    element.current.scrollIntoView()
  }, [visit])
  return (
    <details
      ref={element}
      id={id}
      name={group}
      open={isOpen || wasRefused}
      className={classNames(styles.disclosure, styles[look])}
    >
      <summary className={classNames(look === 'button' && 'unfolds')}>{summary}</summary>
      <div className={styles.content}>{children}</div>
    </details>
  )
}
