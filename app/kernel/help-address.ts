/** Where « Aide » leads from a page. Pure, and small: every page carries it. */

const secretPages =
  /^\/(point|invitation|mes-donnees|adresse|signature|avis|enquete|atelier|desabonnement|agenda)(?=\/)|^\/(connexion|mot-de-passe)\/lien(?=\/)/

/** The path of the page as sent to the help pages, without the secret of a personal link. */
export const tellablePage = (path: string): string => {
  const [start] = secretPages.exec(path) ?? []
  return start === undefined ? path : `${start}/-`
}

/** Where « Aide » leads from a page. */
export const helpAddress = (path: string): string => `/aide/page?de=${encodeURIComponent(tellablePage(path))}`
