/** The number of a form says for whom its page was shown: who signs in afterwards in the same browser does not sign its words. Pure. */
import { DomainError } from '#app/kernel/errors.ts'

const markOf = (personId: string): string => personId.slice(0, 8)

/** What the numbers of the forms of a page begin with. @param personId undefined for a page without account */
export const formNumber = (requestId: string, personId: string | undefined): string =>
  personId === undefined ? requestId : `${requestId}.${markOf(personId)}.`

/** @throws DomainError conflict for the form of a page that was shown to somebody else */
export function expectOwnPage(number: string | undefined, personId: string): void {
  const mark = /^[0-9a-f-]{36}\.([0-9a-f]{8})\./.exec(number ?? '')?.[1]
  if (mark !== undefined && mark !== markOf(personId)) throw new DomainError('conflict', 'request.page-of-other')
}
