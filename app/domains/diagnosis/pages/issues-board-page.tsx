/** Every issue, in the order of each of two parties and in the order for the copil; then the gaps, and what every party gave. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { UnseatedNote } from '#app/domains/ctg/pages/unseated-note.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Card, List, Page, Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Menu } from '#app/ui/menu.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { boardLabels as t } from '../board-labels.fr.ts'
import type { IssuesBoardPageData } from '../board-queries.server.ts'
import { pageLabels } from '../page-labels.fr.ts'
import { AllScoresCard } from './board-all-scores.tsx'
import { BoardColumns } from './board-columns.tsx'
import { ComparePartiesForm, ProposedOrderForm } from './board-forms.tsx'
import { GapsCard } from './board-gaps.tsx'

export function IssuesBoardPage(props: IssuesBoardPageData) {
  const { ctgId, order, forCopil, nextCopil } = props
  const { retained, proposed, toDebate, notRetained } = order
  // A convention that ended before its parties scored here has only what was retained.
  const isEverScored = props.endedOn === null || props.ranked.some(({ scored }) => scored.length > 0)
  const counts = { retained: retained.length, proposed: proposed.length, toDebate: toDebate.length }
  return (
    <Page
      crumbs={[crumbs.diagnosis(ctgId), { label: t.title }]}
      title={t.title}
      lead={
        forCopil.length > 0 && (
          <>
            {t.lead(counts)}{' '}
            {counts.proposed + counts.toDebate > 0 &&
              (nextCopil ? (
                <Link to={`/ctg/${ctgId}/reunions/${nextCopil.id}`}>{t.toDecide(nextCopil.on)}</Link>
              ) : (
                t.noCopil(props.endedOn)
              ))}
          </>
        )
      }
      actions={<Acts {...props} />}
    >
      {forCopil.length === 0 ? (
        <EmptyState action={<LinkButton to={`/ctg/${ctgId}/diagnostic`}>{t.toDiagnosis}</LinkButton>}>
          {t.none}
        </EmptyState>
      ) : (
        <>
          <UnseatedNote {...props} />
          {isEverScored && <ComparePartiesForm {...props} />}
          <BoardColumns {...props} columns={isEverScored ? props.columns : []} />
          <ProposedOrderForm {...props} />
          <GapsCard {...props} />
          {isEverScored && <AllScoresCard {...props} />}
        </>
      )}
      {notRetained.length > 0 && (
        <Card title={t.notRetained}>
          <List of={notRetained}>{({ id, title }) => <Link to={`/ctg/${ctgId}/enjeux/${id}`}>{title}</Link>}</List>
        </Card>
      )}
    </Page>
  )
}

const Acts = ({ ctgId, parties, actingPartyId, mayScore, themesToWrite, forCopil }: IssuesBoardPageData) => {
  const acting = parties.find(({ id }) => id === actingPartyId)
  return (
    <Row>
      {themesToWrite.length > 0 && (
        <Menu label={pageLabels.issues.create}>
          <List of={themesToWrite} isPlain>
            {({ id, name }) => <Link to={`/ctg/${ctgId}/diagnostic/${id}/enjeux/nouveau`}>{name}</Link>}
          </List>
        </Menu>
      )}
      {mayScore && acting && forCopil.length > 0 && (
        <LinkButton look="primary" to={`/ctg/${ctgId}/enjeux/noter`}>
          {t.score.button(acting.shortName)}
        </LinkButton>
      )}
    </Row>
  )
}
