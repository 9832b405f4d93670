/** What is said where something is missing: one sentence a kind of gap, whatever the page or the document. Pure. Rules: docs/rules/documents.md §22. */
export const gapWords = {
  /** Nobody leads an action: in a cell as in a count, « 2 sans pilote ». */
  lead: 'sans pilote',
  /** A day, a month, an end. */
  date: 'à fixer',
  target: 'à fixer',
  /** A baseline or a last value. */
  value: 'non mesuré',
  /** Never 0. */
  amount: 'à préciser',
  /** What people write: a place, a rhythm, a public. */
  text: 'à préciser',
  /** Who sits, signs or represents. */
  person: 'à désigner',
  /** A question that nobody answered. */
  answer: 'non renseigné',
} as const
