/** What is ticked, what is left unticked, and the state that a column of ticks says. Pure. Rules: docs/rules/taking-up.md §3. */
import type { ActionStatus } from '#app/domains/plan/plan.ts'
import { parseStatus } from '#app/domains/plan/values/parse-status.ts'
import { plainWords } from '#app/kernel/plain-words.ts'

export const isTick = (text: string): boolean => /^(x|oui|ok|1|vrai|[✓✔✅●•■√*☑☒✗✘❌⊠])$/iu.test(text.trim())
export const isUnticked = (text: string): boolean => /^(non|0|-|faux|[☐□○◻])$/iu.test(text.trim())

const cross = /^[✗✘❌]$/u
const check = /^[✓✔☑✅]$/u
export const isChecked = (text: string): boolean => check.test(text.trim())
/** Of columns that say one thing: a cross ticks where nothing else does; beside check marks, it says no. A crossed box is a ticked one. */
export function untickedIn(columns: readonly { readonly hasChecks: boolean }[]): (text: string) => boolean {
  const hasChecks = columns.some((column) => column.hasChecks)
  return (text) => isUnticked(text) || (hasChecks && cross.test(text.trim()))
}

/** A state and nothing else: « Projet social », « Permanences » name other things. */
const stateAlone =
  /^(?:a (?:faire|venir|lancer|demarrer|engager|debuter|commencer)|en (?:cours|attente|projet|pause|retard)(?: de realisation)?|(?:(?:non|pas) (?:encore )?)?(?:fait|realise|termine|acheve|fini|clos|clotur|solde|abouti|demarr|lance|engage|commence|debute|suspendu|reporte|ajourne|differe|abandonne|annule|valide|propose|prevu|programme|planifie)[a-z]{0,3})$/
/** « Avancement, En cours », « Fait »: the state its last heading names. */
export function stateOfHeading(header: string): ActionStatus | undefined {
  const last = header.split(', ').at(-1) ?? ''
  return stateAlone.test(plainWords(last)) ? parseStatus(last) : undefined
}

/** No text but ticks; a blank or a dash says nothing. Zeros and ones may be counted. */
export const isTickedOnly = (texts: readonly string[]): boolean =>
  texts.every((text) => /^[\s–—−-]*$/.test(text) || ((isTick(text) || isUnticked(text)) && !isNumber(text)))

const isNumber = (text: string): boolean => /^[01]$/.test(text.trim())
/** Ticks under the name of a state, « x » under « En cours », and no state in words. Zeros and ones may be counted. */
export const areTickedStates = ({
  header,
  samples,
}: {
  readonly header: string
  readonly samples: readonly string[]
}) =>
  stateOfHeading(header) !== undefined &&
  samples.some(isTick) &&
  samples.every((text) => isTick(text) || isUnticked(text) || parseStatus(text) === undefined) &&
  !samples.some(isNumber)
