/** The name of the surveys where another page leads to them. */
export const surveysTab = 'Enquêtes'
