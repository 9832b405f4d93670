/** What a form sends, files included where its intents take some: the right first, then the bytes. Rules: docs/rules/documents.md §17. */
import { DomainError } from '#app/kernel/errors.ts'
import { readForm, refuseForm } from './form-values.server.ts'
import { isMultipart } from './read-body.server.ts'
import { receiveForm } from './receive-files.server.ts'
import type { RequestContext } from './request-context.server.ts'
import type { Intent, RouteArgs } from './route.server.ts'
import { uploadPlaces } from './upload-places.server.ts'
import { requireUploadRight } from './upload-right.server.ts'
import { requireRoom } from './upload-room.server.ts'
import type { Received } from './uploads.server.ts'

type UploadOptions = {
  readonly surroundings: RequestContext
  readonly request: Request
  readonly mostFiles: number
  /** Of a form without files. */
  readonly mostBytes?: number
  /** Of one file, where it is no document. */
  readonly mostFileBytes?: number | undefined
  /** Who occupies one of the sending places: a person, or a personal link. */
  readonly sender: string
  readonly ctgId: string | undefined
  /** @throws DomainError when these files are not to be taken */
  readonly allow: (form: FormData) => Promise<void>
}

const withoutFiles = (form: FormData): Received => ({
  form,
  refusal: undefined,
  stagedOf: () => undefined,
  accepted: new Set(),
  ctgId: undefined,
  [Symbol.asyncDispose]: async () => undefined,
})

/** @throws the answer of `refuseForm` */
export async function receiveUpload({
  surroundings,
  request,
  mostFiles,
  mostBytes,
  mostFileBytes,
  sender,
  ctgId,
  allow,
}: UploadOptions): Promise<Received> {
  if (mostFiles === 0 || !isMultipart(request)) return withoutFiles(await readForm(request, mostBytes))
  const { instance } = surroundings
  const places: Disposable[] = []
  const leave = () => {
    for (const place of places) place[Symbol.dispose]()
  }
  const received = await receiveForm(request, {
    files: instance.files,
    mostFiles: mostFiles + 1,
    mostFileBytes,
    allow: async (form) => {
      await allow(form)
      places.push(uploadPlaces.take(sender))
      await requireRoom(instance, ctgId, Number(request.headers.get('content-length') ?? 0))
    },
  }).catch((error: unknown) => {
    leave()
    if (error instanceof DomainError) throw error
    return refuseForm(error)
  })
  return {
    ...received,
    accepted: new Set(),
    ctgId,
    async [Symbol.asyncDispose]() {
      leave()
      await received[Symbol.asyncDispose]()
    },
  }
}

/** For people signed in. A body larger than texts need is read where an intent takes files, and nowhere else. */
export async function receive(args: RouteArgs, intents: Readonly<Record<string, Intent>>): Promise<Received> {
  const { context, params, request, surroundings } = args
  const mostFiles = Math.max(0, ...Object.values(intents).map(({ files }) => files?.most ?? 0))
  const mostFileBytes = Object.values(intents).find(({ files }) => files?.mostBytes)?.files?.mostBytes
  const allow = async (form: FormData) => {
    const intent = intents[String(form.get('intent') ?? '')]
    if (!intent?.files) throw new DomainError('invalid', 'documents.no-file-here')
    await requireUploadRight(context, params, intent.commandName, intent.files.permission)
  }
  const sender = context.actor.personId
  return receiveUpload({ surroundings, request, mostFiles, mostFileBytes, sender, ctgId: params.ctgId, allow })
}
