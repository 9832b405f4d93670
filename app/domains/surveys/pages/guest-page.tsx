/** What the link of a survey opens, without an account: why, what becomes of the answers, the questions. */
import { CheckboxField } from '#app/ui/choice-field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Page, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { surveyLabels as t } from '../labels.fr.ts'
import type { GuestPageData } from '../queries.server.ts'
import { isText } from '../surveys.ts'
import { Questionnaire } from './questionnaire.tsx'

type Props = GuestPageData & { readonly isSent: boolean; readonly againTo: string }

const p = t.public

export function GuestPage(props: Props) {
  const { title, ctgName, isOpen, isSent, againTo } = props
  if (isSent)
    return (
      <Page title={p.thanksTitle} lead={title}>
        <p>{p.thanks}</p>
        {isOpen && (
          <p>
            <Link to={againTo}>{p.again}</Link>
          </p>
        )}
      </Page>
    )
  if (!isOpen)
    return (
      <Page title={p.closedTitle} lead={title}>
        <p>{p.closed}</p>
      </Page>
    )
  return (
    <Page title={title} lead={p.about(ctgName)}>
      <Introduction {...props} />
      <Card>
        <CommandForm intent="answer-survey" kept="tab" submit={p.send} sendingLabel={p.sending}>
          <AnswerFields {...props} />
        </CommandForm>
      </Card>
    </Page>
  )
}

type IntroductionData = Pick<GuestPageData, 'introduction' | 'teamNames' | 'closesOn' | 'questions'>

const hasTexts = (questions: GuestPageData['questions']): boolean => questions.some(({ kind }) => isText(kind))

/** Before anything is answered: why, who reads, what is kept. */
export const Introduction = ({ introduction, teamNames, closesOn, questions }: IntroductionData) => (
  <Stack isTight>
    {introduction !== '' && <p>{introduction}</p>}
    <p className="small">
      {[
        p.privacy,
        p.counted,
        ...(hasTexts(questions) && teamNames.length > 0 ? [p.team(teamNames)] : []),
        ...(closesOn === null ? [] : [p.until(closesOn)]),
      ].join(' ')}
    </p>
  </Stack>
)

export const AnswerFields = ({ questions }: Pick<IntroductionData, 'questions'>) => (
  <>
    <Questionnaire questions={questions} />
    {hasTexts(questions) && <CheckboxField name="mayQuote" label={p.mayQuote} />}
  </>
)
