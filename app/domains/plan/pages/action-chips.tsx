/** Status, flags and parties of an action as chips: always words, the colour only repeats them. */

import type { PartyKind } from '#app/kernel/actor.ts'
import type { DatePrecision } from '#app/kernel/calendar.ts'
import { formatShortDate } from '#app/kernel/format.ts'
import { Chip, ChipList } from '#app/ui/chip.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import type { Tone } from '#app/ui/tone.ts'
import { planLabels as t } from '../labels.fr.ts'
import type { ActionFlag, ActionStatus } from '../plan.ts'

const statusTone: Record<ActionStatus, Tone> = {
  proposed: 'neutral',
  validated: 'accent',
  'not-started': 'neutral',
  'in-progress': 'accent',
  done: 'ok',
  suspended: 'warn',
  abandoned: 'neutral',
  deferred: 'neutral',
}

const flagTone: Record<ActionFlag, Tone> = {
  restricted: 'warn',
  late: 'bad',
  silent: 'warn',
  blocked: 'bad',
  watched: 'warn',
  'without-lead': 'warn',
  'without-objective': 'warn',
  'without-end': 'neutral',
  'without-measure': 'neutral',
  unfunded: 'neutral',
  'due-soon': 'neutral',
}

export const StatusChip = ({ status }: { readonly status: ActionStatus }) => (
  <Chip tone={statusTone[status]}>{t.status[status]}</Chip>
)

const FlagChip = ({ flag }: { readonly flag: ActionFlag }) => <Chip tone={flagTone[flag]}>{t.flag[flag]}</Chip>

type StateProps = {
  /** Left out where the place already says it. */
  readonly status?: ActionStatus
  readonly flags: readonly ActionFlag[]
}

/** The status, then what is to be seen. */
export const StateChips = ({ status, flags }: StateProps) => (
  <ChipList>
    {status && <StatusChip status={status} />}
    {flags.map((flag) => (
      <FlagChip key={flag} flag={flag} />
    ))}
  </ChipList>
)

type PeriodProps = {
  readonly startsOn: string | null
  readonly startsPrecision: DatePrecision
  readonly endsOn: string | null
  readonly endsPrecision: DatePrecision
}

/** `janv. 2027 – juin 2028`; what is not known is said once. */
export function PeriodText({ startsOn, startsPrecision, endsOn, endsPrecision }: PeriodProps) {
  const end = t.date(endsOn, endsPrecision)
  if (startsOn) return <OrdinalText text={`${formatShortDate(startsOn, startsPrecision)} – ${end}`} />
  return <OrdinalText text={endsOn ? `fin : ${end}` : end} />
}

type LeadProps = {
  readonly partyName: string | null
  readonly partyKind: PartyKind | null
  readonly serviceName: string | null
  readonly name: string
  /** Where one names a lead, when there is none. */
  readonly mendTo?: string | undefined
}

/** Party, service, name; a link to the form when there is none. */
export function LeadText({ partyName, partyKind, serviceName, name, mendTo }: LeadProps) {
  if (!partyName && !name) return mendTo ? <Link to={mendTo}>Nommer un pilote</Link> : <>pilote à nommer</>
  // A structure named after its party or its service is not named twice.
  const ownName = name === partyName || name === serviceName ? '' : name
  const words = [serviceName, ownName].filter(Boolean).join(', ')
  return (
    <span>
      {partyName && partyKind && <Chip tone={partyKind}>{partyName}</Chip>} {words}
    </span>
  )
}
