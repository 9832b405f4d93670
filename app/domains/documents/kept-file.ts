/** A file checked and kept on disk, as a command is given it once the upload is over. Pure. Rules: docs/rules/documents.md §4. */
import { z } from 'zod'
import { readSentJson } from '#app/kernel/storable.ts'
import { inputLabels } from './input-labels.fr.ts'
import { documentsLabels } from './labels.fr.ts'
import { sizeLabels } from './size-labels.fr.ts'
import { maxPictureBytes } from './upload.ts'

const shape = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().min(1).max(300),
  mediaType: z.string().min(1).max(200),
  sizeBytes: z.number().int().positive(),
})

/** Facts about a stored file; its bytes are found by `sha256`. */
export type KeptFile = z.output<typeof shape>

/** A form carries it as JSON under the field's own name, so that a sentence is shown at the file's field. */
const parseKept = (value: unknown): unknown => (typeof value === 'string' ? readSentJson(value) : value)

/** A file that must be there. @param missing the sentence when none was chosen */
export const keptFile = (missing: string) =>
  z.preprocess(parseKept, z.custom<KeptFile>((value) => shape.safeParse(value).success, { error: missing }).pipe(shape))

/** A PDF that must be there. */
export const keptPdf = (missing: string) =>
  keptFile(missing).refine(({ mediaType }) => mediaType === 'application/pdf', {
    error: documentsLabels.onlyTypes.pdf,
  })

/** A picture that must be there, PNG or JPEG, of 1 Mo at most: every document holds it. */
export const keptPicture = (missing: string) =>
  keptFile(missing)
    .refine(({ mediaType }) => mediaType === 'image/png' || mediaType === 'image/jpeg', {
      error: documentsLabels.onlyTypes.picture,
    })
    .refine(({ sizeBytes }) => sizeBytes <= maxPictureBytes, {
      error: sizeLabels['picture-too-large'],
    })

/** A file, or null when none was chosen. */
export const optionalKeptFile = () => z.preprocess((value) => parseKept(value) ?? null, shape.nullable()).default(null)

/** Files kept from one field, in the order chosen; none when none was. */
export const keptFiles = (most: number) =>
  z
    .preprocess(
      (value) => (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(parseKept).filter(Boolean),
      z.array(shape).max(most, { error: inputLabels.mostFiles(most) }),
    )
    .prefault([])
