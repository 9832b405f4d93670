/**
 * A form that sends one command. It works without JavaScript: the intent, the request's number and the version are hidden
 * inputs, and a refused submission comes back in the action's answer with its sentences and what was typed.
 */
import { createContext, type ReactNode, type SubmitEvent, useContext, useId, useMemo, useState } from 'react'
import { Form, useActionData } from 'react-router'
import { rememberPlace } from './after-act.ts'
import { isTooLongToSend, refusedFileField } from './before-sending.ts'
import { Button, type ButtonLook } from './button.tsx'
import { classNames } from './class-names.ts'
import type { Keeping } from './drafts.ts'
import styles from './form.module.css'
import { FormErrors } from './form-errors.tsx'
import { useKeptForm } from './kept-form.tsx'
import { useReset } from './request-number.tsx'

/** What an action answers when it refuses a form. */
export type FormAnswer = {
  readonly intent: string
  /** Tells apart the forms of one page that have the same intent, one per row for instance. */
  readonly subject?: string
  /** Sentence by name of field; that of `form` is about no field. */
  readonly errors?: Readonly<Record<string, string>>
  /** Sentence about the whole form. */
  readonly refusal?: string
  /** What was typed, by name of field; a name sent several times has several values. */
  readonly values?: Readonly<Record<string, string | readonly string[]>>
}

type FormState = {
  /** Start of the id of each field of this form; undefined outside a CommandForm. */
  readonly formId: string | undefined
  readonly isSending: boolean
  readonly answer: FormAnswer | undefined
}

const FormContext = createContext<FormState>({ formId: undefined, isSending: false, answer: undefined })

/** What a field needs of the form around it; outside a CommandForm, an id of its own and nothing else. */
export function useField(name: string): {
  readonly id: string
  readonly error: string | undefined
  /** What was typed in the refused submission; undefined when there was none. */
  readonly typed: string | undefined
  /** Whether the box of this value comes ticked: as it was sent if the form was refused, or else as it is at first. */
  readonly isTicked: (value: string, isFirst: boolean) => boolean
} {
  const ownId = useId()
  const { formId, answer } = useContext(FormContext)
  const sent = answer?.values?.[name]
  return {
    id: formId === undefined ? ownId : `${formId}-${name}`,
    error: answer?.errors?.[name],
    typed: typeof sent === 'string' ? sent : undefined,
    isTicked: (value, isFirst) => (answer?.values ? [sent].flat().includes(value) : isFirst),
  }
}

/**
 * Whether one of these forms was refused, or one of these fields of the form around: what folds it opens, so that its sentences
 * are seen.
 */
export function useRefused(
  intents: readonly string[],
  subject: string | readonly string[] | undefined,
  fields: readonly string[] | undefined,
): boolean {
  const answer = useActionData<FormAnswer>()
  const { answer: around } = useContext(FormContext)
  const hasSentences = fields?.some((name) => around?.errors?.[name] !== undefined) ?? false
  const isOurs = answer !== undefined && intents.includes(answer.intent) && [subject].flat().includes(answer.subject)
  return hasSentences || isOurs
}

/** The answer that this form (and no other of the page) was given; undefined when it was not refused. */
export function useFormAnswer(intent: string | undefined, subject: string | undefined): FormAnswer | undefined {
  const answer = useActionData<FormAnswer>()
  return intent !== undefined && answer?.intent === intent && answer.subject === subject ? answer : undefined
}

type Submit = {
  /** Text of its single button, after the fields; a form with several buttons puts FormActions among its children. */
  readonly submit?: ReactNode
  /** @default primary */
  readonly submitLook?: ButtonLook | undefined
  /** Read instead of `submit` when the same text occurs twice on the page; begins with the text. */
  readonly submitLabel?: string | undefined
  /** Shown while the command is on its way. */
  readonly sendingLabel?: string | undefined
  readonly isSmall?: boolean
}

type SentAsIs = Readonly<Record<string, string | number | undefined>>

export type CommandFormProps = Submit & {
  /** Which command of the route's table this form sends. */
  readonly intent: string
  /** @default the first of what it is about */
  readonly subject?: string | undefined
  /** The thing that the act is about, sent as it is, before the fields: tells the form apart from those of its likes. */
  readonly about?: SentAsIs
  /** Sent as they are too. */
  readonly values?: SentAsIs
  /** Version of the thing edited, for the optimistic lock. */
  readonly version?: number | undefined
  /** Where it is sent, when not to the current page. */
  readonly action?: string | undefined
  /** For buttons outside of it, which name it by their `form` attribute. */
  readonly id?: string
  /** True when a FileField is inside. */
  readonly hasFiles?: boolean
  /** Controls on one line rather than stacked. */
  readonly isInline?: boolean
  /** As wide as what is around: the form holds a table. */
  readonly isWide?: boolean
  /** Where what is typed waits until the server has it. @default device */
  readonly kept?: Keeping
  readonly children?: ReactNode
}

