/** The findings of a theme, with what they rest on, where the parties stand, and their reservations. */

import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { listAwaitedParties } from '../diagnosis.ts'
import { pageLabels } from '../page-labels.fr.ts'
import { ofParty } from '../party-words.ts'
import type { ThemePageData } from '../queries.server.ts'
import type { FindingRow } from '../rows.server.ts'
import styles from './diagnosis.module.css'
import { FindingChips, PositionWords } from './position-chips.tsx'

const { findings: p } = pageLabels

type Props = Pick<ThemePageData, 'ctgId' | 'theme' | 'findings' | 'parties' | 'actingPartyId' | 'may'>

export function FindingsCard(props: Props) {
  const { ctgId, theme, findings, may } = props
  const alive = findings.filter(({ status }) => status !== 'withdrawn')
  const withdrawn = findings.filter(({ status }) => status === 'withdrawn')
  return (
    <Card title={p.title} aside={alive.length > 0 && <Chip>{alive.length}</Chip>} id="constats">
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
      {alive.map((finding) => (
        <FindingEntry key={finding.id} finding={finding} {...props} />
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
    </Card>
  )
}

function FindingEntry({ finding, ctgId, parties, actingPartyId, may }: Props & { readonly finding: FindingRow }) {
  const isAwaited = listAwaitedParties(parties, finding.positions).some(({ id }) => id === actingPartyId)
  const acting = parties.find(({ id }) => id === actingPartyId)
  const to = `/ctg/${ctgId}/constats/${finding.id}`
  return (
    <article className={styles.entry}>
      <h3>
        <Link to={to}>{finding.title}</Link>
      </h3>
      {finding.text !== '' && <p className="small">{finding.text}</p>}
      <p className={styles.chips}>
        <FindingChips finding={finding} parties={parties} />
      </p>
      <PositionWords finding={finding} parties={parties} />
      {isAwaited && acting && may.givePosition && (
        <p className="small">
          <Link to={`${to}#position`} aria-label={`${p.give(ofParty(acting.shortName))} : ${finding.title}`}>
            {p.give(ofParty(acting.shortName))}
          </Link>
        </p>
      )}
    </article>
  )
}
