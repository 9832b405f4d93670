/**
 * Around every reading and every sending of the router, in the browser: what gets no answer never takes the place of a page in
 * which one types. A form stays with its words and is told so (`sendings.tsx`); a reading waits for the network, then goes
 * again. Rules: docs/rules/writing.md §11. Why: docs/decisions/0038.
 */
import {
  type DataStrategyResult,
  data,
  isRouteErrorResponse,
  type MiddlewareFunction,
  redirect,
  replace,
} from 'react-router'
import { arrive, end, sendingOf, settle } from './sendings.tsx'
import { setWaiting } from './waiting.tsx'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const noNetwork = 'pas de connexion'
const unexpected =
  'Une erreur imprévue s’est produite et rien n’a été enregistré. Vos mots sont toujours ici : réessayez ; si l’erreur revient, prévenez la personne qui administre Trame.'

/** A proxy asks to come back later; our own 429 says why. */
const isBusy = (status: number): boolean => status === 408 || status === 429

/** Why no answer of ours came; undefined when one did. `fetch` says a lost connection by a TypeError. */
export function lossOf(error: unknown): string | undefined {
  if (error instanceof TypeError) return noNetwork
  const isFromProxy =
    isRouteErrorResponse(error) &&
    ([502, 503, 504].includes(error.status) || (isBusy(error.status) && !isRecord(error.data)))
  // A page of the network in use (« acceptez les conditions ») instead of ours.
  const isNotOurs = error instanceof Error && error.message === 'Unable to decode turbo-stream response'
  if (isFromProxy || isNotOurs) return 'le site ne répond pas'
}

/** The router wraps the errors of actions, but not its own. */
const errorOf = ({ result }: DataStrategyResult): unknown =>
  isRecord(result) && result.type === 'DataWithResponseInit' ? result.data : result

const tooHeavy =
  'Le réseau par où passe cet envoi le trouve trop lourd : rien n’a été enregistré. Vos mots sont toujours ici : partagez-les en plusieurs envois, ou joignez moins de fichiers.'

/** Our own sentence, when the answer has one. */
function sentenceOf(error: unknown): string {
  if (isRouteErrorResponse(error) && error.status === 413 && !isRecord(error.data)) return tooHeavy
  const errorData = isRouteErrorResponse(error) && isRecord(error.data) ? error.data : {}
  const sentence = errorData.refusal ?? (isRecord(errorData.closed) ? errorData.closed.sentence : undefined)
  return typeof sentence === 'string' ? sentence : unexpected
}

/** What became of a form; undefined when the router is to go on with the answer. @returns what is said instead */
function tellSent(requestId: string, outcome: DataStrategyResult, isGivenUp: boolean): string | undefined {
  const error = errorOf(outcome)
  if (error instanceof Response) {
    // To sign in first is no arrival: the draft waits for the person.
    if (error.headers.get('location')?.startsWith('/connexion?')) settle(requestId)
    else arrive(requestId)
    return
  }
  if (isGivenUp) {
    end(requestId, 'lost', 'un autre envoi est passé avant')
    return
  }
  if (outcome.type === 'data') {
    settle(requestId)
    return
  }
  const loss = lossOf(error)
  const sentence = loss ? `Pas encore envoyé : ${loss}.` : sentenceOf(error)
  if (sendingOf(requestId)) end(requestId, loss ? 'lost' : 'failed', loss ?? sentence)
  return sentence
}

type Results = Record<string, DataStrategyResult>

async function keepForm(request: Request, next: () => Promise<Results>): Promise<Results> {
  const sent = await request.clone().formData()
  const text = (name: string) => sent.get(name)?.toString()
  const results = await next()
  const requestId = text('requestId')
  if (requestId === undefined) return results
  return Object.fromEntries(
    Object.entries(results).map(([routeId, outcome]) => {
      const refusal = tellSent(requestId, outcome, request.signal.aborted)
      if (refusal === undefined) return [routeId, outcome]
      // Of a form that tells by itself, the page has nothing to say; of a card just dropped, it has.
      const answer = sendingOf(requestId) ? undefined : { intent: text('intent'), subject: text('subject'), refusal }
      return [routeId, { type: 'data', result: data(answer, { status: 503 }) }]
    }),
  )
}

const retrySeconds = 5

/** Until the network is back, or a few seconds when it seems to be there; at once when nobody waits any more. */
const waitForNetwork = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setInterval(() => navigator.onLine && goOn(), retrySeconds * 1000)
    function goOn() {
      clearInterval(timer)
      window.removeEventListener('online', goOn)
      resolve()
    }
    window.addEventListener('online', goOn)
    signal.addEventListener('abort', goOn)
  })

async function keepPage({ url, signal }: Request, next: () => Promise<Results>): Promise<Results> {
  const results = await next()
  const isLost = Object.values(results).some((outcome) => outcome.type === 'error' && lossOf(errorOf(outcome)))
  if (!isLost || signal.aborted) return results
  setWaiting(true)
  await waitForNetwork(signal)
  setWaiting(false)
  if (signal.aborted) return results
  const { pathname, search } = new URL(url)
  throw (pathname + search === location.pathname + location.search ? replace : redirect)(pathname + search)
}

const keepWords: MiddlewareFunction<Results> = ({ request }, next) =>
  request.method === 'GET' ? keepPage(request, next) : keepForm(request, next)

export const clientMiddleware = [keepWords]