const tooLong =
  'Ce qui est envoyé est trop lourd : 1 Mo de texte au plus en une fois. Vos mots sont toujours ici : partagez-les en plusieurs envois.'

/** What the server could only refuse stays on the page, its words and its files in their fields. @returns the sentence about it */
function refusalBeforeSending(form: HTMLFormElement): string | undefined {
  const refusedField = refusedFileField(form)
  refusedField?.focus()
  if (refusedField) return ''
  return isTooLongToSend(form) ? tooLong : undefined
}

/** What tells this form apart from those of the same intent, and a refusal of it from theirs. */
export function subjectOf({ subject, about = {} }: Pick<CommandFormProps, 'subject' | 'about'>): string | undefined {
  const [first] = Object.values(about)
  return subject ?? (first === undefined ? undefined : String(first))
}

/**
 * Emptied, or back to its new default values, when its command succeeds on the same page. What the page refuses itself is about
 * what is there now, and replaces the answer before it.
 */
export function CommandForm(props: CommandFormProps) {
  const { intent, about, values, version, action, id, hasFiles, isInline, isWide, children } = props
  const subject = subjectOf(props)
  const formId = useId()
  const { form, requestId, sending, offer, notSent, onInput, leave, empty } = useKeptForm(
    formId,
    props.kept ?? 'device',
  )
  const isSending = useReset(requestId, empty)
  const answer = useFormAnswer(intent, subject)
  const [refusal, setRefusal] = useState<string>()
  const failure = refusal || (sending?.state === 'failed' && sending.reason)
  const failed = useMemo(() => (failure ? { intent, refusal: failure } : undefined), [intent, failure])
  const shown = failed ?? (refusal === undefined ? answer : undefined)

  function send(event: SubmitEvent<HTMLFormElement>) {
    const refused = refusalBeforeSending(event.currentTarget)
    setRefusal(refused)
    if (refused !== undefined) event.preventDefault()
    else if (leave(event) !== undefined) rememberPlace(event.currentTarget)
  }

  return (
    <Form
      ref={form}
      method="post"
      preventScrollReset
      onSubmit={send}
      onInput={onInput}
      id={id}
      {...{ ...(action !== undefined && { action }), ...(hasFiles && { encType: 'multipart/form-data' }) }}
      discover="none"
      className={isInline ? styles.inline : classNames(styles.form, isWide && styles.wide)}
      noValidate
    >
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="requestId" value={requestId} />
      {subject !== undefined && <input type="hidden" name="subject" value={subject} />}
      {version !== undefined && <input type="hidden" name="version" value={version} />}
      <FormContext value={{ formId, isSending, answer }}>
        {shown && <FormErrors answer={shown} formId={formId} />}
        {offer}
        {Object.entries({ ...about, ...values }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <OwnButton {...props} />
        {notSent}
      </FormContext>
    </Form>
  )
}

const OwnButton = ({ submit, submitLook, submitLabel, sendingLabel, isSmall, isInline }: CommandFormProps) => {
  if (submit === undefined) return null
  const button = (
    <SubmitButton look={submitLook} label={submitLabel} sendingLabel={sendingLabel} isSmall={isSmall ?? false}>
      {submit}
    </SubmitButton>
  )
  return isInline ? button : <FormActions>{button}</FormActions>
}

type SubmitButtonProps = {
  readonly children: ReactNode
  readonly look?: Submit['submitLook']
  readonly isSmall?: boolean
  readonly sendingLabel?: Submit['sendingLabel']
  /** One more value sent when this button is the one pressed. */
  readonly name?: string
  readonly value?: string
  readonly label?: Submit['submitLabel']
  /** Stays visible and focusable, but does nothing. */
  readonly isUnavailable?: boolean
}

/** Sends the form around it. While it is being sent, keeps the focus but does nothing more. */
export function SubmitButton({
  children,
  look = 'primary',
  sendingLabel = 'Enregistrement…',
  label,
  isUnavailable = false,
  ...rest
}: SubmitButtonProps) {
  const { isSending } = useContext(FormContext)
  const isIdle = isSending || isUnavailable
  return (
    <>
      <Button
        {...rest}
        // A plain button: even without JavaScript, it sends nothing.
        type={isUnavailable ? 'button' : 'submit'}
        look={look}
        aria-label={label}
        aria-disabled={isIdle || undefined}
        onClick={isIdle ? (event) => event.preventDefault() : undefined}
      >
        {children}
      </Button>
      <span role="status" className={isSending ? styles.sending : 'visually-hidden'}>
        {isSending && sendingLabel}
      </span>
    </>
  )
}

/** The buttons that end a form, the act first. */
export const FormActions = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.actions}>{children}</div>
)
