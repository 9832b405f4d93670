/** The file field of our forms: it knows what the server takes. Rules: docs/rules/documents.md §17. */
import type { ComponentProps } from 'react'
import { FileField } from '#app/ui/file-field.tsx'
import { sizeLabels } from './size-labels.fr.ts'
import { refusalToSend, type UploadLimit } from './upload.ts'

const refuseAs = (limit: UploadLimit) => (sizes: readonly number[], formBytes: number) => {
  const refusal = refusalToSend(sizes, formBytes, limit)
  return refusal && sizeLabels[refusal]
}

const refuse: Record<UploadLimit, ReturnType<typeof refuseAs>> = {
  document: refuseAs('document'),
  picture: refuseAs('picture'),
}

type Props = Omit<ComponentProps<typeof FileField>, 'refuse'> & {
  /** @default document */
  readonly limit?: UploadLimit
}

export const UploadField = ({ limit = 'document', ...field }: Props) => <FileField {...field} refuse={refuse[limit]} />
