/** The decisions of a meeting, with each party's position and what was missing. */

import { formatDay } from '#app/kernel/format.ts'
import { Chip, ChipList } from '#app/ui/chip.tsx'
import { Card, List, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { missingSentence, meetingLabels as t } from '../labels.fr.ts'
import type { MeetingPageData } from '../meeting-queries.server.ts'
import { decisionReference, type Missing, type SavedPosition } from '../meetings.ts'
import { decisionTone } from './tones.ts'

type Decision = MeetingPageData['decisions'][number]

export const MeetingDecisions = ({ ctgId, meeting, decisions, may, isDayCome }: MeetingPageData) => (
  <Card title="Décisions" id="decisions">
    {decisions.length === 0 && (
      <EmptyState
        action={
          may.decide && <Link to={`/ctg/${ctgId}/reunions/${meeting.id}/decision`}>Enregistrer une décision</Link>
        }
      >
        {may.decide
          ? 'Les décisions seront ici, chacune avec la position de chaque partie.'
          : isDayCome
            ? 'Aucune décision n’est enregistrée pour cette réunion.'
            : 'Les décisions s’enregistrent à partir du jour de la réunion.'}
      </EmptyState>
    )}
    <List of={decisions} isOrdered isPlain>
      {(decision) => <DecisionSummary ctgId={ctgId} decision={decision} />}
    </List>
  </Card>
)

const DecisionSummary = ({ ctgId, decision }: { readonly ctgId: string; readonly decision: Decision }) => (
  <Stack isTight>
    <p>
      <strong>
        <Link to={`/ctg/${ctgId}/decisions/${decision.id}`}>Décision {decisionReference(decision)}</Link>
      </strong>{' '}
      <Chip tone={decisionTone[decision.state]}>{t.decisionState[decision.state]}</Chip>
    </p>
    <p>{decision.text}</p>
    <PositionsSaid positions={decision.positions} />
    <FollowUpWords {...decision} />
    <DespiteWords missing={decision.missing} despite={decision.despite} />
    <hr />
  </Stack>
)

/** Who carries it out, and for when. */
export const FollowUpWords = ({ responsible, dueOn }: Pick<Decision, 'responsible' | 'dueOn'>) =>
  (responsible || dueOn) && (
    <p className="fine">{[responsible, dueOn && `pour le ${formatDay(dueOn)}`].filter(Boolean).join(', ')}</p>
  )

/** The position of each party, then the words of those that gave some. */
export const PositionsSaid = ({ positions }: { readonly positions: readonly SavedPosition[] }) => (
  <>
    <p>
      <ChipList>
        {positions.map((position) => (
          <Chip key={position.partyName} tone={position.partyKind}>
            {position.shortName} : {t.positionSaid(position)}
          </Chip>
        ))}
      </ChipList>
    </p>
    {positions
      .filter(({ comment }) => comment !== '')
      .map(({ partyName, comment }) => (
        <p key={partyName} className="small">
          {partyName} : {comment}
        </p>
      ))}
  </>
)

type DespiteProps = { readonly missing: readonly Missing[]; readonly despite: string | null }

/** « Décidé malgré » : what was missing by this CTG's own rules, and the reason given, or that none was. */
export const DespiteWords = ({ missing, despite }: DespiteProps) =>
  missing.length === 0 ? null : (
    <div className="small">
      <p>
        <strong>Décidé malgré :</strong>
      </p>
      <List of={missing}>{(item) => missingSentence(item)}</List>
      <p>{despite ? `Motif : ${despite}` : `Motif : ${t.noReasonGiven}.`}</p>
    </div>
  )
