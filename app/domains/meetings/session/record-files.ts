/** The documents of a meeting: what they are, and their names in the addresses. Pure. */
import type { Dossier } from '#app/domains/documents/dossier.ts'
import { slugOf } from '#app/kernel/slug.ts'

export const recordKinds = ['minutes', 'decisions'] as const
export type RecordKind = (typeof recordKinds)[number]

/** Names of the files, in the addresses. */
export const recordFiles = {
  'compte-rendu.pdf': { kind: 'minutes', format: 'pdf' },
  'compte-rendu.docx': { kind: 'minutes', format: 'docx' },
  'releve.pdf': { kind: 'decisions', format: 'pdf' },
  'releve.docx': { kind: 'decisions', format: 'docx' },
} as const satisfies Readonly<Record<string, { kind: RecordKind; format: 'pdf' | 'docx' }>>
export type RecordFile = keyof typeof recordFiles

/** `?rectificatifs=0`: as it was at the closing; null: the latest. */
export function readAddenda(url: string): number | null {
  const text = new URL(url).searchParams.get('rectificatifs')
  return text === null || !/^\d{1,3}$/.test(text) ? null : Number(text)
}

/** « compte-rendu-groupe-petite-enfance-2026-11-19.pdf »: kept beside those of other meetings, it is told apart. */
export const recordFileName = ({ title, madeOn }: Pick<Dossier, 'title' | 'madeOn'>, format: 'pdf' | 'docx'): string =>
  `${slugOf(title)}-${madeOn}.${format}`
