/** Reads the open threads of a text, and acts on them, from the page or the editor that shows it. In the browser. */
import { besideLabels } from './labels.fr.ts'
import { noThreads, type TextTalk, type ThreadActAnswer, talkPath } from './text-talk.ts'

type Place = { readonly ctgId: string; readonly textId: string }

const addressOf = ({ ctgId, textId }: Place): string => `${talkPath(ctgId, textId)}/fils`

const isTalk = (answer: unknown): answer is TextTalk =>
  typeof answer === 'object' && answer !== null && 'threads' in answer && Array.isArray(answer.threads)

/** @returns undefined when it cannot be read now: what was known still holds */
export async function readThreads(place: Place): Promise<TextTalk | undefined> {
  try {
    const response = await fetch(addressOf(place))
    if (!response.ok) return undefined
    const answer: unknown = await response.json()
    return isTalk(answer) ? answer : noThreads
  } catch {
    return undefined
  }
}

const isAnswer = (answer: unknown): answer is ThreadActAnswer =>
  typeof answer === 'object' && answer !== null && ('threadId' in answer || 'refusal' in answer)

/** @throws TypeError without connection, or when what answers is not ours */
export async function actOnThreads(place: Place, form: FormData): Promise<ThreadActAnswer> {
  const body = new URLSearchParams()
  for (const [name, value] of form) if (typeof value === 'string') body.append(name, value)
  const response = await fetch(addressOf(place), { method: 'POST', body })
  if (response.redirected) return { refusal: besideLabels.signedOut }
  const answer: unknown = await response.json().catch(() => undefined)
  if (!isAnswer(answer)) throw new TypeError('no answer of ours')
  return answer
}
