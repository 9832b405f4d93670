/**
 * A form that carries files, read as it comes: its texts first, then, once who sends has the right, the files, each written apart
 * on the disk. Memory does not grow with them. Why: docs/decisions/0019.
 */
import { once } from 'node:events'
import { openAsBlob } from 'node:fs'
import { Busboy, type BusboyFileStream } from '@fastify/busboy'
import { withoutPlace } from '#app/domains/documents/forget-place.server.ts'
import { maxUploadBytes, mostUploadBytes } from '#app/domains/documents/upload.ts'
import { DomainError } from '#app/kernel/errors.ts'
import type { FileStore, StagedFile } from '#app/kernel/files/file-store.ts'
import { mostBodyBytes } from '#app/kernel/sending.ts'
import { storableText } from '#app/kernel/storable.ts'
import { announcedBytes, bodyPieces, TooLarge } from './read-body.server.ts'
import { refusalSentence } from './refusals.server.ts'

const mostFields = 5_000

export type ReceivedForm = {
  readonly form: FormData
  /** Why a file was not taken; the texts of the form are there all the same. */
  readonly refusal: DomainError | undefined
  /** What was written apart for this file of the form. */
  readonly stagedOf: (file: File) => StagedFile | undefined
} & AsyncDisposable

type ReceiveOptions = {
  readonly files: FileStore
  /** One more than the command accepts, so that the command itself refuses the extra file. */
  readonly mostFiles: number
  /** Of one file: what a document may be, unless said otherwise. */
  readonly mostFileBytes?: number | undefined
  /** Before the first byte of a file is kept: the right, a place, room. @throws DomainError */
  readonly allow: (form: FormData) => Promise<void>
}

/** The same refusal with its sentence at this field. */
const atField = (error: DomainError, field: string): DomainError =>
  error.kind === 'forbidden' || error.kind === 'not-found'
    ? error
    : new DomainError(error.kind, error.code, { [field]: error.fields.form ?? refusalSentence(error) })

/** @throws TooLarge past the most of texts; Error when the form is cut or is none */
export async function receiveForm(
  request: Request,
  { files, mostFiles, mostFileBytes = maxUploadBytes, allow }: ReceiveOptions,
): Promise<ReceivedForm> {
  const form = new FormData()
  const staged = new Map<File, StagedFile>()
  const state: { refusal?: DomainError; textBytes: number; isAllowed: boolean } = { textBytes: 0, isAllowed: false }
  const release = async () => {
    for (const one of staged.values()) await one[Symbol.asyncDispose]()
  }

  async function take(field: string, stream: BusboyFileStream, name: string): Promise<void> {
    try {
      if (!state.isAllowed) await allow(form)
      state.isAllowed = true
      const stagedFile = await files.stage(withoutPlace(stream.iterator({ destroyOnReturn: false })), mostFileBytes)
      const file = new File([await openAsBlob(stagedFile.path)], name)
      form.append(field, file)
      staged.set(file, stagedFile)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      state.refusal ??= atField(error, field)
    } finally {
      // What was refused is read to its end and let go: the texts that follow it are not lost.
      stream.resume()
    }
  }

  try {
    const mostOfAll = Math.max(mostUploadBytes, mostFileBytes + mostBodyBytes)
    await parse(
      request,
      { mostFiles, mostOfAll },
      {
        text(name, value) {
          state.textBytes += name.length + value.length
          form.append(storableText(name), storableText(value))
          return state.textBytes <= mostBodyBytes
        },
        async file(field, stream, name) {
          if (state.refusal || name === '') return void stream.resume()
          await take(storableText(field), stream, storableText(name))
        },
        isTooLong: () => {
          state.refusal ??= new DomainError('too-large', 'documents.sending-too-large')
        },
      },
    )
  } catch (error) {
    await release()
    throw error
  }
  return { form, refusal: state.refusal, stagedOf: (file) => staged.get(file), [Symbol.asyncDispose]: release }
}

type Parts = {
  /** @returns false when there is too much text */
  readonly text: (name: string, value: string) => boolean
  readonly file: (field: string, stream: BusboyFileStream, name: string) => Promise<void>
  readonly isTooLong: () => void
}

type Bounds = { readonly mostFiles: number; readonly mostOfAll: number }

async function parse(request: Request, { mostFiles, mostOfAll }: Bounds, parts: Parts): Promise<void> {
  const parser = new Busboy({
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    limits: { fieldSize: mostBodyBytes, fields: mostFields, files: mostFiles, headerPairs: 50 },
  })
  const failed = Promise.withResolvers<never>()
  failed.promise.catch(() => undefined)
  let files = Promise.resolve()
  parser.on('error', failed.reject)
  parser.on('field', (name, value, isNameCut, isCut) => {
    if (isNameCut || isCut || !parts.text(name, value)) failed.reject(new TooLarge())
  })
  parser.on('file', (field, stream, name) => {
    // An end that never comes is told by the parser itself.
    stream.on('error', () => undefined)
    files = files.then(() => parts.file(field, stream, name ?? ''))
    files.catch(failed.reject)
  })
  const ended = once(parser, 'finish')
  ended.catch(() => undefined)
  try {
    if (announcedBytes(request) > mostOfAll) parts.isTooLong()
    let size = 0
    for await (const piece of bodyPieces(request)) {
      size += piece.byteLength
      if (size > mostOfAll) return parts.isTooLong()
      if (!parser.write(piece)) await Promise.race([once(parser, 'drain'), failed.promise])
    }
    parser.end()
    await Promise.race([ended, failed.promise])
    await Promise.race([files, failed.promise])
  } finally {
    parser.destroy()
  }
}
