/** Words of the texts of an archive. Pure. */

import type { SubjectType } from '#app/kernel/database-types.ts'
import { things } from '#app/things/register.ts'

export const readingLabels = {
  /** « Thème : Petite enfance ». */
  textTitle: (type: SubjectType, name: string): string => [things[type].name, name].filter(Boolean).join(' : '),
  textLead: 'Texte écrit à plusieurs dans Trame : son état, puis ses versions, la dernière d’abord.',
  textFoot: 'L’historique entier, frappe par frappe, est dans donnees/text_update.jsonl.',
  version: (number: number, instant: string, authors: string): string =>
    `Version ${number}, ${instant}, ${authors || 'sans auteur nommé'}`,
} as const
