/** Files kept on a service that speaks S3, under the same names as in a folder. Why: docs/decisions/0018. */
import { openAsBlob } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { AwsClient } from 'aws4fetch'
import { DomainError } from '../errors.ts'
import { log } from '../log.server.ts'
import { StartError } from '../start-error.ts'
import { contentName, type KeptObject, type ObjectStore, sha256OfName } from './file-store.ts'
import { fileLabels } from './labels.fr.ts'

const attempts = 3
const firstPauseMs = 200
/** Until the service begins to answer; a body sent is given the time of a slow line besides. */
const answerMs = 20_000
const slowestBytesPerMs = 100

type S3Request = {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE'
  readonly address: string
  readonly body?: { readonly blob: Blob; readonly sha256: string }
}

const shape = fileLabels.s3Example

type Place = {
  /** Address of the bucket. */
  readonly bucket: string
  /** What comes before every name: nothing, or ends with a slash. */
  readonly before: string
  readonly aws: AwsClient
}

/** @throws StartError when the address lacks something; it never repeats the secret */
export function readPlace(s3Url: string): Place {
  const url = URL.parse(s3Url)
  const isHttp = url?.protocol === 'https:' || url?.protocol === 'http:'
  if (!url || !isHttp || !url.username || !url.password || !/[^/]/.test(url.pathname))
    throw new StartError(fileLabels.s3Url(shape))
  const [bucket = '', ...folders] = url.pathname.split('/').filter((part) => part !== '')
  return {
    bucket: `${url.origin}/${bucket}`,
    before: folders.map((folder) => `${folder}/`).join(''),
    aws: new AwsClient({
      accessKeyId: decodeURIComponent(url.username),
      secretAccessKey: decodeURIComponent(url.password),
      region: url.searchParams.get('region') ?? 'us-east-1',
      service: 's3',
      retries: 0,
    }),
  }
}

async function askOnce({ aws }: Place, { method, address, body }: S3Request): Promise<Response | undefined> {
  const cut = new AbortController()
  const timer = setTimeout(() => cut.abort(), answerMs + (body?.blob.size ?? 0) / slowestBytesPerMs)
  try {
    return await aws.fetch(address, {
      method,
      signal: cut.signal,
      ...(body && { body: body.blob, headers: { 'x-amz-content-sha256': body.sha256 } }),
    })
  } catch (error) {
    // The address and the keys stay out of the log.
    log.warn({ method, reason: error instanceof Error ? error.name : 'unknown' }, 's3 did not answer')
  } finally {
    clearTimeout(timer)
  }
}

/** Asks again what may pass: no answer, an error of the service, too many requests. @throws DomainError unavailable */
async function ask(place: Place, request: S3Request): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await askOnce(place, request)
    if (answer && answer.status < 500 && answer.status !== 429) return answer
    await answer?.body?.cancel()
    if (attempt === attempts) throw new DomainError('unavailable', 'documents.store-unreachable')
    await wait(firstPauseMs * 2 ** attempt)
  }
}

/** @throws Error for a status that is neither among these nor a success: a right that is missing, a bucket that is gone */
async function settle(answer: Response, alsoFine: readonly number[] = []): Promise<Response> {
  if (answer.ok || alsoFine.includes(answer.status)) return answer
  await answer.body?.cancel()
  throw new Error(`s3 answered ${answer.status}`)
}

/** @param s3Url as `shape` says; what follows the bucket in the path comes before every name */
export function openS3Store(s3Url: string, pageSize = 1000): ObjectStore {
  const place = readPlace(s3Url)
  const addressOf = (sha256: string): string => `${place.bucket}/${place.before}${contentName(sha256)}`
  return {
    async put({ path, sha256 }) {
      const blob = await openAsBlob(path)
      const answer = await ask(place, { method: 'PUT', address: addressOf(sha256), body: { blob, sha256 } })
      await (await settle(answer)).body?.cancel()
    },
    async open(sha256) {
      const address = addressOf(sha256)
      const head = await settle(await ask(place, { method: 'HEAD', address }), [404])
      if (head.status === 404) return
      return { size: Number(head.headers.get('content-length')), stream: () => bytesOf(place, address) }
    },
    async remove(sha256) {
      const answer = await ask(place, { method: 'DELETE', address: addressOf(sha256) })
      await (await settle(answer, [404])).body?.cancel()
    },
    list: () => listBucket(place, pageSize),
    async probe() {
      const answer = await ask(place, { method: 'GET', address: listAddress(place, '', 1) }).catch(() => undefined)
      await answer?.body?.cancel()
      if (answer && !answer.ok) throw new StartError(fileLabels.s3Refuses(answer.status))
    },
  }
}

async function* bytesOf(place: Place, address: string): AsyncGenerator<Uint8Array> {
  const { body } = await settle(await ask(place, { method: 'GET', address }))
  if (body) yield* body
}

/** First version of the list: pages by the last key read, which every service knows, rather than by a token of its own. */
function listAddress({ bucket, before }: Place, after: string, size: number): string {
  const query = new URLSearchParams({ prefix: `${before}files/`, 'max-keys': String(size) })
  if (after) query.set('marker', after)
  return `${bucket}?${query}`
}

const textOf = (xml: string, tag: string): string => xml.match(new RegExp(`<${tag}>([^<]*)</${tag}>`))?.[1] ?? ''

/** Names are hexadecimal: they need no escaping. */
async function* listBucket(place: Place, pageSize: number): AsyncGenerator<KeptObject> {
  for (let after = ''; ; ) {
    const answer = await settle(await ask(place, { method: 'GET', address: listAddress(place, after, pageSize) }))
    const xml = await answer.text()
    let last = ''
    for (const [content] of xml.matchAll(/<Contents>[\s\S]*?<\/Contents>/g)) {
      last = textOf(content, 'Key')
      const sha256 = sha256OfName(last.slice(place.before.length))
      if (sha256 === undefined) continue
      yield { sha256, size: Number(textOf(content, 'Size')), keptAt: new Date(textOf(content, 'LastModified')) }
    }
    if (last === '' || textOf(xml, 'IsTruncated') !== 'true') return
    after = last
  }
}
