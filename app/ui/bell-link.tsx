/** The bell of the header: a link, and how many things wait there. */
import styles from './bell-link.module.css'
import { Link } from './link.tsx'

type Props = {
  readonly to: string
  /** Read instead of the icon: what is there, and how many. */
  readonly label: string
  /** Shown when there is something. */
  readonly count: number
  readonly isCurrent: boolean
}

const most = 99

export const BellLink = ({ to, label, count, isCurrent }: Props) => (
  <Link to={to} className={styles.bell} aria-current={isCurrent ? 'page' : undefined} title={label}>
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path
        d="M4 14.5V9a6 6 0 0 1 12 0v5.5M2.5 14.5h15M8 17.5a2 2 0 0 0 4 0M10 3V1.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
    <span className="visually-hidden">{label}</span>
    {count > 0 && (
      <span className={styles.count} aria-hidden="true">
        {count > most ? `${most}+` : count}
      </span>
    )}
  </Link>
)
