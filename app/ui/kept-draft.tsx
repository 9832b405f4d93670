/**
 * What keeps a form's answers on the device until its command succeeds. The route of such a form exports `clientAction` from
 * here: it forgets the draft once sent, and a connection lost at sending leaves the form as it is, to be sent again.
 */
import { type RefObject, useEffect, useState } from 'react'
import { type ClientActionFunctionArgs, data, isRouteErrorResponse } from 'react-router'
import { formatInstant } from '#app/kernel/format.ts'
import { Button } from './button.tsx'
import { type Draft, forgetDraft, type KeptAnswer, readDraft, writeDraft } from './drafts.ts'
import { Notice } from './notice.tsx'
import { OrdinalText } from './ordinal-text.tsx'

/** Name of the hidden input that says where the draft is kept. */
export const draftField = 'draftKey'

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const isBox = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)

/** The controls a person answers; a file cannot be kept, a password must not be. */
const controlsOf = (form: HTMLFormElement): readonly Control[] =>
  [...form.elements].filter(
    (element): element is Control =>
      (element instanceof HTMLInputElement && !['hidden', 'file', 'password', 'submit'].includes(element.type)) ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement,
  )

const stateOf = (control: Control): string => (isBox(control) ? String(control.checked) : control.value)

function firstState(control: Control): string {
  if (isBox(control)) return String(control.defaultChecked)
  if (!(control instanceof HTMLSelectElement)) return control.defaultValue
  return ([...control.options].find(({ defaultSelected }) => defaultSelected) ?? control.options[0])?.value ?? ''
}

const answerOf = (control: Control): KeptAnswer => ({
  name: control.name,
  value: control.value,
  ...(isBox(control) && { isTicked: control.checked }),
})

/** Puts the answers back in the controls nobody has touched, and unfolds what hides them. */
function giveBack(controls: readonly Control[], { answers }: Draft): void {
  for (const { name, value, isTicked } of answers) {
    const control = controls.find((one) => one.name === name && (!isBox(one) || one.value === value))
    if (!control || stateOf(control) !== firstState(control)) continue
    if (isBox(control)) control.checked = isTicked === true
    else control.value = value
    control.closest('details')?.setAttribute('open', '')
  }
}

type Props = {
  readonly form: RefObject<HTMLFormElement | null>
  readonly draftKey: string
  /** Told the number under which this very draft was sent already, or that it changed since. */
  readonly onRepeat: (requestId: string | undefined) => void
}

/** Inside a CommandForm with a `draftKey`: says that a draft was found, keeps the next one. */
export function KeptDraft({ form, draftKey, onRepeat }: Props) {
  const [foundAt, setFoundAt] = useState<string>()

  useEffect(() => {
    const element = form.current
    if (!element) return
    // First answers as the page came: a refused submission changes the defaults, not what is to be kept.
    const first = new Map(controlsOf(element).map((control) => [control, firstState(control)]))
    const found = readDraft(localStorage, draftKey)
    if (found) {
      giveBack([...first.keys()], found)
      setFoundAt(found.savedAt)
      onRepeat(found.sentAs)
    }
    const keep = (sentAs?: string) => {
      const changed = controlsOf(element).filter((control) => stateOf(control) !== (first.get(control) ?? ''))
      const draft = { savedAt: new Date().toISOString(), answers: changed.map(answerOf), ...(sentAs && { sentAs }) }
      writeDraft(localStorage, draftKey, draft)
    }
    const keepChange = () => {
      keep()
      onRepeat(undefined)
    }
    const keepSent = () => keep(new FormData(element).get('requestId')?.toString())
    element.addEventListener('input', keepChange)
    element.addEventListener('submit', keepSent)
    return () => {
      element.removeEventListener('input', keepChange)
      element.removeEventListener('submit', keepSent)
    }
  }, [form, draftKey, onRepeat])

  const forget = () => {
    forgetDraft(localStorage, draftKey)
    form.current?.reset()
    setFoundAt(undefined)
    onRepeat(undefined)
  }
  return (
    <>
      <input type="hidden" name={draftField} value={draftKey} />
      {foundAt !== undefined && (
        <Notice>
          <p>
            <OrdinalText text={`Brouillon du ${formatInstant(new Date(foundAt))}, retrouvé sur cet appareil.`} />
          </p>
          <Button type="button" isSmall onClick={forget}>
            Oublier ce brouillon
          </Button>
        </Notice>
      )}
    </>
  )
}

const notLost =
  'rien n’est perdu. Votre saisie reste sur cette page et sur cet appareil : envoyez-la de nouveau dans un moment, elle ne comptera qu’une fois.'

/** Why the request got no answer of ours; undefined for any other error. `fetch` says a lost connection by a TypeError. */
function sentenceWithoutAnswer(error: unknown): string | undefined {
  if (error instanceof TypeError) return `Pas de connexion : ${notLost}`
  if (isRouteErrorResponse(error) && [502, 503, 504].includes(error.status)) return `Le site ne répond pas : ${notLost}`
}

/** Done when the command answers by a redirection, unless it is to sign in again first. */
const isDone = (answer: Response): boolean => !answer.headers.get('location')?.startsWith('/connexion')

type Sending = Pick<ClientActionFunctionArgs, 'request'> & { readonly serverAction: () => Promise<unknown> }

export async function clientAction({ request, serverAction }: Sending) {
  const sent = await request.clone().formData()
  const text = (name: string): string | undefined => sent.get(name)?.toString()
  try {
    return await serverAction()
  } catch (error) {
    const draftKey = text(draftField)
    if (error instanceof Response && isDone(error) && draftKey !== undefined) forgetDraft(localStorage, draftKey)
    const refusal = sentenceWithoutAnswer(error)
    if (refusal === undefined) throw error
    return data({ intent: text('intent'), subject: text('subject'), refusal }, { status: 503 })
  }
}
