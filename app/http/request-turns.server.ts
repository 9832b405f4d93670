/**
 * Concurrent requests are limited to eight a person and three an API token: more wait for the same owner’s, and never delay others.
 * Without an account, pages that are read are limited to eight a network, sixteen in all; what is sent is not, for slow bodies would
 * shut the door on all who share it. Why: docs/decisions/0025, 0108, 0129, 0136.
 */
import { setImmediate as nextLoop, setTimeout as wait } from 'node:timers/promises'
import { mostTokens } from '#app/domains/api/api.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { fairTurns, type TakeTurn } from '#app/kernel/fair-turns.ts'
import { mostBodyBytes } from '#app/kernel/sending.ts'
import { announcedBytes, isMultipart } from './read-body.server.ts'
import type { RequestContext } from './request-context.server.ts'
import { sessionToken } from './session-token.server.ts'

const tooBusy = () => new DomainError('too-many', 'attempts.at-once')
const bounds = { concurrency: Number.POSITIVE_INFINITY, together: 8, mostWaiting: 5_000, mostOfOne: 400, tooBusy }

/**
 * Its owner: a person (`turnOwner`).
 * @throws DomainError too-many, `attempts.at-once`
 */
export const takeRequestTurn = fairTurns(bounds)

/** A turn whose answer is given as soon as it is made. @param place until when it holds its place; what it is handed never fails */
function takePlace<T>(
  take: TakeTurn,
  owner: string,
  work: () => Promise<T>,
  place: (made: Promise<void>) => Promise<unknown>,
): Promise<T> {
  const answer = Promise.withResolvers<T>()
  take(owner, () => place(work().then(answer.resolve, answer.reject))).catch(answer.reject)
  return answer.promise
}

const takeVisitorPlace = fairTurns({ ...bounds, concurrency: 16 })
const longestPlaceMs = 5_000
/** Nobody is refused here: who waits has been let in, or has sent all. */
const takeLoops = fairTurns({
  concurrency: 1,
  mostWaiting: Number.POSITIVE_INFINITY,
  mostOfOne: Number.POSITIVE_INFINITY,
})
const loopsBetween = 20

/**
 * Without an account, work begins in turn, some loops of Node apart. A page that asks the database nothing would else be followed by
 * the next one before anybody else is heard; and a loop takes in one new connection, whoever opens it.
 */
const takeBeginning = (owner: string): Promise<void> =>
  takeLoops(owner, async () => {
    for (let loop = 0; loop < loopsBetween; loop++) await nextLoop()
  })

/**
 * The same for who reads without an account: a queue of its own, and sixteen pages at once, for one line of IPv6 has hundreds of
 * networks. One that waits for something else (a document, a silent database) soon holds no place. Its owner: a network.
 * @throws DomainError too-many, `attempts.at-once`
 */
export const takeVisitorTurn = <T>(owner: string, work: () => Promise<T>): Promise<T> =>
  takePlace(
    takeVisitorPlace,
    owner,
    () => takeBeginning(owner).then(work),
    (made) => Promise.race([made, wait(longestPlaceMs)]),
  )

/** What a network sends without an account: its end comes in its turn, so that acts begin in turn and slow bodies hold nothing. */
export function endingInTurn(owner: string, request: Request): Request {
  const flush = () => takeBeginning(owner)
  const body = (request.body ?? new Blob().stream()).pipeThrough(new TransformStream({ flush }))
  const { method, headers, signal } = request
  const sent = { method, headers, signal, body, duplex: 'half' }
  return new Request(request.url, sent)
}

/**
 * Its owner: a token. No person waits for these answers: three at a time keep the processor busy and let pages come between. The
 * tokens of one CTG may fill less than half of the queue.
 */
export const takeTokenTurn = fairTurns({ ...bounds, together: 3, mostOfOne: bounds.mostWaiting / (2.5 * mostTokens) })

