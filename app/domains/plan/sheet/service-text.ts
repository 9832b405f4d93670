/** How a service is named among those of several parties. Pure. */

/** « Direction de l’éducation (Ville) »: two parties may name a service alike. */
export const serviceText = ({ name, partyName }: { readonly name: string; readonly partyName: string }): string =>
  `${name} (${partyName})`
