/** Who someone is, in a circle of the colour of the party they act for. */
import { formatInitials } from '#app/kernel/format.ts'
import styles from './avatar.module.css'
import { classNames } from './class-names.ts'
import type { PartyTone } from './tone.ts'

type Props = {
  /** Full name, read in place of the initials. */
  readonly name: string
  readonly tone: PartyTone
  readonly isSmall?: boolean
}

export const Avatar = ({ name, tone, isSmall = false }: Props) => (
  <span
    role="img"
    aria-label={name}
    title={name}
    className={classNames(styles.avatar, styles[tone], isSmall && styles.small)}
  >
    {formatInitials(name)}
  </span>
)
