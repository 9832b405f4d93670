/**
 * Requests of one person, eight at a time: what she asks beyond waits for her own, and never delays another; a software's token,
 * three at a time. Without an account nobody waits for a turn: whoever shares an address would wait for who holds one open. Why:
 * docs/decisions/0025.
 */
import { mostTokens } from '#app/domains/api/api.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { fairTurns } from '#app/kernel/fair-turns.ts'
import { mostBodyBytes } from '#app/kernel/sending.ts'
import { announcedBytes, isMultipart } from './read-body.server.ts'

const tooBusy = () => new DomainError('too-many', 'attempts.at-once')
const bounds = { concurrency: Number.POSITIVE_INFINITY, together: 8, mostWaiting: 5_000, mostOfOne: 400, tooBusy }

/**
 * Its owner: a session.
 * @throws DomainError too-many, `attempts.at-once`
 */
export const takeRequestTurn = fairTurns(bounds)

/**
 * Its owner: a token. Nobody looks at its answers: three keep the processor busy, and a page comes between them. All the tokens of a
 * CTG together leave more than half of what may wait to those of others.
 */
export const takeTokenTurn = fairTurns({ ...bounds, together: 3, mostOfOne: bounds.mostWaiting / (2.5 * mostTokens) })

/**
 * What other software reads, once what it sent has come: never more than some of the connections of pages, three of one CTG,
 * however many tokens it has. Its owner: a CTG.
 * @throws DomainError too-many, `attempts.at-once`
 */
export const takeReadingTurn = fairTurns({ concurrency: 4, together: 3, mostWaiting: 2_000, mostOfOne: 400, tooBusy })

/**
 * Who sends files asks for her pages meanwhile: a large body, that a slow line brings in minutes, waits for those of her session only.
 * @returns the owner of the turn
 */
export const turnOwner = (session: string, request: Request): string =>
  isMultipart(request) && announcedBytes(request) > mostBodyBytes ? `${session} files` : session

/**
 * What other software writes in one CTG, one act after the other: the next would wait for its locks with a connection in hand.
 * Never more than some of the connections of pages, whose readers come first. Its owner: a CTG.
 * @throws DomainError too-many, `attempts.at-once`
 */
export const takeWritingTurn = fairTurns({ concurrency: 4, mostWaiting: 2_000, mostOfOne: 400, tooBusy })

/**
 * Searches, each of which reads every word of a CTG: two at a time here, one of each person, so that pages keep a processor of the
 * database. Its owner: a person.
 * @throws DomainError too-many, `attempts.at-once`
 */
export const takeSearchTurn = fairTurns({ concurrency: 2, mostWaiting: 500, mostOfOne: 20, tooBusy })
