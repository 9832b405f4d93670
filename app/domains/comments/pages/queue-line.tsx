/** One comment of the queue: its words, what to look at before it shows, and what may be done with it. */
import { formatDay } from '#app/kernel/format.ts'
import { Chip, ChipList } from '#app/ui/chip.tsx'
import { RadioGroup } from '#app/ui/choice-field.tsx'
import { optionsOf, SelectField, TextArea } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, FormActions, SubmitButton, useFormAnswer } from '#app/ui/form.tsx'
import { Row, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { appealOutcomes } from '../comments.ts'
import { commentLabels as t } from '../labels.fr.ts'
import type { ModerationPageData, QueueComment } from '../queries.server.ts'
import { ReplyList } from './comment-list.tsx'
import styles from './comments.module.css'

type Props = {
  readonly ctgId: string
  readonly comment: QueueComment
  readonly themes: ModerationPageData['themes']
  readonly mayModerate: boolean
  readonly mayAnswer: boolean
  /** The form that its box is for; undefined when nothing is decided by box. */
  readonly formId: string | undefined
}

export function QueueLine({ ctgId, comment, themes, mayModerate, mayAnswer, formId }: Props) {
  const refused = useFormAnswer('judge', undefined)
  return (
    <li className={styles.line} id={`avis-${comment.id}`}>
      <Stack isTight>
        <div className={styles.choice}>
          {formId !== undefined && (
            <input
              type="checkbox"
              name="commentIds"
              value={comment.id}
              form={formId}
              defaultChecked={[refused?.values?.commentIds].flat().includes(comment.id)}
              aria-label={t.queue.choose(comment.name)}
            />
          )}
          <p className={styles.words}>{comment.body}</p>
        </div>
        <p className="muted small">
          {comment.name}
          {comment.confirmedOn !== null && `, ${formatDay(comment.confirmedOn)}`} · {t.queue.about(comment.actionTitle)}
        </p>
        <Marks {...comment} />
        <Decided {...comment} />
        <ReplyList replies={comment.replies} />
        {mayModerate && comment.state === 'shown' && <ShownForms {...{ ctgId, comment, themes }} />}
        {comment.appealText && comment.appealRefusal !== 'appeal-decided' && <Appeal {...{ comment, mayAnswer }} />}
      </Stack>
    </li>
  )
}

const Marks = ({ marks = [], links = 0 }: QueueComment) =>
  marks.length + links > 0 && (
    <ChipList>
      {marks.map((mark) => (
        <Chip key={mark} tone="warn">
          {t.queue.marks[mark]}
        </Chip>
      ))}
      {links > 0 && <Chip tone="warn">{t.queue.links(links)}</Chip>}
    </ChipList>
  )

const Decided = ({ state, decidedBy, decidedOn, statement }: QueueComment) =>
  decidedBy &&
  decidedOn &&
  state !== 'unconfirmed' && (
    <p className="small">
      <Chip tone={t.stateTone[state]}>{t.state[state]}</Chip> {t.queue.decided(decidedBy, formatDay(decidedOn))}
      {statement && ` : ${statement}`}
    </p>
  )

type ShownProps = Pick<Props, 'ctgId' | 'comment' | 'themes'>

const ShownForms = ({ ctgId, comment, themes }: ShownProps) => (
  <Row>
    <FoldedForm summary={t.reply.label} intent="reply" about={{ commentId: comment.id }}>
      <TextArea name="body" label={t.reply.words} hint={t.reply.hint} maxLength={2000} rows={3} isRequired />
      <FormActions>
        <SubmitButton label={`${t.reply.send} : ${comment.name}`}>{t.reply.send}</SubmitButton>
      </FormActions>
    </FoldedForm>
    {comment.testimonyId !== null && <Link to={`/ctg/${ctgId}/diagnostic`}>{t.testimony.kept}</Link>}
    {comment.testimonyId === null && comment.mayQuote === false && (
      <p className="muted small">{t.testimony.notAllowed}</p>
    )}
    {comment.quoteRefusal === null && <Testimony comment={comment} themes={themes} />}
  </Row>
)

const Testimony = ({ comment, themes }: Pick<Props, 'comment' | 'themes'>) => (
  <CommandForm intent="keep-testimony" isInline about={{ commentId: comment.id }}>
    <SelectField name="themeId" label={t.testimony.theme} options={optionsOf(themes)} />
    <SubmitButton look="plain" label={`${t.testimony.keep} : ${comment.name}`}>
      {t.testimony.keep}
    </SubmitButton>
    <p className="muted small">{t.testimony.allowed}</p>
  </CommandForm>
)

const Appeal = ({ comment, mayAnswer }: Pick<Props, 'comment' | 'mayAnswer'>) => (
  <Stack isTight>
    <p>
      <strong>{t.appeal.contested}</strong>
    </p>
    <p className={styles.words}>{comment.appealText}</p>
    {mayAnswer && comment.appealRefusal === 'appeal-own' && <p className="muted">{t.appeal.own}</p>}
    {mayAnswer && comment.appealRefusal === null && (
      <CommandForm intent="decide-appeal" about={{ commentId: comment.id }}>
        <RadioGroup
          name="outcome"
          label={t.appeal.outcome}
          choices={appealOutcomes.map((value) => ({ value, label: t.appeal.outcomes[value] }))}
          isRequired
        />
        <TextArea name="words" label={t.appeal.reason} maxLength={2000} rows={2} isRequired />
        <FormActions>
          <SubmitButton label={`${t.appeal.decide} : ${comment.name}`}>{t.appeal.decide}</SubmitButton>
        </FormActions>
      </CommandForm>
    )}
  </Stack>
)
