/** Where a link to sign leads. Pure. Rules: docs/rules/signing.md §3.2. */
export const signingPath = (token: string): string => `/signature/${token}`
export const signingAddress = (siteUrl: string, token: string): string => siteUrl + signingPath(token)
/** Where she signs with her account, under the address of the CTG. */
export const mySigningPath = (linkId: string): string => `/convention/signer?lien=${linkId}`
