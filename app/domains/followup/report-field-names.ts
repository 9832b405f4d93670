/** What the form and its reading share, apart from the schema: a page made for a phone does not carry the schema’s library. Pure. */

export const valuePrefix = 'value-'
/** Name of the field of a measure's value. */
export const valueField = (measureId: string): string => `${valuePrefix}${measureId}`

/** Files a report may carry. */
export const mostFiles = 6
