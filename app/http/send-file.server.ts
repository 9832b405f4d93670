/** Answers with a file kept on disk: members only, so never in a shared cache; the caller has checked the right. */
import { mediaTypes, sentType, trueName } from '#app/domains/documents/file-types.ts'
import { DomainError } from '#app/kernel/errors.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { refusalSentence } from './refusals.server.ts'
import { type RouteArgs, route, statusOf } from './route.server.ts'

type SentFile = {
  readonly sha256: string
  readonly name: string
  readonly mediaType: string
}

/** A PDF opens in the browser; anything else is downloaded, so that nothing typed by someone runs on our address. */
const dispositionOf = ({ name, mediaType }: SentFile): string =>
  `${mediaType === 'application/pdf' ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(trueName(name, mediaType))}`

/** Pieces as the web wants them: read as they are asked for, let go when the reader leaves. */
const webStream = (pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: async () => void (await pieces.return(undefined)),
  })

/** A loader that answers with a file, or with its refusal as a sentence to read: there is no page around it. */
export const fileRoute = (run: (args: RouteArgs) => Promise<Response>) =>
  route(async (args) => {
    try {
      return await run(args)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      const headers = { 'content-type': 'text/plain; charset=utf-8' }
      return new Response(refusalSentence(error), { status: statusOf[error.kind], headers })
    }
  })

/** To a member. @throws DomainError not-found when the bytes are no longer there, unavailable when they are not those that were kept */
export const sendFile = ({ surroundings, request }: RouteArgs, file: SentFile): Promise<Response> =>
  sendStored(surroundings.instance.files, request, file, 'private, no-cache')

/** To whoever the caller says. @throws as `sendFile` */
export async function sendStored(
  files: FileStore,
  request: Request,
  file: SentFile,
  cacheControl: 'private, no-cache' | 'public, no-cache',
): Promise<Response> {
  const etag = `"${file.sha256}"`
  const headers = { etag, 'cache-control': cacheControl }
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  if ((await files.check(file.sha256)) === 'damaged') throw new DomainError('unavailable', 'documents.damaged-file')
  const opened = await files.open(file.sha256)
  if (!opened) throw new DomainError('not-found', 'documents.file-not-found')
  return new Response(webStream(opened.stream()), {
    headers: {
      ...headers,
      'content-type': sentType(file.mediaType),
      'content-length': String(opened.size),
      'content-disposition': dispositionOf(file),
    },
  })
}

const tableTypes = {
  xlsx: mediaTypes.xlsx,
  ods: mediaTypes.ods,
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
} as const
export type TableFormat = keyof typeof tableTypes

/** A table made at this instant, to download: kept nowhere. */
export const sendTable = (body: Uint8Array<ArrayBuffer> | string, format: TableFormat, name: string): Response =>
  new Response(body, {
    headers: {
      'content-type': tableTypes[format],
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'private, no-store',
    },
  })
