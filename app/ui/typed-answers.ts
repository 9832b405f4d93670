/** The controls of a form as a draft keeps them: what is kept, what is put back, what has changed meanwhile. In the browser. */
import type { Draft, KeptAnswer } from './drafts.ts'

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** By control: a draft holds what the person touched, and nothing that the page filled in. */
export type TypedAnswers = Map<string, KeptAnswer>

const neverKeptTypes: readonly string[] = ['hidden', 'file', 'password', 'submit', 'button', 'reset', 'image']
const neverKeptFills: readonly string[] = ['one-time-code', 'current-password', 'new-password']

/** A file cannot be kept; a password, a code, or a secret that is only shown, must not be. */
export const mayKeep = (control: {
  readonly type: string
  readonly autocomplete: string
  readonly readOnly?: boolean
}) =>
  !neverKeptTypes.includes(control.type) && !neverKeptFills.includes(control.autocomplete) && control.readOnly !== true

const isBox = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)

const isControl = (element: unknown): element is Control =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement

const controlsOf = (form: HTMLFormElement): readonly Control[] =>
  [...form.elements].filter(isControl).filter((control) => control.name !== '' && mayKeep(control))

/** The other buttons of a radio answer with it; any other control answers alone. */
const groupOf = (form: HTMLFormElement, control: Control): readonly Control[] =>
  control.type === 'radio' ? controlsOf(form).filter(({ name }) => name === control.name) : [control]

const rankOf = (form: HTMLFormElement, control: Control): number =>
  controlsOf(form)
    .filter(({ name }) => name === control.name)
    .indexOf(control)

/** What it answers, or answered as the page came: a value, `true` or `false` for a box. */
function stateOf(form: HTMLFormElement, control: Control, isFirst: boolean): string {
  if (control.type === 'radio')
    return groupOf(form, control).find((one) => isBox(one) && (isFirst ? one.defaultChecked : one.checked))?.value ?? ''
  if (isBox(control)) return String(isFirst ? control.defaultChecked : control.checked)
  if (!isFirst || !(control instanceof HTMLSelectElement)) return isFirst ? firstText(control) : control.value
  return ([...control.options].find(({ defaultSelected }) => defaultSelected) ?? control.options[0])?.value ?? ''
}

const firstText = (control: Control): string => (control instanceof HTMLSelectElement ? '' : control.defaultValue)

/** A radio by its name, a checkbox by its name and value, any other control by its name and rank. */
const keyOf = (control: Control, rank: number): string =>
  control.type === 'radio' ? control.name : `${control.name}/${isBox(control) ? control.value : rank}`

const labelOf = (control: Control): string => control.labels?.[0]?.firstChild?.textContent ?? control.name

const wordsOf = (control: Control, state: string): string => {
  if (control instanceof HTMLSelectElement)
    return [...control.options].find(({ value }) => value === state)?.text ?? state
  return state
}

/** Takes note of what a person just did in a form. @returns false when it is nothing to keep */
export function noteTyped(typed: TypedAnswers, form: HTMLFormElement, target: EventTarget): boolean {
  if (!isControl(target) || target.name === '' || !mayKeep(target)) return false
  const index = rankOf(form, target)
  const key = keyOf(target, index)
  // A refused submission changes the defaults, not what was there before it.
  const before = typed.get(key)?.before ?? stateOf(form, target, true)
  if (stateOf(form, target, false) === before) typed.delete(key)
  else
    typed.set(key, {
      ...{ name: target.name, label: labelOf(target), value: target.value, before },
      ...(target instanceof HTMLSelectElement && { words: wordsOf(target, target.value) }),
      ...(isBox(target) ? { isTicked: target.checked } : { index }),
    })
  return true
}

function controlOf(form: HTMLFormElement, { name, value, isTicked, index }: KeptAnswer): Control | undefined {
  const named = controlsOf(form).filter((control) => control.name === name)
  const control = isTicked === undefined ? named[index ?? 0] : named.find((box) => isBox(box) && box.value === value)
  const hasOption = !(control instanceof HTMLSelectElement) || [...control.options].some((one) => one.value === value)
  return hasOption ? control : undefined
}

/** The state this answer gives the control, comparable with `stateOf`. */
const askedState = (control: Control, { value, isTicked }: KeptAnswer): string =>
  control.type === 'checkbox' ? String(isTicked) : value

export type Comparison = {
  /** True when the page already holds every value. */
  readonly isThere: boolean
  /** Fields that say something else than when one began: their label and what they say now; empty for a box. */
  readonly changed: readonly { readonly label: string; readonly now: string }[]
  /** Words whose field is no longer on the page. */
  readonly homeless: readonly string[]
}

/** A draft beside the page as it came. */
export function compareDraft(form: HTMLFormElement, { answers }: Pick<Draft, 'answers'>): Comparison {
  const pairs = answers.map((answer) => ({ answer, control: controlOf(form, answer) }))
  return {
    isThere: pairs.every(
      ({ answer, control }) => control && stateOf(form, control, true) === askedState(control, answer),
    ),
    changed: pairs.flatMap(({ answer, control }) => {
      if (!control || answer.before === undefined) return []
      const now = stateOf(form, control, true)
      if (now === answer.before || now === askedState(control, answer)) return []
      return [{ label: labelOf(control), now: isBox(control) ? '' : wordsOf(control, now) }]
    }),
    homeless: pairs.flatMap(({ answer, control }) =>
      control || answer.isTicked !== undefined ? [] : [answer.words ?? answer.value],
    ),
  }
}

/** Past what React knows of the control, so that it hears of the change. */
function setValue(control: Control, value: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set?.call(control, value)
  for (const type of ['input', 'change']) control.dispatchEvent(new Event(type, { bubbles: true }))
}

/** Puts the answers in their controls, as if they were typed again, and unfolds what hides them. @returns the words that no control takes */
export function putBack(form: HTMLFormElement, { answers }: Pick<Draft, 'answers'>): readonly KeptAnswer[] {
  return answers.filter((answer) => {
    const control = controlOf(form, answer)
    if (!control) return answer.isTicked === undefined
    if (!isBox(control)) setValue(control, answer.value)
    else if (control.checked !== answer.isTicked) control.click()
    unfold(control)
    return false
  })
}

export function unfold(element: Element): void {
  for (let fold = element.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
    fold.open = true
}

/** Name of a form, unique in its page: its intent and the thing it acts on. */
export const nameOf = (form: HTMLFormElement): string =>
  [...form.elements]
    .filter((element) => element instanceof HTMLInputElement && element.type === 'hidden')
    .filter(isControl)
    .filter(({ name }) => name !== 'requestId' && /^(intent|subject)$|(Id|Key)$/.test(name))
    .map(({ name, value }) => `${name}=${value}`)
    .join('&')
