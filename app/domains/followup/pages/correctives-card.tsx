/** Corrective actions, open first: gap, measure, who, by when. */
import { Link } from 'react-router'
import { formatShortDay } from '#app/kernel/format.ts'
import { Chip, ChipList } from '#app/ui/chip.tsx'
import { Card } from '#app/ui/layout.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import type { Tone } from '#app/ui/tone.ts'
import type { CorrectiveState } from '../followup.ts'
import { followupLabels as t } from '../labels.fr.ts'
import type { FollowupPageData } from '../queries.server.ts'

const stateTone: Record<CorrectiveState, Tone> = { open: 'accent', done: 'ok', dropped: 'neutral' }

type ChipsProps = { readonly state: CorrectiveState; readonly isLate: boolean }

export const CorrectiveChips = ({ state, isLate }: ChipsProps) => (
  <ChipList>
    <Chip tone={stateTone[state]}>{t.corrective[state]}</Chip>
    {isLate && <Chip tone="bad">échéance passée</Chip>}
  </ChipList>
)

type Props = Pick<FollowupPageData, 'ctgId' | 'correctives' | 'today' | 'mayOpenCorrective'>

export const CorrectivesCard = ({ ctgId, correctives, today, mayOpenCorrective }: Props) => (
  <Card
    title="Actions correctives"
    aside={mayOpenCorrective && <Link to={`/ctg/${ctgId}/suivi/corrective/nouvelle`}>En ouvrir une</Link>}
  >
    {correctives.length === 0 && (
      <p className="muted">
        Aucune pour le moment. Une action corrective dit l’écart constaté, sa cause, ce qui est décidé, par qui et pour
        quand.
      </p>
    )}
    <Timeline
      label="Actions correctives"
      items={correctives.map(({ id, measure, responsible, dueOn, state, isLate, actionCode, objectiveTitle }) => ({
        key: id,
        date: { text: <OrdinalText text={formatShortDay(dueOn, today)} />, dateTime: dueOn, isLate },
        title: <Link to={`/ctg/${ctgId}/suivi/correctives/${id}`}>{measure}</Link>,
        note: [responsible, actionCode ? `action ${actionCode}` : (objectiveTitle ?? 'ensemble du plan')].join(' · '),
        action: <CorrectiveChips state={state} isLate={isLate} />,
      }))}
    />
  </Card>
)
