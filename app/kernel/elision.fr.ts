/** French elision, apart from the tables of articles: pages without an account load it. Pure. */

/** Before a vowel; an h is taken for mute before é, e, o (Hélène, Henri, Hortense), a y for a vowel before a consonant (Yves). */
const elides = (word: string): boolean => /^(?:[aeiouàâäéèêëîïôöùûü]|h[éèêeo]|y[^aeiouéè])/iu.test(word)

/** « de Marc Popeline », « d’Odile Batiste », « d’Éducation et vacances ». For places, which have articles: `withOf`. */
export const ofName = (name: string): string => (elides(name) ? `d’${name}` : `de ${name}`)
