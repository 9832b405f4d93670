/** What the form and its reading share, apart from the schema: a page made for a phone does not carry the schema’s library. Pure. */

export const valuePrefix = 'value-'
/** Name of the field of a measure's value. */
export const valueField = (measureId: string): string => `${valuePrefix}${measureId}`

/** Files a report may carry. */
export const mostFiles = 6

/** What the form folds, by field. */
export const foldedFields = {
  files: ['files', 'filesCaption'],
  more: [
    'delayMonths',
    'difficultyKind',
    'difficulty',
    'helpWanted',
    'helpBodyId',
    'publicsReached',
    'meansUsed',
    'proposedStepId',
    'proposedStepTitle',
    'proposedStepOn',
    'proposedLead',
    'proposedPartner',
    'adjustment',
    'coversFrom',
    'coversTo',
    'valueSource',
    'reportedOn',
  ],
} as const
