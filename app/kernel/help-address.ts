/** Where « Aide » leads from a page. Pure, and small: every page carries it. */

const secretPages =
  /^\/(point|invitation|mes-donnees|adresse|signature|avis|enquete|atelier|desabonnement|agenda)(?=\/)|^\/(connexion|mot-de-passe)\/lien(?=\/)/

/** The page as « Aide » may tell it to the server: never the secret of a personal link. */
export const tellablePage = (path: string): string => {
  const [start] = secretPages.exec(path) ?? []
  return start === undefined ? path : `${start}/-`
}

/** Where « Aide » leads from a page. */
export const helpAddress = (path: string): string => `/aide/page?de=${encodeURIComponent(tellablePage(path))}`
