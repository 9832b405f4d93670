/** What Trame proposes to find in the figures, under the findings: one line each, answered by whoever may propose. */
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { parisDay } from '#app/kernel/calendar.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { usePageAddress } from '#app/ui/page-address.tsx'
import { useWaitingWords } from '#app/ui/waiting-words.tsx'
import { findingKinds } from '../diagnosis.ts'
import { draftLabels as d } from '../draft-labels.fr.ts'
import { answeredName, natureOf } from '../drafts.ts'
import { diagnosisLabels as t } from '../labels.fr.ts'
import type { ThemePageData } from '../queries.server.ts'
import styles from './drafts.module.css'

type Props = Pick<ThemePageData, 'ctgId' | 'theme' | 'findings' | 'parties' | 'drafts' | 'may'>
type Drafts = NonNullable<Props['drafts']>
type Draft = Drafts['open'][number]

const otherIntents = ['contest-draft', 'merge-draft', 'dismiss-draft']

export function DraftsList(props: Props) {
  const { drafts, parties } = props
  const open = drafts?.open ?? []
  const waiting = useWaitingWords(
    otherIntents,
    open.map(({ key }) => key),
  )
  const [search] = useSearchParams()
  if (!drafts || open.length + drafts.dismissed.length === 0) return null
  const answered = search.get(answeredName)
  const [first, ...rest] = open.map((draft) => (
    <DraftLine
      key={draft.key}
      draft={draft}
      isWaiting={waiting.includes(draft.key)}
      isAnswered={answered === draft.key}
      {...props}
    />
  ))
  const isOneAsked = open.some(({ key, unfolded }, index) => index > 0 && (unfolded || waiting.includes(key)))
  return (
    <section className={styles.drafts} aria-labelledby="propositions">
      <h3 id="propositions" className={styles.title}>
        <Chip tone="accent">{d.title}</Chip>
      </h3>
      <ul className="plain-list">{first}</ul>
      <Row>
        <p className="fine">{first ? d.note : d.none}</p>
        {rest.length > 0 && (
          <Disclosure summary={d.others(rest.length)} isOpen={isOneAsked}>
            <ul className="plain-list">{rest}</ul>
          </Disclosure>
        )}
        {drafts.dismissed.length > 0 && (
          <Disclosure
            summary={d.dismissed(drafts.dismissed.length)}
            forms={{ intents: ['restore-draft'], subject: drafts.dismissed.map(({ id }) => id) }}
          >
            <ul className="plain-list">
              {drafts.dismissed.map((one) => (
                <DismissedLine key={one.id} dismissed={one} parties={parties} />
              ))}
            </ul>
          </Disclosure>
        )}
      </Row>
    </section>
  )
}

function natureWords(leaning: keyof typeof natureOf): string {
  const nature = natureOf[leaning]
  return nature === null ? d.natureToSay : t.findingKind[nature]
}

const natures = [
  { value: '', label: d.natureToChoose },
  ...findingKinds.map((value) => ({ value, label: t.findingKind[value] })),
]

/** Its figures do not say whether it is a strength or a weakness. */
const isNeutral = ({ unfolded }: Draft): boolean => unfolded !== null && natureOf[unfolded.leaning] === null

type LineProps = Props & {
  readonly draft: Draft
  /** Words typed in one of its answers wait on the device. */
  readonly isWaiting: boolean
  /** One asked to see its other answers. */
  readonly isAnswered: boolean
}

/**
 * A question, with its answers only when unfolded: those of six would fill a third of the page. Words that wait for an answer
 * show it too.
 */
function DraftLine(props: LineProps) {
  const { draft, ctgId, theme, isWaiting, isAnswered } = props
  const { key, question, title, unfolded } = draft
  const addressWith = usePageAddress()
  const answers = (label: string) => (
    <Link to={addressWith({ [answeredName]: key })} aria-label={d.named(label, title)} preventScrollReset>
      {label}
    </Link>
  )
  return (
    <li className={styles.draft}>
      <p className={styles.question}>{question}</p>
      {unfolded ? <FirstAnswers draft={draft} ctgId={ctgId} theme={theme} /> : !isWaiting && answers(d.answer)}
      <div className={styles.more}>
        {unfolded && (
          <Disclosure summary={d.support}>
            <p className="fine">
              {d.becomes(title)} {natureWords(unfolded.leaning)}.
            </p>
            <p className={styles.support}>{unfolded.support}</p>
          </Disclosure>
        )}
        {isWaiting || isAnswered ? <OtherAnswers {...props} /> : unfolded && answers(d.other)}
      </div>
    </li>
  )
}

