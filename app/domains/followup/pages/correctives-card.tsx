/** Corrective actions still open, the first due first: measure, who, by when. */

import { formatShortDay } from '#app/kernel/format.ts'
import { Chip, ChipList } from '#app/ui/chip.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import type { Tone } from '#app/ui/tone.ts'
import type { CorrectiveState } from '../followup.ts'
import { followupLabels as t } from '../labels.fr.ts'
import type { CorrectiveLine } from '../rows.server.ts'

const stateTone: Record<CorrectiveState, Tone> = { open: 'accent', done: 'ok', dropped: 'neutral' }

type ChipsProps = { readonly state: CorrectiveState; readonly isLate: boolean }

export const CorrectiveChips = ({ state, isLate }: ChipsProps) => (
  <ChipList>
    <Chip tone={stateTone[state]}>{t.corrective[state]}</Chip>
    {isLate && <Chip tone="bad">échéance passée</Chip>}
  </ChipList>
)

/** What it is about, in a few words. */
export const aboutText = ({
  actionCode,
  objectiveTitle,
}: Pick<CorrectiveLine, 'actionCode' | 'objectiveTitle'>): string =>
  actionCode ? `action ${actionCode}` : (objectiveTitle ?? 'ensemble du plan')

type LinesProps = {
  readonly ctgId: string
  readonly correctives: readonly (CorrectiveLine & { readonly isLate: boolean })[]
  readonly today: string
}

export const CorrectiveLines = ({ ctgId, correctives, today }: LinesProps) => (
  <Timeline
    label="Actions correctives"
    items={correctives.map((one) => ({
      key: one.id,
      date: {
        text: <OrdinalText text={formatShortDay(one.dueOn, today)} />,
        dateTime: one.dueOn,
        isLate: one.isLate,
      },
      title: <Link to={`/ctg/${ctgId}/suivi/correctives/${one.id}`}>{one.measure}</Link>,
      note: [one.responsible, aboutText(one)].join(' · '),
      action: one.state !== 'open' && <CorrectiveChips state={one.state} isLate={one.isLate} />,
    }))}
  />
)

/** The first due of those still open; the page of all holds the others. */
const shownCorrectives = 3

export const CorrectivesCard = ({
  ctgId,
  correctives,
  today,
  mayOpenCorrective,
  copil,
}: LinesProps & { readonly mayOpenCorrective: boolean; readonly copil: { readonly endedOn: string | null } }) => (
  <Card
    title="Actions correctives"
    aside={mayOpenCorrective && <Link to={`/ctg/${ctgId}/suivi/corrective/nouvelle`}>En ouvrir une</Link>}
  >
    {correctives.length === 0 && (
      <p className="muted">
        Aucune en cours.
        {copil.endedOn === null &&
          ' Une action corrective dit l’écart constaté, sa cause, ce qui est décidé, par qui et pour quand.'}
      </p>
    )}
    <CorrectiveLines ctgId={ctgId} correctives={correctives.slice(0, shownCorrectives)} today={today} />
    <p>
      <Link to={`/ctg/${ctgId}/suivi/correctives`}>Toutes les actions correctives</Link>
    </p>
  </Card>
)
