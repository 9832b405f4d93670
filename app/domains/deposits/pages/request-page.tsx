/** One data request: what is asked, where it stands, what answers it, and how the party asked answers. */
import type { ReactNode } from 'react'
import { formatDay } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { DateField, TextArea } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Columns, PageHeader, Row, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { depositsLabels } from '../labels.fr.ts'
import { requestLabels as r } from '../request-labels.fr.ts'
import type { RequestPageData } from '../request-queries.server.ts'
import { daysLate } from '../requests.ts'
import { SharedCrumbs } from './shared-crumbs.tsx'
import { DepositLink } from './shared-data-page.tsx'

export function RequestPage(props: RequestPageData) {
  const { ctgId, request, today } = props
  const base = `/ctg/${ctgId}/diagnostic/donnees`
  return (
    <Stack>
      <SharedCrumbs ctgId={ctgId} />
      <PageHeader
        title={request.title}
        lead={r.from(request.askingPartyName, request.askedPartyName)}
        actions={
          <LinkButton to={`${base}/demandes/${request.id}/lettre.pdf`} isDownload>
            {props.isAsking ? r.letter : r.letterReceived}
          </LinkButton>
        }
      />
      <Row>
        <Chip tone={r.stateTone[request.state]}>{r.state[request.state]}</Chip>
        <span className="muted">{r.when(request, daysLate(request, today))}</span>
      </Row>
      <Columns
        main={
          <>
            <AskedCard {...props} />
            <AnswersCard {...props} />
          </>
        }
        aside={<AnswerCard {...props} />}
      />
    </Stack>
  )
}

const AskedCard = ({ request }: RequestPageData) => (
  <Card title={r.title} note={r.askedOn(request.askedBy, request.askedOn)}>
    <DescriptionList
      items={[
        { term: r.fields.request, description: request.request },
        { term: r.purpose, description: request.purpose },
        { term: r.fields.theme, description: request.themeName },
        { term: r.wanted, description: request.wantedOn && formatDay(request.wantedOn) },
      ]}
    />
  </Card>
)

function AnswersCard({ ctgId, request }: RequestPageData) {
  const { datasets, answer, answeredOn, answeredBy, state, promisedOn } = request
  if (datasets.length === 0 && answeredOn === null) return null
  return (
    <Card title={r.answers} note={answeredOn === null ? undefined : r.answeredOn(answeredBy, answeredOn)}>
      {datasets.length > 0 && (
        <ul>
          {datasets.map((dataset) => (
            <li key={dataset.id}>
              <Link to={`/ctg/${ctgId}/diagnostic/donnees/${dataset.id}`}>{dataset.name}</Link>
              {dataset.state !== 'shown' && ` (${depositsLabels.state[toState(dataset.state)]})`}
            </li>
          ))}
        </ul>
      )}
      <DescriptionList
        items={[
          { term: r.promised, description: state === 'promised' && promisedOn && formatDay(promisedOn) },
          { term: state === 'refused' ? r.reasonOf : r.said, description: answer },
        ]}
      />
    </Card>
  )
}

const states = ['checking', 'shown', 'refused', 'corrected', 'withdrawn'] as const
const toState = (text: string) => states.find((state) => state === text) ?? 'checking'

function AnswerCard({ ctgId, request, may, isNoted, isDepositorAlone }: RequestPageData) {
  const words = isNoted ? r.answerNoted : r.answer
  const isAsked = may.promise || may.give || may.refuse || may.deposit
  return (
    <>
      {isAsked && (
        <Card
          title={isNoted ? r.noteTitle : r.answerTitle}
          note={isNoted ? r.noted(request.askedPartyName) : isDepositorAlone ? r.depositAlone : undefined}
          content="stack"
        >
          {may.deposit && (
            <DepositLink to={`/ctg/${ctgId}/diagnostic/donnees/deposer?demande=${request.id}`}>
              {r.depositAct}
            </DepositLink>
          )}
          {may.promise && (
            <Answer version={request.version} intent="promise-data" summary={words.promise} act={words.promiseAct}>
              <DateField name="promisedOn" label={r.promisedOn} defaultValue={request.promisedOn ?? request.wantedOn} />
            </Answer>
          )}
          {may.give && (
            <Answer version={request.version} intent="give-data" summary={words.give} act={words.giveAct}>
              <TextArea name="answer" label={r.where} hint={r.giveNote} rows={2} isRequired />
            </Answer>
          )}
          {may.refuse && (
            <Answer version={request.version} intent="refuse-data" summary={words.refuse} act={words.refuseAct}>
              <TextArea name="answer" label={words.reason} rows={3} isRequired />
            </Answer>
          )}
        </Card>
      )}
      {may.withdraw && (
        <CommandForm intent="withdraw-request" version={request.version}>
          <SubmitButton look="plain">{r.withdraw}</SubmitButton>
        </CommandForm>
      )}
    </>
  )
}

type AnswerProps = {
  readonly version: number
  readonly intent: 'promise-data' | 'give-data' | 'refuse-data'
  readonly summary: string
  readonly act: string
  readonly children: ReactNode
}

const Answer = ({ version, intent, summary, act, children }: AnswerProps) => (
  <FoldedForm summary={summary} intent={intent} version={version} submit={act}>
    {children}
  </FoldedForm>
)
