/** What calls for attention in the whole plan, one click away. */
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { formatCount, formatNumber } from '#app/kernel/format.ts'
import { classNames } from '#app/ui/class-names.ts'
import { Link } from '#app/ui/link.tsx'
import { Menu } from '#app/ui/menu.tsx'
import { filterLabels as t } from '../labels.fr.ts'
import { type PlanView, planAddress } from '../plan-filter.ts'
import type { PlanFrameData } from '../plan-view.server.ts'
import type { FormProps } from './criteria-form.tsx'
import styles from './plan-frame.module.css'

type Props = Pick<PlanFrameData, 'ctgId' | 'filter' | 'counts'> &
  Pick<FormProps, 'otherParameters'> & { readonly view: PlanView }

/** Signals that are one click away; the others are in a menu. */
const mostSignals = 4

/** What is missing or calls for attention in the whole plan, each a link to its actions; pressed again, to all of them. */
export function Signals({
  ctgId,
  view,
  filter,
  counts,
  otherParameters,
}: Pick<Props, 'ctgId' | 'view' | 'filter' | 'counts' | 'otherParameters'>) {
  const seen = counts.flags.filter(({ count }) => count > 0)
  if (seen.length === 0) return null
  const link = ({ name, count }: (typeof seen)[number], className?: string) => {
    const isOn = filter.flags?.length === 1 && filter.flags[0] === name
    return (
      <Link
        to={planAddress(ctgId, view, isOn ? {} : { flags: [name] }, otherParameters)}
        className={classNames(className, isOn && styles.on)}
        aria-current={isOn ? 'true' : undefined}
        preventScrollReset
      >
        <b>{formatNumber(count)}</b>
        <span className="visually-hidden"> {formatCount(count, 'action').replace(/^\S+\s/, '')}</span>{' '}
        {planLabels.flagOfMany(name, count)}
      </Link>
    )
  }
  const others = seen.slice(mostSignals)
  return (
    <nav aria-label={t.signals} className={styles.signals}>
      <ul className="plain-list">
        {seen.slice(0, mostSignals).map((one) => (
          <li key={one.name}>{link(one, styles.signal)}</li>
        ))}
        {others.length > 0 && (
          <li>
            <Menu
              label={
                <>
                  <span aria-hidden="true">+{others.length}</span>
                  <span className="visually-hidden">{t.otherSignals(others.length)}</span>
                </>
              }
            >
              <ul className="plain-list">
                {others.map((one) => (
                  <li key={one.name}>{link(one)}</li>
                ))}
              </ul>
            </Menu>
          </li>
        )}
      </ul>
    </nav>
  )
}
