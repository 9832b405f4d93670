/** The findings of a theme, with what they rest on, where the parties stand, and their reservations. */

import type { CSSProperties } from 'react'
import { LinkButton } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { type Glyph, State } from '#app/ui/state.tsx'
import { hasElement, listAwaitedParties, type Position } from '../diagnosis.ts'
import { diagnosisLabels as t } from '../labels.fr.ts'
import { pageLabels } from '../page-labels.fr.ts'
import { ofParty } from '../party-words.ts'
import type { ThemePageData } from '../queries.server.ts'
import type { ShownFinding } from '../shown-rows.ts'
import styles from './diagnosis.module.css'
import { DraftsList } from './drafts-list.tsx'
import { PositionWords } from './position-words.tsx'

const { findings: p } = pageLabels

type Props = Pick<
  ThemePageData,
  'ctgId' | 'theme' | 'findings' | 'drafts' | 'parties' | 'actingPartyId' | 'isOver' | 'may'
>

export function FindingsCard(props: Props) {
  const { ctgId, theme, findings, may } = props
  const alive = findings.filter(({ status }) => status !== 'withdrawn')
  const withdrawn = findings.filter(({ status }) => status === 'withdrawn')
  const shown = partiesShown(props)
  return (
    <Card
      title={p.title}
      aside={alive.length > 0 && p.sharedAmong(alive.filter(({ status }) => status === 'shared').length, alive.length)}
      id="constats"
    >
      {alive.length === 0 && (
        <EmptyState
          action={
            may.proposeFinding && (
              <LinkButton to={`/ctg/${ctgId}/diagnostic/${theme.id}/constats/nouveau`}>{p.propose}</LinkButton>
            )
          }
        >
          {p.none}
        </EmptyState>
      )}
      {alive.length > 0 && <FindingHeads parties={shown} />}
      {alive.map((finding) => (
        <FindingLine key={finding.id} finding={finding} shown={shown} {...props} />
      ))}
      {withdrawn.length > 0 && (
        <div className={styles.act}>
          <Disclosure summary={p.withdrawn(withdrawn.length)}>
            <Stack isTight>
              {withdrawn.map(({ id, number, title }) => (
                <Link key={id} to={`/ctg/${ctgId}/constats/${id}`}>
                  {number}. {title}
                </Link>
              ))}
            </Stack>
          </Disclosure>
        </div>
      )}
      <DraftsList {...props} />
    </Card>
  )
}

/** Whose positions have a column: those who are awaited or have answered on one of the findings; three at most, the others are told inside. */
function partiesShown({ findings, parties }: Pick<Props, 'findings' | 'parties'>): Props['parties'] {
  return parties
    .filter(
      (party) =>
        (party.isSignatory && party.isLead) ||
        findings.some(({ positions }) => positions.some(({ partyId }) => partyId === party.id)),
    )
    .slice(0, 3)
}

const columnsFor = (parties: Props['parties']): CSSProperties & Record<`--${string}`, number> => ({
  '--parties': Math.max(1, parties.length),
})

const FindingHeads = ({ parties }: Pick<Props, 'parties'>) => (
  <div className={styles.findingHeads} style={columnsFor(parties)} aria-hidden="true">
    <span>{p.one}</span>
    <span>{p.kind}</span>
    <span>{p.elements}</span>
    {parties.map(({ id, shortName }) => (
      <span key={id}>{shortName}</span>
    ))}
  </div>
)

type LineProps = Props & { readonly finding: ShownFinding; readonly shown: Props['parties'] }

/** Title, nature, supports and positions on one line; its words, the reservations and the way to it, unfolded. */
function FindingLine({ finding, shown, ctgId, parties, actingPartyId, isOver, may }: LineProps) {
  const awaited = isOver ? [] : listAwaitedParties(parties, finding.positions)
  const isAwaited = awaited.some(({ id }) => id === actingPartyId)
  const acting = parties.find(({ id }) => id === actingPartyId)
  const to = `/ctg/${ctgId}/constats/${finding.id}`
  return (
    <details className={styles.finding}>
      <summary style={columnsFor(shown)}>
        <span className={styles.findingNumber}>{finding.number}</span>
        <span className={styles.findingTitle}>{finding.title}</span>
        <span>{t.findingKind[finding.kind]}</span>
        <span>{elementsOf(finding)}</span>
        {shown.map((party) => (
          <span key={party.id}>
            <span className={classNames(styles.positionOf, 'not-printed')}>{party.shortName} </span>
            <PositionState finding={finding} party={party} isAwaited={awaited.includes(party)} />
          </span>
        ))}
      </summary>
      <div className={styles.unfolded}>
        {finding.text !== '' && <p>{finding.text}</p>}
        <PositionWords finding={finding} parties={parties} />
        <p>
          <Link to={to} aria-label={`${p.open} : ${finding.title}`}>
            {p.open}
          </Link>
          {isAwaited && acting && may.givePosition && (
            <>
              {' · '}
              <Link to={`${to}#position`} aria-label={`${p.give(ofParty(acting.shortName))} : ${finding.title}`}>
                {p.give(ofParty(acting.shortName))}
              </Link>
            </>
          )}
        </p>
      </div>
    </details>
  )
}

/** « 3 chiffres, 1 témoignage »; nothing is said to be missing in red: it is told, never required. */
const elementsOf = (finding: ShownFinding): string =>
  hasElement(finding)
    ? [
        finding.figureCount > 0 && t.figures(finding.figureCount),
        finding.testimonyCount > 0 && t.testimonies(finding.testimonyCount),
      ]
        .filter((part) => part !== false)
        .join(', ')
    : p.noElement

const glyphs: Record<Position, Glyph> = {
  agreement: 'done',
  reservation: 'half',
  disagreement: 'crossed',
  'not-asked': 'later',
}

type StateProps = {
  readonly finding: ShownFinding
  readonly party: Props['parties'][number]
  readonly isAwaited: boolean
}

function PositionState({ finding, party, isAwaited }: StateProps) {
  const answer = finding.positions.find(({ partyId }) => partyId === party.id)
  if (answer) return <State glyph={glyphs[answer.position]}>{t.position[answer.position]}</State>
  return isAwaited ? <State glyph="draft">{p.positionAwaited}</State> : <span aria-hidden="true">–</span>
}
