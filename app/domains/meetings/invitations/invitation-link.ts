/** Addresses of what a convocation opens without account. Pure. */

/** Path of the page behind a personal link. */
export const invitationPath = (token: string): string => `/invitation/${token}`
/** Path of a private calendar. */
export const feedPath = (token: string): string => `/agenda/${token}/trame.ics`
