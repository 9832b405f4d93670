/** A survey as those who answer will see it; nothing is sent. */
import { Breadcrumb, Card, PageHeader, Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { surveyLabels as t } from '../labels.fr.ts'
import type { SurveyPageData } from '../queries.server.ts'
import { AnswerFields, Introduction } from './guest-page.tsx'

export function PreviewPage({ ctgId, survey, questions, team }: SurveyPageData) {
  const base = `/ctg/${ctgId}/diagnostic/enquetes`
  return (
    <Stack>
      <Breadcrumb
        crumbs={[
          { label: t.list.title, to: base },
          { label: survey.title, to: `${base}/${survey.id}` },
        ]}
      />
      <Notice>{t.page.previewNote}</Notice>
      <PageHeader title={`Aperçu : ${survey.title}`} />
      <Introduction
        {...{ introduction: survey.introduction, closesOn: survey.closesOn, questions }}
        teamNames={team.map(({ name }) => name)}
      />
      <Card>
        <form onSubmit={(event) => event.preventDefault()}>
          <AnswerFields questions={questions} />
        </form>
      </Card>
    </Stack>
  )
}
