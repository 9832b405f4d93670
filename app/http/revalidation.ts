/** When a page reads its data again after an act was refused. Pure; routes re-export it. */

type Args = { readonly actionStatus?: number | undefined; readonly defaultShouldRevalidate: boolean }

/**
 * After a conflict the page shows what was saved meanwhile and its forms carry the new version: sending again then keeps what
 * one typed. The router's own rule reads nothing again after a refusal.
 */
export const shouldRevalidate = ({ actionStatus, defaultShouldRevalidate }: Args): boolean =>
  actionStatus === 409 || defaultShouldRevalidate
