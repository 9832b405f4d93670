/** The number of a form says for whom its page was shown: who signs in afterwards in the same browser does not sign its words. Pure. */
import { DomainError } from '#app/kernel/errors.ts'

const markOf = (personId: string): string => personId.slice(0, 8)
const marked = /^([0-9a-f-]{36})\.([0-9a-f]{8})\./

/** What the numbers of the forms of a page begin with. @param personId undefined for a page without account */
export const formNumber = (requestId: string, personId: string | undefined): string =>
  personId === undefined ? requestId : `${requestId}.${markOf(personId)}.`

/** What is kept of a number that was sent: nothing of who is signed in, for she may answer without her name. @returns undefined for none */
export const keptNumber = (sent: unknown): string | undefined =>
  typeof sent === 'string' && sent !== '' ? sent.replace(marked, '$1') : undefined

/** @returns what is kept of it. @throws DomainError conflict for the form of a page that was shown to somebody else */
export function ownNumber(sent: unknown, personId: string): string | undefined {
  const mark = typeof sent === 'string' ? marked.exec(sent)?.[2] : undefined
  if (mark !== undefined && mark !== markOf(personId)) throw new DomainError('conflict', 'request.page-of-other')
  return keptNumber(sent)
}