function FirstAnswers({ draft, ctgId, theme }: Pick<LineProps, 'draft' | 'ctgId' | 'theme'>) {
  const { key, title } = draft
  const isPlain = isNeutral(draft)
  const act = isPlain ? d.keepSaying : d.amend
  return (
    <div className={styles.acts}>
      {!isPlain && <ActAlone intent="keep-draft" of={{ name: 'key', id: key }} act={d.keep} about={title} />}
      <LinkButton
        to={`/ctg/${ctgId}/diagnostic/${theme.id}/constats/nouveau?proposition=${encodeURIComponent(key)}`}
        isSmall
        label={d.named(act, title)}
      >
        {act}
      </LinkButton>
    </div>
  )
}

type ActProps = {
  readonly intent: string
  readonly of: { readonly name: string; readonly id: string }
  readonly act: string
  readonly about: string
}

/** A button that asks for nothing more. */
const ActAlone = ({ intent, of: { name, id }, act, about }: ActProps) => (
  <CommandForm intent={intent} subject={id} isInline>
    <input type="hidden" name={name} value={id} />
    <SubmitButton isSmall look="plain" label={d.named(act, about)}>
      {act}
    </SubmitButton>
  </CommandForm>
)

const OtherAnswers = ({ draft, findings, may }: Omit<LineProps, 'isWaiting' | 'isAnswered'>) => {
  const joined = findings.filter(({ status }) => status === 'proposed')
  const forms = { intents: otherIntents, subject: draft.key }
  return (
    <Disclosure summary={d.other} forms={forms} isOpen>
      <div className={styles.answers}>
        <AnswerForm draft={draft} intent="dismiss-draft" act={d.dismiss}>
          <TextField name="reason" label={d.dismissField} hint={d.dismissHint} isRequired />
        </AnswerForm>
        {may.contestDraft && (
          <AnswerForm draft={draft} intent="contest-draft" act={d.contest}>
            {isNeutral(draft) && <SelectField name="kind" label={d.natureField} options={natures} isRequired />}
            <TextField name="reason" label={d.contestField} hint={d.contestHint} isRequired />
          </AnswerForm>
        )}
        {joined.length > 0 && (
          <AnswerForm draft={draft} intent="merge-draft" act={d.merge}>
            <SelectField
              name="findingId"
              label={d.mergeField}
              hint={d.mergeHint}
              options={joined.map(({ id, number, title }) => ({ value: id, label: `${number}. ${title}` }))}
            />
          </AnswerForm>
        )}
      </div>
    </Disclosure>
  )
}

type AnswerProps = {
  readonly draft: Draft
  readonly intent: string
  readonly act: string
  readonly children: ReactNode
}

const AnswerForm = ({ draft, intent, act, children }: AnswerProps) => (
  <CommandForm intent={intent} about={{ key: draft.key }}>
    {children}
    <FormActions>
      <SubmitButton isSmall look="plain" label={d.named(act, draft.title)}>
        {act}
      </SubmitButton>
    </FormActions>
  </CommandForm>
)

type DismissedProps = Pick<Props, 'parties'> & { readonly dismissed: Drafts['dismissed'][number] }

function DismissedLine({ dismissed, parties }: DismissedProps) {
  const { id, question, reason, decidedBy, decidedAt, partyId } = dismissed
  const party = parties.find((one) => one.id === partyId)?.shortName ?? ''
  return (
    <li className={styles.draft}>
      <div>
        <p className={styles.question}>{question}</p>
        <p className="fine">{d.dismissedBy(decidedBy, party, parisDay(decidedAt), reason)}</p>
      </div>
      <div className={styles.acts}>
        <ActAlone intent="restore-draft" of={{ name: 'outcomeId', id }} act={d.restore} about={question} />
      </div>
    </li>
  )
}
