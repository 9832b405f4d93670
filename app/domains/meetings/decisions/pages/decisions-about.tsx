/** The decisions about a thing, on its own page; nothing where there is none. */
import type { ReactNode } from 'react'
import { formatShortDate } from '#app/kernel/format.ts'
import { Chip } from '#app/ui/chip.tsx'
import { Card, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { meetingLabels as t } from '../../labels.fr.ts'
import { decisionReference } from '../../meetings.ts'
import { decisionTone } from '../../pages/tones.ts'
import type { DecisionAboutRow } from '../register-queries.server.ts'

type Props = { readonly ctgId: string; readonly decisions: readonly DecisionAboutRow[]; readonly isOfMeeting?: boolean }

type About = Pick<Props, 'ctgId' | 'isOfMeeting'> & {
  readonly decisionsAbout: Props['decisions']
  readonly children: ReactNode
}

/** A page, and then what was decided of what it shows. */
export const WithDecisions = ({ decisionsAbout, children, ...of }: About) => (
  <Stack>
    {children}
    <DecisionsAboutCard {...of} decisions={decisionsAbout} />
  </Stack>
)

/** @param isOfMeeting a meeting has its own decisions on the same page */
export const DecisionsAboutCard = ({ ctgId, decisions, isOfMeeting = false }: Props) =>
  decisions.length === 0 ? null : (
    <Card
      title={isOfMeeting ? t.decisionsAboutMeeting : t.decisionsAbout}
      id={isOfMeeting ? 'decisions-qui-la-concernent' : 'decisions'}
    >
      <ul className="plain-list">
        {decisions.map(({ id, number, text, decidedOn, bodyName, state, isDespite }) => (
          <li key={id}>
            <Link to={`/ctg/${ctgId}/decisions/${id}`}>Décision {decisionReference({ number, decidedOn })}</Link>{' '}
            <Chip tone={decisionTone[state]}>{t.decisionState[state]}</Chip>{' '}
            {isDespite && <Chip tone="warn">{t.decidedDespite}</Chip>}
            <br />
            {text}
            <br />
            <span className="fine">
              {bodyName}, <OrdinalText text={formatShortDate(decidedOn, 'day')} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
