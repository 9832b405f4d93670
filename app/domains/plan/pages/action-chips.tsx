/** Status and flags of an action as a shape and words, its parties as tags: the colour only repeats the words. */

import type { PartyKind } from '#app/kernel/actor.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { Chip } from '#app/ui/chip.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { type Glyph, Signal, State, StateList } from '#app/ui/state.tsx'
import type { Tone } from '#app/ui/tone.ts'
import { planLabels as t } from '../labels.fr.ts'
import type { ActionDates, ActionFlag, ActionStatus } from '../plan.ts'

const statusGlyph: Record<ActionStatus, Glyph> = {
  proposed: 'draft',
  validated: 'agreed',
  'not-started': 'waiting',
  'in-progress': 'half',
  done: 'done',
  suspended: 'paused',
  abandoned: 'crossed',
  deferred: 'later',
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
  <State glyph={statusGlyph[status]}>{t.status[status]}</State>
)

type StateProps = {
  /** Left out where the place already says it. */
  readonly status?: ActionStatus
  readonly flags: readonly ActionFlag[]
}

/** The status, then what is to be seen. */
export const StateChips = ({ status, flags }: StateProps) => (
  <StateList>
    {status && <StatusChip status={status} />}
    {flags.map((flag) => (
      <Signal key={flag} tone={flagTone[flag]}>
        {t.flag[flag]}
      </Signal>
    ))}
  </StateList>
)

/** `janv. 2027 – juin 2028`; what is not known is said once. */
export const PeriodText = (period: ActionDates) => <OrdinalText text={t.period(period)} />

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
  if (!partyName && !name) return mendTo ? <Link to={mendTo}>Nommer un pilote</Link> : <>{gapWords.lead}</>
  // A structure named after its party or its service is not named twice.
  const ownName = name === partyName || name === serviceName ? '' : name
  const words = [serviceName, ownName].filter(Boolean).join(', ')
  return (
    <span>
      {partyName && partyKind && <Chip tone={partyKind}>{partyName}</Chip>} {words}
    </span>
  )
}
