/** How the text to sign is called. Pure. Rules: docs/rules/signing.md §2.6. */

/** Null `amendmentId`: a version of the convention; 0: a text made out of Trame. */
export type NamedText = { readonly number: number; readonly amendmentId: string | null }

/** « version 2 », « avenant n° 1 ». */
export const textName = ({ number, amendmentId }: NamedText): string =>
  amendmentId !== null ? `avenant n° ${number}` : number === 0 ? 'texte fait hors de Trame' : `version ${number}`

/** What one signs: « la convention », « l’avenant n° 1 à la convention ». */
export const textNameOf = ({ number, amendmentId }: NamedText): string =>
  `${amendmentId === null ? '' : `l’avenant n° ${number} à `}la convention`

/** « Convention à signer », « Avenant n° 1 à signer »; null: the convention. */
export const textToSign = (number: number | null): string =>
  `${number === null ? 'Convention' : `Avenant n° ${number}`} à signer`
