/** Asks the server for a text to write in; it is made the first time. In the browser. */
import type { OpenedText } from './collab.ts'
import type { CopyOf } from './local-copies.ts'
import { openingLabels } from './written-text-labels.fr.ts'

const isOpened = (answer: unknown): answer is OpenedText =>
  typeof answer === 'object' && answer !== null && 'textId' in answer && 'writer' in answer

const refusalIn = (answer: unknown): string =>
  typeof answer === 'object' && answer !== null && 'refusal' in answer && typeof answer.refusal === 'string'
    ? answer.refusal
    : openingLabels.refused

/** @throws TypeError without connection */
export async function openText({
  ctgId,
  ...of
}: Omit<CopyOf, 'personId'>): Promise<OpenedText | { readonly refusal: string }> {
  const response = await fetch(`/ctg/${ctgId}/textes`, { method: 'POST', body: new URLSearchParams(of) })
  const answer: unknown = await response.json().catch(() => undefined)
  return response.ok && isOpened(answer) ? answer : { refusal: refusalIn(answer) }
}
