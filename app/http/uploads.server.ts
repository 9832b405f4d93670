/** Files posted with a form: checked, then handed to the command as one value (`documents/kept-file.ts`), kept while it runs. */
import { checkUpload } from '#app/domains/documents/check-upload.server.ts'
import { trueName } from '#app/domains/documents/file-types.ts'
import { keepingContents } from '#app/domains/documents/keep-contents.server.ts'
import type { KeptFile } from '#app/domains/documents/kept-file.ts'
import { documentsLabels, type OnlyType } from '#app/domains/documents/labels.fr.ts'
import { DomainError } from '#app/kernel/errors.ts'
import type { StagedFile } from '#app/kernel/files/file-store.ts'
import type { FormValues } from './form-values.server.ts'
import type { ReceivedForm } from './receive-files.server.ts'
import { refusalSentence } from './refusals.server.ts'
import type { RequestContext } from './request-context.server.ts'
import { noteKept, requireRoom, roomFor } from './upload-room.server.ts'

/** A received form, the files its command accepted, and the CTG whose room they take. */
export type Received = ReceivedForm & { readonly accepted: Set<StagedFile>; readonly ctgId: string | undefined }

type Uploading = {
  readonly surroundings: RequestContext
  readonly received?: Received
}

/** The files a form takes: how many at most, and how they are read. */
export type Upload<Args> = {
  readonly most: number
  /** Of each, when it is no document of a CTG. */
  readonly mostBytes?: number
  readonly read: (args: Args, form: FormData) => Promise<Readonly<Record<string, unknown>>>
}

const isEmpty = (chosen: File): boolean => chosen.size === 0 && chosen.name === ''

/**
 * The file of this field; the text is empty when none was chosen, whatever else the form carried under that name.
 * @param only the one type this field takes: said to whoever gives it what is no document at all
 * @throws DomainError invalid, its sentence at the field
 */
export async function readUpload(
  args: Uploading,
  form: FormData,
  field = 'file',
  only?: OnlyType,
): Promise<FormValues> {
  const chosen = form.get(field)
  if (!(chosen instanceof File) || isEmpty(chosen)) return { [field]: '' }
  return { [field]: await acceptFile(args, chosen, field, only) }
}

/**
 * The files of this field, one after the other; one more than the most is enough for the command to refuse them all.
 * @throws DomainError invalid, its sentence at the field
 */
export async function readUploads(
  args: Uploading,
  form: FormData,
  { field = 'files', most }: { readonly field?: string; readonly most: number },
): Promise<FormValues> {
  const chosen = form.getAll(field).filter((one) => one instanceof File && !isEmpty(one))
  const fields: string[] = []
  for (const one of chosen.slice(0, most + 1)) if (one instanceof File) fields.push(await acceptFile(args, one, field))
  return { [field]: fields }
}

/** One file, under this name. */
export const oneFile = (field = 'file', only?: OnlyType): Upload<Uploading> => ({
  most: 1,
  read: (args, form) => readUpload(args, form, field, only),
})

/** A field that takes a PDF and nothing else. */
export const onePdf = oneFile('file', 'pdf')

export const severalFiles = (most: number): Upload<Uploading> => ({
  most,
  read: (args, form) => readUploads(args, form, { most }),
})

/** So many files are looked at together: each is whole in memory meanwhile. */
const mostChecked = 2
const checking: Promise<unknown>[] = Array.from({ length: mostChecked }, () => Promise.resolve())
let next = 0

/** One after the other, in as many lines. */
function inLine<Result>(work: () => Promise<Result>): Promise<Result> {
  const line = next
  next = (next + 1) % mostChecked
  const turn = (checking[line] ?? Promise.resolve()).then(work)
  checking[line] = turn.catch(() => undefined)
  return turn
}

/** @returns the file as a command reads it */
async function acceptFile({ surroundings, received }: Uploading, chosen: File, field: string, only?: OnlyType) {
  const staged = received?.stagedOf(chosen)
  if (!received || !staged) throw new Error('a file that was not received with its form')
  try {
    const { mediaType } = await inLine(async () => checkUpload(chosen.name, new Uint8Array(await chosen.arrayBuffer())))
    await requireRoom(surroundings.instance, received.ctgId, staged.size)
    received.accepted.add(staged)
    const { sha256, size } = staged
    const name = trueName(chosen.name.slice(0, 290), mediaType)
    const keptFile: KeptFile = { sha256, name, mediaType, sizeBytes: size }
    return JSON.stringify(keptFile)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const isOtherType = ['documents.unknown-type', 'documents.old-office'].includes(error.code)
    if (only && isOtherType)
      throw new DomainError(error.kind, 'documents.other-type', { [field]: documentsLabels.onlyTypes[only] })
    throw new DomainError(error.kind, error.code, { [field]: error.fields.form ?? refusalSentence(error) })
  }
}

/** The files accepted are there while this runs, and afterwards when it named them. @throws DomainError when there is no room for all */
export async function keepingReceived<Result>(
  { surroundings: { instance }, received }: Uploading,
  run: () => Promise<Result>,
): Promise<Result> {
  const accepted = [...(received?.accepted ?? [])]
  const bytes = accepted.reduce((sum, { size }) => sum + size, 0)
  const runThenNote = async () => {
    const result = await run()
    noteKept(instance.db, bytes)
    return result
  }
  return keepingContents(instance, accepted, runThenNote, roomFor(instance, received?.ctgId))
}

/** What a file holds, read with it. @throws DomainError its sentence at the file's field */
export async function readAtField<Result>(field: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    throw new DomainError(error.kind, error.code, { [field]: refusalSentence(error) })
  }
}
