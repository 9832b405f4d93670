/** The personal link of someone asked for a report. Pure. Rules: docs/rules/followup.md §6.3. */

/** Path of the page behind the link. */
export const linkPath = (token: string): string => `/point/${token}`

/** @param siteUrl public address, without a final slash */
export const linkAddress = (siteUrl: string, token: string): string => siteUrl + linkPath(token)