/**
 * Reads of the API hold at most four of the connections of pages, three for one CTG, however many tokens it has. Its owner: a CTG.
 * @throws DomainError too-many, `attempts.at-once`
 */
export const takeReadingTurn = fairTurns({ concurrency: 4, together: 3, mostWaiting: 2_000, mostOfOne: 400, tooBusy })

/** Whose each session was when this process last read it; more than a large instance has at once. */
const peopleOfSessions = new Map<string, string>()
const mostSessions = 20_000

/**
 * To call once a session is read, whose person has shown all that she must: from then on it shares her turns. Not for an account of
 * the demonstration: whoever tries Trame would wait for everybody who does.
 */
export function noteTurnOwner(session: string, personId: string): void {
  peopleOfSessions.delete(session)
  peopleOfSessions.set(session, personId)
  if (peopleOfSessions.size <= mostSessions) return
  const [oldest] = peopleOfSessions.keys()
  if (oldest !== undefined) peopleOfSessions.delete(oldest)
}

/**
 * Twenty sessions of one person have the turns of one: only the first request of each, whose person is not read yet, has its own. A
 * large body, which a slow line brings in minutes, has a queue of its own, so that the pages of the same person are not delayed.
 * @returns the owner of the turn
 */
export function turnOwner(session: string, request: Request): string {
  const owner = peopleOfSessions.get(session) ?? session
  return isMultipart(request) && announcedBytes(request) > mostBodyBytes ? `${owner} files` : owner
}

/** Whose turns a request takes that anybody may make: those of her session, or of her network where she has none. */
export function askerOf({ actor, clientAddress, instance }: RequestContext, request: Request): string {
  const session = actor && sessionToken(request.headers, instance.config.secret)
  return session === undefined ? clientAddress : turnOwner(session, request)
}

/**
 * Writes of the API, one at a time for a CTG: the next one would hold a connection while waiting for the locks of the first. At most
 * four connections in all. Its owner: a CTG.
 * @throws DomainError too-many, `attempts.at-once`
 */
export const takeWritingTurn = fairTurns({ concurrency: 4, mostWaiting: 2_000, mostOfOne: 400, tooBusy })

/**
 * Searches, each of which scans all the texts of a CTG: two at a time here, one an owner, so that pages keep a processor of the
 * database. Its owner: who asks (`askerOf`).
 * @throws DomainError too-many, `attempts.at-once`
 */
export const takeSearchTurn = fairTurns({ concurrency: 2, mostWaiting: 500, mostOfOne: 20, tooBusy })

const heavyBounds = { concurrency: 2, mostWaiting: 60, mostOfOne: 20, tooBusy }
const takeMemberPlace = fairTurns(heavyBounds)
const takeReaderPlace = fairTurns({ ...heavyBounds, concurrency: 1 })
const longestRestMs = 500

/**
 * Heavy pages that an instance opens to whoever has no account: two at a time here, one an owner, until they are written; then the
 * place is kept for as long as the page took, so that what others ask is answered meanwhile. They hold no turn of the other pages.
 * Who has no account has one place, apart, which sixty networks fill: with two, nobody was answered for half a second.
 * @param owner a person, or a network without an account
 * @throws DomainError too-many, `attempts.at-once`
 */
export const takeHeavyTurn = <T>(owner: string, isMember: boolean, work: () => Promise<T>): Promise<T> =>
  takePlace(isMember ? takeMemberPlace : takeReaderPlace, owner, work, (made) => {
    const startedAt = performance.now()
    const rested = made.then(() => wait(Math.min(performance.now() - startedAt, longestRestMs)))
    return Promise.race([rested, wait(longestPlaceMs)])
  })

/**
 * The observatory counts, ranks and draws hundreds of communes; the documentation of the API is all of it on one page.
 * @param path as asked, the data of the page too; the router ignores the case
 */
export const isHeavy = (path: string): boolean => /^\/(?:observatoire\b|api(?:\.data)?\/?$)/i.test(path)
