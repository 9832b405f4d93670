/** One survey: prepared, open with its link, or closed with its results. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Columns, Page } from '#app/ui/layout.tsx'
import { useRefreshWhile } from '#app/ui/refresh-while.tsx'
import { surveyLabels as t } from '../labels.fr.ts'
import type { SurveyPageData } from '../queries.server.ts'
import { CloseCard, CountingCard, ExtendCard, LinkCard, OpenCard, RemoveCard, TeamCard } from './life-cards.tsx'
import { QuestionsCard } from './questions-card.tsx'
import { ResultsCards } from './results-card.tsx'
import { SettingsCard } from './settings-card.tsx'

export type SurveyPageProps = SurveyPageData & {
  /** Where one answers, and the same to scan; null while it is in preparation. */
  readonly link: {
    readonly address: string
    readonly drawing: { readonly size: number; readonly path: string }
  } | null
}

export function SurveyPage(props: SurveyPageProps) {
  const { ctgId, survey, may, hasTexts } = props
  const base = `/ctg/${ctgId}/diagnostic/enquetes`
  const isDraft = survey.state === 'draft'
  const isClosed = survey.state === 'closed'
  const isCounting = survey.stage === 'counting'
  const isOpen = survey.state === 'open' && !isCounting
  useRefreshWhile(isCounting)
  return (
    <Page
      crumbs={[crumbs.diagnosis(ctgId), { label: t.list.title, to: base }, { label: survey.title }]}
      title={survey.title}
      lead={t.page.lead(survey.audience, survey.stage, survey.closesOn)}
      actions={
        <>
          {(isDraft || isOpen) && <LinkButton to={`${base}/${survey.id}/apercu`}>{t.page.preview}</LinkButton>}
          {isClosed && hasTexts && may.readTexts && (
            <LinkButton to={`${base}/${survey.id}/textes`}>{t.texts.open}</LinkButton>
          )}
        </>
      }
    >
      <Columns
        main={
          <>
            {isClosed && <ResultsCards {...props} />}
            {isCounting && <CountingCard {...props} />}
            {isDraft && may.lead && <SettingsCard {...props} />}
            <QuestionsCard {...props} />
          </>
        }
        aside={
          <>
            {isDraft && may.lead && <OpenCard {...props} />}
            {isOpen && <LinkCard {...props} />}
            {isOpen && may.lead && (
              <>
                <CloseCard />
                <ExtendCard {...props} />
              </>
            )}
            {hasTexts && <TeamCard {...props} />}
            {isDraft && may.lead && <RemoveCard />}
          </>
        }
      />
    </Page>
  )
}
