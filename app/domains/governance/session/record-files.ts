/** The documents of a meeting: what they are, and their names in the addresses. Pure. */

export const recordKinds = ['minutes', 'decisions'] as const
export type RecordKind = (typeof recordKinds)[number]

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Names of the files, in the addresses. */
export const recordFiles = {
  'compte-rendu.pdf': { kind: 'minutes', format: 'pdf', mediaType: 'application/pdf' },
  'compte-rendu.docx': { kind: 'minutes', format: 'docx', mediaType: docxType },
  'releve.pdf': { kind: 'decisions', format: 'pdf', mediaType: 'application/pdf' },
  'releve.docx': { kind: 'decisions', format: 'docx', mediaType: docxType },
} as const satisfies Readonly<Record<string, { kind: RecordKind; format: 'pdf' | 'docx'; mediaType: string }>>
export type RecordFile = keyof typeof recordFiles
