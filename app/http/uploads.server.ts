/** Files posted with a form: checked, kept by content, then handed to the command as one value (`documents/kept-file.ts`). */
import { checkUpload } from '#app/domains/documents/check-upload.server.ts'
import type { KeptFile } from '#app/domains/documents/kept-file.ts'
import { documentsLabels, type OnlyType } from '#app/domains/documents/labels.fr.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { storeFile } from '#app/kernel/files/open-file-store.server.ts'
import type { FormValues } from './form-values.server.ts'
import { refusalSentence } from './refusals.server.ts'
import type { RouteArgs } from './route.server.ts'

type Uploading = Pick<RouteArgs, 'surroundings'>

const isEmpty = (chosen: File): boolean => chosen.size === 0 && chosen.name === ''

/**
 * Keeps the file of this field; the text is empty when none was chosen, whatever else the form carried under that name.
 * Bytes kept for a command that is then refused stay on disk without a row: they are no one's.
 * @param only the one type this field takes: said to whoever gives it what is no document at all
 * @throws DomainError invalid, its sentence at the field
 */
export async function keepUpload(
  args: Uploading,
  form: FormData,
  field = 'file',
  only?: OnlyType,
): Promise<FormValues> {
  const chosen = form.get(field)
  if (!(chosen instanceof File) || isEmpty(chosen)) return { [field]: '' }
  return { [field]: await keepFile(args, chosen, field, only) }
}

/**
 * Keeps the files of this field, one after the other; one more than the most is enough for the command to refuse them all.
 * @throws DomainError invalid, its sentence at the field
 */
export async function keepUploads(
  args: Uploading,
  form: FormData,
  { field = 'files', most }: { readonly field?: string; readonly most: number },
): Promise<FormValues> {
  const chosen = form.getAll(field).filter((one) => one instanceof File && !isEmpty(one))
  const kept: string[] = []
  for (const one of chosen.slice(0, most + 1)) if (one instanceof File) kept.push(await keepFile(args, one, field))
  return { [field]: kept }
}

/** A field that takes a PDF and nothing else. */
export const keepPdf = (args: Uploading, form: FormData): Promise<FormValues> => keepUpload(args, form, 'file', 'pdf')

/** @returns the file as a command reads it */
async function keepFile({ surroundings }: Uploading, chosen: File, field: string, only?: OnlyType): Promise<string> {
  try {
    const bytes = new Uint8Array(await chosen.arrayBuffer())
    const { mediaType } = await checkUpload(chosen.name, bytes)
    const { sha256, size } = await storeFile(surroundings.instance.files, bytes)
    const kept: KeptFile = { sha256, name: chosen.name.slice(0, 300), mediaType, sizeBytes: size }
    return JSON.stringify(kept)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const isOtherType = ['documents.unknown-type', 'documents.old-office'].includes(error.code)
    const sentence = only && isOtherType ? documentsLabels.onlyTypes[only] : refusalSentence(error)
    throw new DomainError('invalid', error.code, { [field]: sentence })
  }
}
