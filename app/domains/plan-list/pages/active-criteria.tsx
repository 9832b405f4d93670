/** What was chosen, each to be taken off. */
import { Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { activeCriteria } from '../filter-choices.ts'
import { filterLabels as t } from '../labels.fr.ts'
import { savedViewLabels as views } from '../saved-view-labels.fr.ts'
import type { FormProps } from './criteria-form.tsx'
import styles from './plan-frame.module.css'

type ActiveProps = Pick<FormProps, 'filter' | 'choices'> & {
  /** Of the view, without criteria. */
  readonly address: string
  /** What leads to it. */
  readonly clear: string
  /** Criteria besides those of a plan: what was chosen, and the same view without it. */
  readonly more?: readonly { readonly text: string; readonly to: string }[]
  /** Where one gives a name to what is chosen. */
  readonly keepTo?: string
}

/** What was chosen, each a link to the same view without it. */
export function ActiveCriteria({ address, clear, filter, choices, more = [], keepTo }: ActiveProps) {
  const separator = address.includes('?') ? '&' : '?'
  const active = [
    ...more,
    ...activeCriteria(filter, choices).map(({ text, rest }) => ({
      text,
      to: `${address}${separator}${rest}`.replace(/[?&]$/, ''),
    })),
  ]
  if (active.length === 0) return null
  return (
    <nav aria-label={t.active}>
      <Row isList>
        {active.map(({ text, to }) => (
          <li key={text}>
            <Link to={to} className={styles.criterion} aria-label={t.remove(text)} preventScrollReset>
              {text} <span aria-hidden="true">×</span>
            </Link>
          </li>
        ))}
        <li>
          <Link to={more.length > 0 ? (address.split('?')[0] ?? address) : address} preventScrollReset>
            {clear}
          </Link>
        </li>
        {keepTo && (
          <li>
            <Link to={keepTo}>{views.keep}</Link>
          </li>
        )}
      </Row>
    </nav>
  )
}
